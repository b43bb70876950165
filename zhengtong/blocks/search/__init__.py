"""Finds entries by what people type: Chinese, English, pinyin, initials, everyday words, typos.

It tokenises, indexes and ranks; it does not know what an entry is, and keeps only its key.
Begin reading at `text.py`, then `entry_words.py` (how an entry is indexed), `asking.py` (how a
question is understood) and `queries.py`.
"""
