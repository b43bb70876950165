"""The time of day (DMN 1.5, 10.3.2.3.4): hour, minute, second to the nanosecond, maybe a zone."""

from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal.frozen import Frozen, put
from zhengtong.blocks.rules.feel.temporal.zones import Zone

SECOND = 1_000_000_000
DAY = 86_400 * SECOND
REFERENCE_DAY = 20_088
"""2024-12-31: the offset of an IANA zone depends on the day, and a time of day has none."""


def fraction(nanosecond: int) -> str:
    """`.5` for half a second, nothing for none."""
    return f".{nanosecond:09d}".rstrip("0") if nanosecond else ""


class Time(Frozen):
    """`nanos` counts from local midnight.

    `==` and `<` are those of FEEL (10.3.2.15, tables 53 and 54): they look at `value`, the whole
    seconds from midnight, of UTC when there is a zone. A time with a zone and one without are
    never equal, and are ordered by their local times. `same` asks for identity.
    """

    __slots__ = ("nanos", "value", "zone")
    nanos: int
    value: int
    zone: Zone | None

    def __init__(
        self,
        hour: int,
        minute: int,
        second: int = 0,
        nanosecond: int = 0,
        zone: Zone | None = None,
    ) -> None:
        if not 0 <= hour <= 23:
            raise FeelError(f"there is no hour {hour}")
        if not 0 <= minute <= 59:
            raise FeelError(f"there is no minute {minute}")
        if not 0 <= second <= 59 or not 0 <= nanosecond < SECOND:
            raise FeelError(f"there is no second {second}{fraction(abs(nanosecond))}")
        _fill(self, ((hour * 60 + minute) * 60 + second) * SECOND + nanosecond, zone)

    @classmethod
    def of_nanos(cls, nanos: int, zone: Zone | None = None) -> "Time":
        """The time that lies this many nanoseconds after midnight, modulo one day."""
        made = cls.__new__(cls)
        _fill(made, nanos % DAY, zone)
        return made

    @property
    def hour(self) -> int:
        return self.nanos // (3600 * SECOND)

    @property
    def minute(self) -> int:
        return self.nanos // (60 * SECOND) % 60

    @property
    def second(self) -> int:
        return self.nanos // SECOND % 60

    @property
    def nanosecond(self) -> int:
        return self.nanos % SECOND

    @property
    def instant(self) -> int:
        """Nanoseconds from midnight, of UTC when there is a zone."""
        return self.value * SECOND + self.nanos % SECOND

    @property
    def offset(self) -> int | None:
        """Seconds east of UTC; None for a local time."""
        return None if self.zone is None else self.nanos // SECOND - self.value

    def comparable(self, other: "Time") -> bool:
        """Both have a zone, or neither has."""
        return (self.zone is None) == (other.zone is None)

    def same(self, other: "Time") -> bool:
        """The same element of the domain: equal to the nanosecond, in the same zone."""
        return self.nanos == other.nanos and self.zone == other.zone

    def local_text(self) -> str:
        hms = f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}"
        return hms + fraction(self.nanosecond)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Time)
            and self.value == other.value
            and (self.zone is None) == (other.zone is None)
        )

    def __hash__(self) -> int:
        return hash(("time", self.value, self.zone is None))

    def _after(self, other: "Time") -> int:
        """By how many seconds this time lies after `other`."""
        if (self.zone is None) == (other.zone is None):
            return self.value - other.value
        return self.nanos // SECOND - other.nanos // SECOND

    def __lt__(self, other: "Time") -> bool:
        return self._after(other) < 0 if isinstance(other, Time) else NotImplemented

    def __le__(self, other: "Time") -> bool:
        return self < other or self == other if isinstance(other, Time) else NotImplemented

    def __gt__(self, other: "Time") -> bool:
        return self._after(other) > 0 if isinstance(other, Time) else NotImplemented

    def __ge__(self, other: "Time") -> bool:
        return self > other or self == other if isinstance(other, Time) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        return Time, (self.hour, self.minute, self.second, self.nanosecond, self.zone)

    def __str__(self) -> str:
        return self.local_text() + ("" if self.zone is None else str(self.zone))

    def __repr__(self) -> str:
        return f"Time({self})"


def _fill(time: Time, nanos: int, zone: Zone | None) -> None:
    put(time, "nanos", nanos)
    put(time, "zone", zone)
    second = nanos // SECOND
    put(time, "value", second - (0 if zone is None else zone.offset(REFERENCE_DAY, second)))
