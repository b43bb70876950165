"""The decision: within twenty days of acceptance, ten more with approval (行政许可法 第四十二条).

Forty-five days, and fifteen more, where several bodies handle the application together. The body
may promise to be faster than the law; it may not be slower. Days of another unit than working
days occur in real lists: they run through holidays, and a limit that would end on a day off ends
on the next working day (民法典 第二百零三条).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zhengtong.kernel.workdays import Calendar

from .uncounted import Pause, is_uncounted

ARTICLE = "行政许可法 第四十二条"
DAYS = 20
MORE_DAYS = 10
JOINT_DAYS = 45
MORE_JOINT_DAYS = 15
WORKDAY = "workday"
#: A count is given up after this many years, so that a forgotten pause costs nothing.
HORIZON = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many days of a unit: `workday` or `day`. Zero days mean on the same day."""

    days: int
    unit: str = WORKDAY

    @property
    def in_workdays(self) -> bool:
        return self.unit == WORKDAY


@dataclass(frozen=True, slots=True)
class Count:
    """What a count came to.

    `due_on` is None while the clock stands still. `used` are the counted days up to the day asked
    for, `left` those that remain (negative: days too late), `uncounted` those left out by law.
    """

    limit: Limit
    due_on: date | None
    used: int
    left: int
    uncounted: int

    @property
    def is_over(self) -> bool:
        return self.left < 0


def most_that_may_be_added(statutory: Limit) -> int:
    """The days by which this limit may be extended, once."""
    return MORE_JOINT_DAYS if statutory.days > DAYS else MORE_DAYS


def count(
    accepted_on: date,
    limit: Limit,
    *,
    until: date,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    added: int = 0,
) -> Count:
    """Count a limit day by day from the day after acceptance.

    `until` is the day for which used and remaining days are told (today, or the day of the
    decision); `added` are the days of an approved extension, in the unit of the limit.
    """
    allowed = Limit(limit.days + added, limit.unit)
    due, uncounted = _due(accepted_on, allowed, calendar, pauses)
    used, left_out = _used(accepted_on, until, allowed, calendar, pauses)
    if due is None:
        return Count(allowed, None, used, allowed.days - used, left_out)
    left = allowed.days - used if allowed.in_workdays else (due - until).days
    return Count(allowed, due, used, left, uncounted)


def due_on(
    accepted_on: date,
    limit: Limit,
    *,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    added: int = 0,
) -> date | None:
    """The last day of the limit; None while the clock stands still before it is reached."""
    return _due(accepted_on, Limit(limit.days + added, limit.unit), calendar, pauses)[0]


def _counts(day: date, limit: Limit, calendar: Calendar) -> bool:
    return not limit.in_workdays or calendar.is_workday(day)


def _due(
    accepted_on: date, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]
) -> tuple[date | None, int]:
    day, to_count, uncounted = accepted_on, limit.days, 0
    stopped_on = min((p.started_on for p in pauses if p.ended_on is None), default=date.max)
    while to_count > 0:
        day += timedelta(days=1)
        if not _counts(day, limit, calendar):
            continue
        if not is_uncounted(day, pauses):
            to_count -= 1
            continue
        if day > stopped_on:
            return None, uncounted
        uncounted += 1
        if day - accepted_on > HORIZON:
            return None, uncounted
    if not limit.in_workdays and limit.days:
        while not calendar.is_workday(day):
            day += timedelta(days=1)
    return day, uncounted


def _used(
    accepted_on: date, until: date, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]
) -> tuple[int, int]:
    used = uncounted = 0
    for step in range(1, min((until - accepted_on).days, HORIZON.days) + 1):
        day = accepted_on + timedelta(days=step)
        if not _counts(day, limit, calendar):
            continue
        if is_uncounted(day, pauses):
            uncounted += 1
        else:
            used += 1
    return used, uncounted
