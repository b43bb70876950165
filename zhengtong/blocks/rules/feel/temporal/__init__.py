"""Dates, times, date-times and durations of FEEL (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8).

Values only: operators are in `feel/arithmetic.py` and `feel/comparing.py`, properties in
`feel/properties.py`, built-in functions in `feel/functions`. Begin with `date.py`; lexical forms
are read in `reading.py`.
"""
