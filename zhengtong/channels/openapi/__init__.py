"""The API: the same calls as the pages make, for the portal's own use and for other programs.

It holds no rule and no page beside the one to read the API by. Begin at `api.py`.
"""
