"""The invitation to rate a service, the five levels, the words, and the reply (好差评).

It does not chase a bad rating (supervision does), and it judges no official.
Begin with `data/levels.yaml`, then `actions/rating.py` and `queries.py`.
"""
