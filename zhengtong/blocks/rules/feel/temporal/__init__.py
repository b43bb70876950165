"""Dates, times, date-times and durations of FEEL (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8).

Values only: how operators and built-in functions use them is said in `arithmetic` here and in
`feel/functions`. Begin with `date.py`; lexical forms are read in `reading.py`.
"""
