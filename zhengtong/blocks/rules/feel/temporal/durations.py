"""The two durations (DMN 1.5, 10.3.2.3.7 and 10.3.2.3.8): exact seconds, and whole months.

Each is one signed number; the lexical form is written from it in its normal shape.
"""

from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal.frozen import Frozen, put
from zhengtong.blocks.rules.feel.temporal.time import SECOND, fraction

LONGEST = 10**34
"""A duration has at most 34 digits, as any FEEL number."""


class DaysTimeDuration(Frozen):
    """`nanos` is the whole length in nanoseconds."""

    __slots__ = ("nanos",)
    nanos: int

    def __init__(self, nanos: int) -> None:
        if not -LONGEST < nanos < LONGEST:
            raise FeelError("the duration is too long")
        put(self, "nanos", nanos)

    @property
    def value(self) -> Decimal:
        """The length in seconds."""
        return Decimal(self.nanos).scaleb(-9) if self.nanos % SECOND else self._whole()

    def _whole(self) -> Decimal:
        return Decimal(self.nanos // SECOND)

    def parts(self) -> tuple[int, int, int, int, int]:
        """Sign (1 or -1), days, hours, minutes, and nanoseconds of the minute; none negative."""
        sign = -1 if self.nanos < 0 else 1
        minutes, nanos = divmod(abs(self.nanos), 60 * SECOND)
        hours, minutes = divmod(minutes, 60)
        days, hours = divmod(hours, 24)
        return sign, days, hours, minutes, nanos

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DaysTimeDuration) and self.nanos == other.nanos

    def __hash__(self) -> int:
        return hash(("days and time duration", self.nanos))

    def __lt__(self, other: "DaysTimeDuration") -> bool:
        return self.nanos < other.nanos if isinstance(other, DaysTimeDuration) else NotImplemented

    def __le__(self, other: "DaysTimeDuration") -> bool:
        return self.nanos <= other.nanos if isinstance(other, DaysTimeDuration) else NotImplemented

    def __gt__(self, other: "DaysTimeDuration") -> bool:
        return self.nanos > other.nanos if isinstance(other, DaysTimeDuration) else NotImplemented

    def __ge__(self, other: "DaysTimeDuration") -> bool:
        return self.nanos >= other.nanos if isinstance(other, DaysTimeDuration) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        return DaysTimeDuration, (self.nanos,)

    def __str__(self) -> str:
        sign, days, hours, minutes, nanos = self.parts()
        seconds, rest = divmod(nanos, SECOND)
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        if nanos or not (days or clock):
            clock += f"{seconds}{fraction(rest)}S"
        text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
        return ("-P" if sign < 0 else "P") + text

    def __repr__(self) -> str:
        return f"DaysTimeDuration({self})"


class YearsMonthsDuration(Frozen):
    """`value` is the whole length in months."""

    __slots__ = ("value",)
    value: int

    def __init__(self, value: int) -> None:
        if not -LONGEST < value < LONGEST:
            raise FeelError("the duration is too long")
        put(self, "value", value)

    def parts(self) -> tuple[int, int, int]:
        """Sign (1 or -1), years and months; none negative."""
        years, months = divmod(abs(self.value), 12)
        return (-1 if self.value < 0 else 1), years, months

    def __eq__(self, other: object) -> bool:
        return isinstance(other, YearsMonthsDuration) and self.value == other.value

    def __hash__(self) -> int:
        return hash(("years and months duration", self.value))

    def __lt__(self, other: "YearsMonthsDuration") -> bool:
        return (
            self.value < other.value if isinstance(other, YearsMonthsDuration) else NotImplemented
        )

    def __le__(self, other: "YearsMonthsDuration") -> bool:
        return (
            self.value <= other.value if isinstance(other, YearsMonthsDuration) else NotImplemented
        )

    def __gt__(self, other: "YearsMonthsDuration") -> bool:
        return (
            self.value > other.value if isinstance(other, YearsMonthsDuration) else NotImplemented
        )

    def __ge__(self, other: "YearsMonthsDuration") -> bool:
        return (
            self.value >= other.value if isinstance(other, YearsMonthsDuration) else NotImplemented
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return YearsMonthsDuration, (self.value,)

    def __str__(self) -> str:
        sign, years, months = self.parts()
        text = (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
        return ("-P" if sign < 0 else "P") + text

    def __repr__(self) -> str:
        return f"YearsMonthsDuration({self})"
