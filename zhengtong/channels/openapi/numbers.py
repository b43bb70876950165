"""The bounds of numbers in addresses."""

LARGEST = 2**63 - 1
"""The largest key of a row."""
