"""The shapes of what the API takes and answers, by subject. Every field says what it holds.

The descriptions are message ids: the document is written in the language of its reader.
"""
