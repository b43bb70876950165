"""What a loop over a range runs through (DMN 1.5, 10.3.2.14): whole numbers, or days.

Lazily, so that a range of a thousand million costs only what is asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .errors import FeelError
from .values import Date, Range, kind

Value = Any


def steps(start: Value, end: Value) -> Iterator[Value]:
    """From start to end, both included, up or down by one. FeelError where there are no steps."""
    if type(start) is Decimal and type(end) is Decimal:
        return _numbers(start, end)
    if type(start) is Date and type(end) is Date:
        return _days(start, end)
    raise FeelError(f"there are no steps from {kind(start)} to {kind(end)}")


def steps_of(within: Range) -> Iterator[Value]:
    """The members of a range with two endpoints."""
    if within.operator or within.start is None or within.end is None:
        raise FeelError("a loop needs a range with two endpoints")
    found = steps(within.start, within.end)
    return (
        one
        for one in found
        if (within.start_included or one != within.start)
        and (within.end_included or one != within.end)
    )


def _numbers(start: Decimal, end: Decimal) -> Iterator[Decimal]:
    step = Decimal(1) if start <= end else Decimal(-1)
    value = start
    while (value <= end) if step > 0 else (value >= end):
        yield value
        following = value + step
        if following == value:
            raise FeelError(f"{value} is too large to count on from")
        value = following


def _days(start: Date, end: Date) -> Iterator[Date]:
    step = 1 if start <= end else -1
    for days in range(start.days, end.days + step, step):
        yield Date.of_days(days)
