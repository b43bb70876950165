"""A transport for demonstrations: it writes each message into a file and says so on the console.

It reaches nobody. Copy this folder to write a real one: `transport.py` is all there is.
"""
