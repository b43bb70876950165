"""The demo city 云海市: content as data files, and the loader that brings it in by actions.

It is no part of the product: nothing imports it but the command line and its tests, and an
installation without it runs as well. Begin with `content/README.md`, then `loading/everything.py`.
"""
