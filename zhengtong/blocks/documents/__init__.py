"""Keep, hash, check, render and expire a file: uploads by their content, letters as PDF/A.

It does not know why something was uploaded or what a letter decides: it keeps an owner's ref and
draws the data it is given. Begin with `queries.py`, then `actions.py`; for letters `drawing.py` and
`print/base.typ`.
"""
