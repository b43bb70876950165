"""How long a timer waits: an ISO 8601 duration, a fixed moment, or working days."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from zhengtong.kernel import clock
from zhengtong.kernel.workdays import Calendar

END_OF_DAY = time(23, 59, 59)
LONGEST_DAYS = 3660
DURATION = re.compile(
    r"P(?!$)(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?!$)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)


@dataclass(frozen=True, slots=True)
class Wait:
    """How long: exactly one of the three is set."""

    duration: timedelta | None = None
    moment: datetime | None = None
    workdays: int | None = None

    def until(self, start: datetime, calendar: Calendar) -> datetime:
        """The moment at which the wait that begins at ``start`` is over."""
        if self.moment is not None:
            return self.moment
        if self.workdays is not None:
            return end_of_workday(start, self.workdays, calendar)
        return start + (self.duration or timedelta(0))


def read_duration(text: str) -> timedelta:
    """Read ``P5D``, ``P1W`` or ``PT36H``; years and months have no fixed length and are refused.

    Raises ValueError for anything else, and for waits of more than ten years.
    """
    match = DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"no duration: {text!r}")
    parts = {unit: int(number) for unit, number in match.groupdict(default="0").items()}
    if max(parts.values()) > LONGEST_DAYS * 86400:
        raise ValueError(f"longer than ten years: {text!r}")
    length = timedelta(**parts)
    if length > timedelta(days=LONGEST_DAYS):
        raise ValueError(f"longer than ten years: {text!r}")
    return length


def read_workdays(text: str) -> int:
    """Read a number of working days from 1 to 1000; raises ValueError for anything else."""
    if not re.fullmatch(r"[0-9]{1,4}", text.strip()) or not 1 <= int(text) <= 1000:
        raise ValueError(f"no number of working days: {text!r}")
    return int(text)


def end_of_workday(start: datetime, days: int, calendar: Calendar) -> datetime:
    """The end of the last of so many working days; the day of ``start`` is not counted."""
    last: date = calendar.add(clock.local_date(start), days)
    return datetime.combine(last, END_OF_DAY, tzinfo=clock.zone())
