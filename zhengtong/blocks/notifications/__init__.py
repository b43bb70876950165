"""A message to a recipient, in their space and over outside transports, with proof of delivery.

It does not write the words of a case, nor decide who is told what: its callers do.
Begin with `actions/sending.py`; what can be plugged in is in `sockets.py`.
"""
