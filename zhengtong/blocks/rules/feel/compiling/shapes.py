"""What a cell accepts, where it is known before any input, and the fast way to test it.

A shape is for those who build an index over the cells of a column (7.3.3); the closure made of it
here saves the general tests (table 55) wherever the input is of the kind the cell speaks of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel.comparing import ORDERED, SIMPLE
from zhengtong.blocks.rules.feel.values import Date, DateTime, Range, Time

Value = Any

# Equality as in a dict: by value, and by nothing else.
KEYS = SIMPLE | {type(None)}
_QUICK = frozenset((str, bool, Decimal, Date))
# So few values are found faster one by one than by their hash.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """Values and ranges that a cell accepts.

    `points` are compared with `=` (True and 1 are equal in Python but not in FEEL: compare the
    class too), `ranges` have endpoints that are known and ordered. `negated` is not(…): accepted
    is what is none of them, provided that it can be compared with all. `anything` is `-`.
    An input that is a list or a context has to go through the tests themselves.
    """

    points: tuple[Value, ...] = ()
    ranges: tuple[Range, ...] = ()
    negated: bool = False
    anything: bool = False


def shape_of(values: list[Value], negated: bool = False) -> Shape | None:
    """The shape of tests whose values are constants, None when they are not all simple."""
    points: list[Value] = []
    ranges: list[Range] = []
    for value in values:
        if type(value) is Range:
            if not _is_plain(value):
                return None
            ranges.append(value)
        elif type(value) in KEYS:
            points.append(value)
        else:
            return None
    return Shape(tuple(points), tuple(ranges), negated)


def _is_plain(value: Range) -> bool:
    """An interval with two endpoints, or < <= > >= with one."""
    ends = [end for end in (value.start, value.end) if end is not None]
    if value.operator in ("=", "!=") or len(ends) != (1 if value.operator else 2):
        return False
    return all(type(end) in ORDERED and type(end) not in (Time, DateTime) for end in ends)


def quick(shape: Shape) -> tuple[type, Callable[[Any], bool]] | None:
    """The one class of values the shape speaks of, and the test of a value of this class.

    None if it speaks of several classes; the answer leaves `negated` to the caller.
    """
    kinds = {type(point) for point in shape.points}
    for one in shape.ranges:
        kinds |= {type(end) for end in (one.start, one.end) if end is not None}
    if len(kinds) != 1 or not kinds <= _QUICK:
        return None
    (of,) = kinds
    tests = [_within(one) for one in shape.ranges]
    if shape.points:
        tests.insert(0, _among(shape.points))
    if len(tests) == 1:
        return of, tests[0]
    return of, lambda value: any(test(value) for test in tests)


def _among(points: tuple[Value, ...]) -> Callable[[Any], bool]:
    if len(points) == 1:
        point = points[0]
        return lambda value: bool(value == point)
    known = points if len(points) <= _FEW else frozenset(points)
    return lambda value: value in known


def _within(one: Range) -> Callable[[Any], bool]:
    low, high = one.start, one.end
    if low is None:
        return (lambda value: value <= high) if one.end_included else (lambda value: value < high)
    if high is None:
        return (lambda value: value >= low) if one.start_included else (lambda value: value > low)
    if one.start_included:
        if one.end_included:
            return lambda value: low <= value <= high
        return lambda value: low <= value < high
    if one.end_included:
        return lambda value: low < value <= high
    return lambda value: low < value < high
