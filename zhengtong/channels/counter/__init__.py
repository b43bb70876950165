"""The counter: a window clerk takes in an application on paper for a resident or a company.

The case is the same as one from the portal; what differs is who types and that the applicant signs
by hand. Begin at `urls.py` and follow a visit: start, visitors, choosing, filling, materials,
reviewing, taken.
"""
