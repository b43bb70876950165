"""Who is this person, company, official, body or mandate: the one register of those who act here.

It does not decide what they may do in a case (each room's policies do), and it draws no page.
Begin with `models.py`, then `queries.actor_of`, then `actions/registering.py`.
"""
