"""The date and time (DMN 1.5, 10.3.2.3.6): a date, a time of day, maybe a zone."""

from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal.date import Date
from zhengtong.blocks.rules.feel.temporal.frozen import Frozen, put
from zhengtong.blocks.rules.feel.temporal.time import DAY, SECOND, Time
from zhengtong.blocks.rules.feel.temporal.zones import Zone


class DateTime(Frozen):
    """`instant` counts nanoseconds from 1970-01-01T00:00:00, of UTC when there is a zone.

    Those with a zone compare by `instant`, and so do those without; one with a zone and one
    without are never equal and have no order (`<` raises FeelError).
    """

    __slots__ = ("date", "instant", "time")
    date: Date
    time: Time
    instant: int

    def __init__(self, date: Date, time: Time) -> None:
        put(self, "date", date)
        put(self, "time", time)
        instant = date.days * DAY + time.nanos
        if time.zone is not None:
            instant -= time.zone.offset(date.days, time.nanos // SECOND) * SECOND
        put(self, "instant", instant)

    @classmethod
    def of_instant(cls, instant: int, zone: Zone | None = None) -> "DateTime":
        """The date and time shown at `instant` in `zone`; raises FeelError out of the years."""
        local = instant
        if zone is not None:
            local += zone.offset_at(instant // SECOND) * SECOND
        days, nanos = divmod(local, DAY)
        return cls(Date.of_days(days), Time.of_nanos(nanos, zone))

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
        if self.time.zone is None:
            return None
        return (self.date.days * DAY + self.time.nanos - self.instant) // SECOND

    def comparable(self, other: "DateTime") -> bool:
        return (self.time.zone is None) == (other.time.zone is None)

    def plus_months(self, months: int) -> "DateTime":
        return DateTime(self.date.plus_months(months), self.time)

    def _key(self, other: "DateTime") -> int:
        if not self.comparable(other):
            raise FeelError("a date and time with a zone and one without have no order")
        return other.instant

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, DateTime) and self.instant == other.instant and self.comparable(other)
        )

    def __hash__(self) -> int:
        return hash(("date and time", self.instant, self.time.zone is None))

    def __lt__(self, other: "DateTime") -> bool:
        return self.instant < self._key(other) if isinstance(other, DateTime) else NotImplemented

    def __le__(self, other: "DateTime") -> bool:
        return self.instant <= self._key(other) if isinstance(other, DateTime) else NotImplemented

    def __gt__(self, other: "DateTime") -> bool:
        return self.instant > self._key(other) if isinstance(other, DateTime) else NotImplemented

    def __ge__(self, other: "DateTime") -> bool:
        return self.instant >= self._key(other) if isinstance(other, DateTime) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        return DateTime, (self.date, self.time)

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"

    def __repr__(self) -> str:
        return f"DateTime({self})"
