"""Clocks and follow-ups: who is near or past a limit, and what became of each bad rating.

It changes no case and gives no opinion on one: it watches, raises signals, and asks for an answer.
Begin with `data/limits.yaml`, then `states.py`, `actions/following.py` and `actions/watching.py`.
"""
