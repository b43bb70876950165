"""What the state has granted or recognised, as e-licences (电子证照) that anyone can verify.

It does not know who asked for a licence or why: it keeps a ref to the basis and a log of uses.
Begin with `states.py`, then `definitions.py` (what a type is), `actions/issuing.py`, `queries.py`.
"""
