"""Lexical forms of dates, times and durations (DMN 1.5, 10.3.4.1; XML Schema part 2; ISO 8601).

Each reader takes the whole text and raises FeelError when it is no such value.
"""

import re

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal import zones
from zhengtong.blocks.rules.feel.temporal.date import Date
from zhengtong.blocks.rules.feel.temporal.date_time import DateTime
from zhengtong.blocks.rules.feel.temporal.durations import DaysTimeDuration, YearsMonthsDuration
from zhengtong.blocks.rules.feel.temporal.time import SECOND, Time
from zhengtong.blocks.rules.feel.temporal.zones import Zone

LONGEST_TEXT = 200
"""No lexical form is longer; a longer text is refused unread."""

# A year has four digits, or up to nine without a leading zero (XML Schema).
DATE = r"(?P<year>-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
OFFSET = r"Z|z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
TIME = (
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]+))?"
    rf"(?P<zone>{OFFSET}|@[A-Za-z0-9_+./-]+)?"
)
DAYS = (
    r"(?P<sign>-)?P(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?"
    r"(?:(?P<seconds>[0-9]+)(?:\.(?P<fraction>[0-9]+))?S)?)?"
)
MONTHS = r"(?P<sign>-)?P(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?"

_DATE = re.compile(rf"{DATE}(?P<zone>{OFFSET})?", re.ASCII)
_TIME = re.compile(TIME, re.ASCII)
_DATE_TIME = re.compile(f"{DATE}T{TIME}", re.ASCII)
_DAYS = re.compile(DAYS, re.ASCII)
_MONTHS = re.compile(MONTHS, re.ASCII)


def read_date(text: str) -> Date:
    """`2024-02-29`. An offset, which XML Schema allows, must be one but means nothing to a date."""
    found = _match(_DATE, text, "date")
    _zone(found["zone"])
    return _date(found)


def read_time(text: str) -> Time:
    """`10:20:30`, with a fraction, an offset, Z or @zone. `24:00:00` is midnight."""
    return _time(_match(_TIME, text, "time"))[0]


def read_date_time(text: str) -> DateTime:
    """`2024-02-29T10:20:30`, the time as for `read_time`; 24:00:00 belongs to the next day.

    A date alone is its midnight, local unless it has an offset.
    """
    if found := _DATE.fullmatch(text[:LONGEST_TEXT]):
        return DateTime(_date(found), Time(0, 0, zone=_zone(found["zone"])))
    found = _match(_DATE_TIME, text, "date and time")
    date, (time, later) = _date(found), _time(found)
    return DateTime(Date.of_days(date.days + later), time)


def read_duration(text: str) -> DaysTimeDuration | YearsMonthsDuration:
    """`P1DT2H3M4.5S` or `P1Y2M`, with a minus sign before; not both kinds in one."""
    if len(text) <= LONGEST_TEXT and not text.endswith(("P", "T")):
        if found := _MONTHS.fullmatch(text):
            months = int(found["years"] or 0) * 12 + int(found["months"] or 0)
            return YearsMonthsDuration(-months if found["sign"] else months)
        if found := _DAYS.fullmatch(text):
            minutes = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
            seconds = int(found["days"] or 0) * 86_400 + minutes * 60 + int(found["seconds"] or 0)
            nanos = seconds * SECOND + _nanoseconds(found["fraction"])
            return DaysTimeDuration(-nanos if found["sign"] else nanos)
    raise FeelError(f"{text[:LONGEST_TEXT]!r} is not a duration")


def _match(pattern: re.Pattern[str], text: str, what: str) -> re.Match[str]:
    found = pattern.fullmatch(text) if len(text) <= LONGEST_TEXT else None
    if found is None:
        raise FeelError(f"{text[:LONGEST_TEXT]!r} is not a {what}")
    return found


def _date(found: re.Match[str]) -> Date:
    if found["year"] == "-0000":
        raise FeelError("there is no year -0000")
    return Date(int(found["year"]), int(found["month"]), int(found["day"]))


def _time(found: re.Match[str]) -> tuple[Time, int]:
    """The time and by how many days it lies after its own date."""
    zone = _zone(found["zone"])
    nanos = _nanoseconds(found["fraction"])
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"])
    if (hour, minute, second, nanos) == (24, 0, 0, 0):
        return Time(0, 0, zone=zone), 1
    return Time(hour, minute, second, nanos, zone), 0


def _nanoseconds(fraction: str | None) -> int:
    """Nanoseconds of the digits after the point; what is finer is cut off."""
    return int(f"{fraction or '':0<9.9}")


def _zone(text: str | None) -> Zone | None:
    if not text:
        return None
    if text in "Zz":
        return zones.UTC
    if text[0] == "@":
        return zones.named(text[1:])
    hours, minutes, *rest = (int(part) for part in text[1:].split(":"))
    seconds = rest[0] if rest else 0
    if minutes > 59 or seconds > 59:
        raise FeelError(f"there is no time offset {text}")
    total = hours * 3600 + minutes * 60 + seconds
    return zones.fixed(-total if text[0] == "-" else total)
