"""When two values are the same element of the semantic domain (DMN 1.5, 10.3.2.2, 10.3.4.6)."""

from zhengtong.blocks.rules.feel.comparing import equal
from zhengtong.blocks.rules.feel.values import DateTime, Range, Time, Value


def identical(one: Value, other: Value) -> bool:
    """Stricter than equal for times only: one instant told in two zones is two values.

    Values of two kinds are never the same, which is no error.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, Time | DateTime):
        return one.same(other)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(identical, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(identical(one[key], other[key]) for key in one)
    if isinstance(one, Range):
        return all(map(identical, one.parts(), other.parts()))
    return equal(one, other) is True
