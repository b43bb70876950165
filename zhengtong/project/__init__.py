"""The house put together: settings, addresses, wiring, the command line, the demo city.

It knows all rooms and is known by none. Begin at `wiring.py`, the one table of who hears what.
"""
