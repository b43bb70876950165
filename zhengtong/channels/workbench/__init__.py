"""The workbench of officials: tasks, the case desk, follow-ups, the calendar.

It decides nothing: what an official may do stands in the rooms. Begin at `urls.py`.
"""
