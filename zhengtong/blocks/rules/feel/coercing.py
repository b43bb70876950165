"""Making a value conform to a type (DMN 1.5, 10.3.2.9.4): the implicit conversions.

To a singleton list, from a singleton list, from a date to a date and time. What conforms neither
way is null, and said.
"""

from __future__ import annotations

from typing import Any

from .errors import FeelError
from .temporal import zones
from .types import DATE_TIME, ListType, Type
from .values import Date, DateTime, Time, kind

Value = Any


def coerce(value: Value, to: Type | None) -> Value:
    """`value` as one of type `to`. Raises FeelError where it conforms in no way."""
    if value is None or to is None or to.holds(value):
        return value
    if isinstance(to, ListType):
        if type(value) is not list:
            return [coerce(value, to.of)]
    elif type(value) is list and len(value) == 1:
        item = value[0]
        if item is None or to.holds(item):
            return item
    elif type(value) is Date and to == DATE_TIME:
        return DateTime(value, Time(0, 0, zone=zones.fixed(0)))
    raise FeelError(f"a value of {to} is expected, not {kind(value)}")
