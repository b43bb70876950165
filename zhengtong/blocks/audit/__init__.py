"""Keeps the journal provable: a hash chain over its lines, its check, search and export.

It writes no journal lines about others and is called by no room; the worker and auditors use it.
Begin with `chain.py`, then `actions/sealing.py` and `verifying.py`.
"""
