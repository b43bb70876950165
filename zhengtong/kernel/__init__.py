"""The words that all rooms share: actors, refs, clock, working days, codes, money, journal.

It knows no government noun: no case, no licence, no service item.
Begin reading at `actors.py` and `journal.py`.
"""
