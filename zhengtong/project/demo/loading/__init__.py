"""Brings the content of the demo city into the rooms, each part by the room's own actions.

Begin with `everything.py`: it says in which order, and that nothing is done twice.
"""
