"""The date (DMN 1.5, 10.3.2.3.5): year, month and day of the proleptic Gregorian calendar."""

from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal import calendar
from zhengtong.blocks.rules.feel.temporal.frozen import Frozen, put


class Date(Frozen):
    """A day; `days` counts from 1970-01-01.

    Raises FeelError where no such day exists or the year is outside ±999,999,999.
    """

    __slots__ = ("day", "days", "month", "year")
    year: int
    month: int
    day: int
    days: int

    def __init__(self, year: int, month: int, day: int) -> None:
        if not calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR:
            raise FeelError(f"the year {year} is outside -999999999..999999999")
        if not 1 <= month <= 12:
            raise FeelError(f"there is no month {month}")
        if not 1 <= day <= calendar.month_length(year, month):
            raise FeelError(f"there is no day {day} in month {month} of year {year}")
        put(self, "year", year)
        put(self, "month", month)
        put(self, "day", day)
        put(self, "days", calendar.to_days(year, month, day))

    @classmethod
    def of_days(cls, days: int) -> "Date":
        """The date that lies this many days after 1970-01-01."""
        return cls(*calendar.from_days(days))

    @property
    def weekday(self) -> int:
        """1 for Monday to 7 for Sunday."""
        return calendar.weekday(self.days)

    def plus_months(self, months: int) -> "Date":
        """Same day of the month, or the last day of a shorter one (XML Schema, appendix E)."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        if not calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR:
            raise FeelError(f"the year {year} is outside -999999999..999999999")
        return Date(year, month + 1, min(self.day, calendar.month_length(year, month + 1)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and self.days == other.days

    def __hash__(self) -> int:
        return hash(("date", self.days))

    def __lt__(self, other: "Date") -> bool:
        return self.days < other.days if isinstance(other, Date) else NotImplemented

    def __le__(self, other: "Date") -> bool:
        return self.days <= other.days if isinstance(other, Date) else NotImplemented

    def __gt__(self, other: "Date") -> bool:
        return self.days > other.days if isinstance(other, Date) else NotImplemented

    def __ge__(self, other: "Date") -> bool:
        return self.days >= other.days if isinstance(other, Date) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        return Date, (self.year, self.month, self.day)

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    def __repr__(self) -> str:
        return f"Date({self})"
