"""What may be asked, and is an answer well formed: form definitions and the dictionary of elements.

It does not know what an answer is for, keeps no answers, and draws no widget. Begin with
`shape.py` (what a form is), `reading.py` (how one is written), then `queries.py`.
"""
