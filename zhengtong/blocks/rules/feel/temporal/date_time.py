"""The date and time (DMN 1.5, 10.3.2.3.6): a date, a time of day, maybe a zone."""

from typing import Any

from zhengtong.blocks.rules.feel.temporal import zones
from zhengtong.blocks.rules.feel.temporal.date import Date
from zhengtong.blocks.rules.feel.temporal.frozen import Frozen, put
from zhengtong.blocks.rules.feel.temporal.time import DAY, SECOND, Time
from zhengtong.blocks.rules.feel.temporal.zones import Zone


class DateTime(Frozen):
    """`value` counts seconds from 1970-01-01T00:00:00, of UTC when there is a zone.

    `==` and `<` are those of FEEL (10.3.2.15, tables 53 and 54): they look at `value`, so at whole
    seconds. One with a zone and one without are never equal, and are ordered by their local
    times. `instant` is the same in nanoseconds; `same` asks for identity.
    """

    __slots__ = ("date", "time", "value")
    date: Date
    time: Time
    value: int

    def __init__(self, date: Date, time: Time) -> None:
        put(self, "date", date)
        put(self, "time", time)
        second = time.nanos // SECOND
        value = date.days * 86_400 + second
        if time.zone is not None:
            value -= time.zone.offset(date.days, second)
        put(self, "value", value)

    @classmethod
    def of_instant(cls, instant: int, zone: Zone | None = None) -> "DateTime":
        """The date and time shown at `instant` in `zone`; raises FeelError out of the years."""
        local = instant
        if zone is not None:
            local += zone.offset_at(instant // SECOND) * SECOND
        days, nanos = divmod(local, DAY)
        return cls(Date.of_days(days), Time.of_nanos(nanos, zone))

    @classmethod
    def at_midnight(cls, date: Date) -> "DateTime":
        """The date as a date and time: midnight UTC (10.3.2.9.4)."""
        return cls(date, Time(0, 0, zone=zones.UTC))

    @property
    def instant(self) -> int:
        """Nanoseconds from 1970-01-01T00:00:00, of UTC when there is a zone."""
        return self.value * SECOND + self.time.nanos % SECOND

    @property
    def local(self) -> int:
        """Seconds from 1970-01-01T00:00:00 as a clock at the place shows them."""
        return self.date.days * 86_400 + self.time.nanos // SECOND

    @property
    def zone(self) -> Zone | None:
        return self.time.zone

    @property
    def year(self) -> int:
        return self.date.year

    @property
    def month(self) -> int:
        return self.date.month

    @property
    def day(self) -> int:
        return self.date.day

    @property
    def weekday(self) -> int:
        return self.date.weekday

    @property
    def hour(self) -> int:
        return self.time.hour

    @property
    def minute(self) -> int:
        return self.time.minute

    @property
    def second(self) -> int:
        return self.time.second

    @property
    def nanosecond(self) -> int:
        return self.time.nanosecond

    @property
    def offset(self) -> int | None:
        """Seconds east of UTC; None for a local date and time."""
        return None if self.time.zone is None else self.local - self.value

    def comparable(self, other: "DateTime") -> bool:
        """Both have a zone, or neither has."""
        return (self.time.zone is None) == (other.time.zone is None)

    def same(self, other: "DateTime") -> bool:
        """The same element of the domain: equal to the nanosecond, in the same zone."""
        return self.date == other.date and self.time.same(other.time)

    def plus_months(self, months: int) -> "DateTime":
        return DateTime(self.date.plus_months(months), self.time)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, DateTime)
            and self.value == other.value
            and (self.time.zone is None) == (other.time.zone is None)
        )

    def __hash__(self) -> int:
        return hash(("date and time", self.value, self.time.zone is None))

    def _after(self, other: "DateTime") -> int:
        """By how many seconds this lies after `other`."""
        if (self.time.zone is None) == (other.time.zone is None):
            return self.value - other.value
        return self.local - other.local

    def __lt__(self, other: "DateTime") -> bool:
        return self._after(other) < 0 if isinstance(other, DateTime) else NotImplemented

    def __le__(self, other: "DateTime") -> bool:
        return self < other or self == other if isinstance(other, DateTime) else NotImplemented

    def __gt__(self, other: "DateTime") -> bool:
        return self._after(other) > 0 if isinstance(other, DateTime) else NotImplemented

    def __ge__(self, other: "DateTime") -> bool:
        return self > other or self == other if isinstance(other, DateTime) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        return DateTime, (self.date, self.time)

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"

    def __repr__(self) -> str:
        return f"DateTime({self})"
