"""Measures the running product and prints the table beside its targets: `python -m bench`.

It starts what `make run` starts, on a fresh database of each kind, fills it, and calls it over HTTP
as users would. Begin at `__main__.py`; what is measured is in `scenarios.py`.
"""
