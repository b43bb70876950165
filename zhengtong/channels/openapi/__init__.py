"""The API: the same calls as the pages make, for other programs and for the pages' own scripts.

It holds no rule; its two pages are the one to read the API by and the one to issue tokens.
Begin at `api.py`; what callers send and get is in `shapes/`.
"""
