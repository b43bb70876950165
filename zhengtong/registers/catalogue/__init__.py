"""Service items: the basic catalogue, implementation lists, guides; versions dated and immutable.

It describes what can be applied for and pins what belongs together; it runs nothing.
Begin reading at `definition.py` (what an item is), `publishing.py` (how it becomes a version) and
`queries.py`; imports of foreign lists begin at `reading/`.
"""
