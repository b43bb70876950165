"""Cases in bulk, so that lists and searches can be measured at a million of them.

The one place that writes past the actions, and only in a demonstration: real cases told by the
actions are stencils, and a clone of one differs in number, time, applicant and answers. Journal
lines carry their right code. Begin with `generating.py`.
"""
