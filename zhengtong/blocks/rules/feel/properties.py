"""The properties of dates, times, durations and ranges (DMN 1.5, 10.3.2.15, tables 65 to 67)."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel.temporal.date import Date
from zhengtong.blocks.rules.feel.temporal.date_time import DateTime
from zhengtong.blocks.rules.feel.temporal.durations import DaysTimeDuration, YearsMonthsDuration
from zhengtong.blocks.rules.feel.temporal.time import SECOND, Time
from zhengtong.blocks.rules.feel.values import Range

Getter = Callable[[Any], Any]


def _second(time: Time | DateTime) -> Decimal:
    return _seconds(time.second * SECOND + time.nanosecond)


def _seconds(nanos: int) -> Decimal:
    whole, rest = divmod(nanos, SECOND)
    return Decimal(nanos).scaleb(-9).normalize() if rest else Decimal(whole)


def _offset(time: Time | DateTime) -> DaysTimeDuration | None:
    return None if time.offset is None else DaysTimeDuration(time.offset * SECOND)


def _zone(time: Time | DateTime) -> str | None:
    return (time.zone.name or None) if time.zone is not None else None


def _time_offset(time: Time) -> DaysTimeDuration | None:
    """A time in a zone whose offset changes over the year has none: it depends on the day."""
    return _offset(time) if time.zone is not None and time.zone.is_steady else None


DATE: dict[str, Getter] = {
    "year": lambda v: Decimal(v.year),
    "month": lambda v: Decimal(v.month),
    "day": lambda v: Decimal(v.day),
    "weekday": lambda v: Decimal(v.weekday),
}
TIME: dict[str, Getter] = {
    "hour": lambda v: Decimal(v.hour),
    "minute": lambda v: Decimal(v.minute),
    "second": _second,
    "time offset": _time_offset,
    "timezone": _zone,
}


def absent(value: Any) -> None:
    """What one kind of duration has and the other has not is null, not an error (table 66)."""


NOTHING: dict[str, Getter] = dict.fromkeys(
    ("years", "months", "days", "hours", "minutes", "seconds"), absent
)


def _signed(part: int) -> Getter:
    return lambda v: Decimal(v.parts()[0] * v.parts()[part])


PROPERTIES: Mapping[type, Mapping[str, Getter]] = {
    Date: DATE,
    Time: TIME,
    DateTime: DATE | TIME | {"time offset": _offset},
    YearsMonthsDuration: NOTHING | {"years": _signed(1), "months": _signed(2)},
    DaysTimeDuration: NOTHING
    | {
        "days": _signed(1),
        "hours": _signed(2),
        "minutes": _signed(3),
        "seconds": lambda v: v.parts()[0] * _seconds(v.parts()[4]),
    },
    Range: {
        "start": lambda v: v.start,
        "end": lambda v: v.end,
        "start included": lambda v: v.start_included,
        "end included": lambda v: v.end_included,
    },
}
"""By the class of the value, the getter of each of its properties."""
