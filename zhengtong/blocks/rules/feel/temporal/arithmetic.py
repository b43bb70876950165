"""Arithmetic with dates, times and durations (DMN 1.5, 10.3.2.15, tables 56 to 59).

Each function returns None when the two kinds have no such operation (the caller says so), and
raises FeelError when they have but there is no result.
"""

from decimal import ROUND_DOWN, Context, Decimal
from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal import zones
from zhengtong.blocks.rules.feel.temporal.date import Date
from zhengtong.blocks.rules.feel.temporal.date_time import DateTime
from zhengtong.blocks.rules.feel.temporal.durations import DaysTimeDuration, YearsMonthsDuration
from zhengtong.blocks.rules.feel.temporal.time import DAY, SECOND, Time

EXACT = Context(prec=80)
"""Wide enough for a 34-digit number times a 34-digit duration."""


def at_midnight(date: Date) -> DateTime:
    """The date as a date and time: midnight UTC (10.3.2.9.4)."""
    return DateTime(date, Time(0, 0, zone=zones.UTC))


def add(left: Any, right: Any) -> Any:
    """A point in time plus a duration in either order, or two durations of one kind."""
    if isinstance(left, DaysTimeDuration | YearsMonthsDuration) and not isinstance(
        right, DaysTimeDuration | YearsMonthsDuration
    ):
        left, right = right, left
    if isinstance(right, DaysTimeDuration):
        if isinstance(left, DaysTimeDuration):
            return DaysTimeDuration(left.nanos + right.nanos)
        return _moved(left, right.nanos)
    if isinstance(right, YearsMonthsDuration):
        if isinstance(left, YearsMonthsDuration):
            return YearsMonthsDuration(left.value + right.value)
        if isinstance(left, Date | DateTime):
            return left.plus_months(right.value)
    return None


def subtract(left: Any, right: Any) -> Any:
    """The duration between two points in time, or a point minus a duration."""
    if isinstance(right, DaysTimeDuration | YearsMonthsDuration):
        if isinstance(left, Date | Time | DateTime | type(right)):
            return add(left, negate(right))
        return None
    if isinstance(left, Time) and isinstance(right, Time):
        _both_or_neither(left.zone is None, right.zone is None)
        seconds = left.value - right.value
        return DaysTimeDuration(seconds * SECOND + left.nanosecond - right.nanosecond)
    if isinstance(left, Date | DateTime) and isinstance(right, Date | DateTime):
        start = at_midnight(right) if isinstance(right, Date) else right
        end = at_midnight(left) if isinstance(left, Date) else left
        _both_or_neither(start.zone is None, end.zone is None)
        return DaysTimeDuration(end.instant - start.instant)
    return None


def multiply(left: Any, right: Any) -> Any:
    """A duration times a number, in either order."""
    if isinstance(left, Decimal):
        left, right = right, left
    if not isinstance(right, Decimal):
        return None
    if isinstance(left, DaysTimeDuration):
        return DaysTimeDuration(_whole(EXACT.multiply(Decimal(left.nanos), right)))
    if isinstance(left, YearsMonthsDuration):
        return YearsMonthsDuration(_whole(EXACT.multiply(Decimal(left.value), right)))
    return None


def divide(left: Any, right: Any) -> Any:
    """A duration by a number, or by a duration of its kind (then a number of 80 digits)."""
    if isinstance(left, DaysTimeDuration):
        length = Decimal(left.nanos)
    elif isinstance(left, YearsMonthsDuration):
        length = Decimal(left.value)
    else:
        return None
    if isinstance(right, type(left)):
        return EXACT.divide(length, _divisor(right))
    if not isinstance(right, Decimal):
        return None
    if not right:
        raise FeelError("division by zero")
    return type(left)(_whole(EXACT.divide(length, right)))


def negate(
    duration: DaysTimeDuration | YearsMonthsDuration,
) -> DaysTimeDuration | YearsMonthsDuration:
    if isinstance(duration, DaysTimeDuration):
        return DaysTimeDuration(-duration.nanos)
    return YearsMonthsDuration(-duration.value)


def months_between(start: Date | DateTime, end: Date | DateTime) -> int:
    """Whole months from `start` to `end`, negative when `end` is earlier.

    Two moments with zones are compared as instants, the later one seen from the zone of `start`.
    """
    if isinstance(start, DateTime) and isinstance(end, DateTime) and start.zone and end.zone:
        end = DateTime.of_instant(end.instant, start.zone)
    months = (end.year - start.year) * 12 + end.month - start.month
    rest = (end.day, _clock(end))
    first = (start.day, _clock(start))
    if months > 0 and rest < first:
        return months - 1
    if months < 0 and rest > first:
        return months + 1
    return months


def _clock(point: Date | DateTime) -> int:
    return point.time.nanos if isinstance(point, DateTime) else 0


def _moved(point: Any, nanos: int) -> Any:
    if isinstance(point, Date):
        return Date.of_days(point.days + nanos // DAY)
    if isinstance(point, Time):
        return Time.of_nanos(point.nanos + nanos, point.zone)
    if isinstance(point, DateTime):
        return DateTime.of_instant(point.instant + nanos, point.zone)
    return None


def _both_or_neither(one_local: bool, other_local: bool) -> None:
    if one_local != other_local:
        raise FeelError("only one of the two has a time zone, so there is no duration between")


def _divisor(duration: Any) -> Decimal:
    length = duration.nanos if isinstance(duration, DaysTimeDuration) else duration.value
    if not length:
        raise FeelError("division by a duration of zero")
    return Decimal(length)


def _whole(value: Decimal) -> int:
    """Without what is finer than a nanosecond or a month, as XPath allows."""
    if value.adjusted() > 40:
        raise FeelError("the duration is too long")
    return int(value.to_integral_value(ROUND_DOWN))
