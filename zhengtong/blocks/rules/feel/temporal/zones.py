"""Where a time of day is meant: a fixed offset from UTC or a zone of the IANA database.

DMN 1.5, 10.3.4.1: a time literal may end in an offset (`+08:00`, seconds allowed), in `Z` or in
`@Asia/Shanghai`.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal import calendar
from zhengtong.blocks.rules.feel.temporal.frozen import Frozen, put

WINTER, SUMMER = 20_088, 20_269
"""2024-12-31 and 2025-06-30, in days from 1970-01-01."""
FARTHEST = 14 * 3600
"""The largest offset of XML Schema, in seconds."""


class Zone(Frozen):
    """`name` of an IANA zone, or a fixed offset in `seconds` (then `name` is empty)."""

    __slots__ = ("name", "seconds")
    name: str
    seconds: int

    def __init__(self, name: str, seconds: int = 0) -> None:
        put(self, "name", name)
        put(self, "seconds", seconds)

    @property
    def is_steady(self) -> bool:
        """The offset is the same in winter and in summer."""
        return self.offset(WINTER, 0) == self.offset(SUMMER, 0)

    def offset(self, days: int, second: int) -> int:
        """Seconds east of UTC at a local date (days from 1970-01-01) and second of the day."""
        if not self.name:
            return self.seconds
        return _seconds(_known(days, second, _rules(self.name)).utcoffset())

    def offset_at(self, instant: int) -> int:
        """Seconds east of UTC at an instant, told in seconds from 1970-01-01T00:00:00Z."""
        if not self.name:
            return self.seconds
        rules = _rules(self.name)
        return _seconds(rules.fromutc(_known(*divmod(instant, 86_400), rules)).utcoffset())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Zone) and self.name == other.name and self.seconds == other.seconds

    def __hash__(self) -> int:
        return hash((self.name, self.seconds))

    def __reduce__(self) -> tuple[Any, ...]:
        return Zone, (self.name, self.seconds)

    def __str__(self) -> str:
        if self.name:
            return f"@{self.name}"
        if self.seconds == 0:
            return "Z"
        hours, rest = divmod(abs(self.seconds), 3600)
        minutes, seconds = divmod(rest, 60)
        sign = "-" if self.seconds < 0 else "+"
        tail = f":{seconds:02d}" if seconds else ""
        return f"{sign}{hours:02d}:{minutes:02d}{tail}"

    def __repr__(self) -> str:
        return f"Zone({self})"


UTC = Zone("", 0)


def fixed(seconds: int) -> Zone:
    """A fixed offset; raises FeelError beyond fourteen hours."""
    if not -FARTHEST <= seconds <= FARTHEST:
        raise FeelError("a time offset lies between -14:00 and +14:00")
    return Zone("", seconds) if seconds else UTC


@lru_cache(maxsize=1024)
def named(name: str) -> Zone:
    """A zone of the IANA database; raises FeelError when it has none of this name."""
    if name not in _names():
        raise FeelError(f"there is no time zone {name!r}")
    return Zone(name)


def _known(days: int, second: int, rules: ZoneInfo) -> datetime:
    """The same place in a year that Python knows: the calendar repeats every 400 years."""
    year, month, day = calendar.from_days(days)
    if not 2 <= year <= 9998:
        year = (9200 if year > 9998 else 400) + year % 400
    hour, minute = second // 3600, second // 60 % 60
    return datetime(year, month, day, hour, minute, second % 60, tzinfo=rules)


def _seconds(offset: timedelta | None) -> int:
    return 0 if offset is None else int(offset.total_seconds())


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1024)
def _rules(name: str) -> ZoneInfo:
    return ZoneInfo(name)
