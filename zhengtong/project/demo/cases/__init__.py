"""Four hundred stories of the demo city: residents and companies that apply, officials who handle.

Every step is a real action of the rooms at a time in the past, so that what stands in the tables
is what a year of work would have left there. Nothing is written past the actions. Begin with
`telling.py`; `planning.py` says how many cases of which kind there are.
"""
