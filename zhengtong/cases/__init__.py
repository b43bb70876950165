"""The hearth: one application, from the draft to the delivery of what was decided.

It draws no page, sends no message, and does not know which step comes next (the process does).
Begin with `states.py`, then `law/`, then `actions/submitting.py` and `actions/accepting.py`.
"""
