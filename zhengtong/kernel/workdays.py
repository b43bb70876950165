"""Working days (工作日): the plain week, the holidays announced, and the make-up days.

"Days" in 行政许可法 are working days, holidays not counted (第八十二条). The count starts on the
day after the one that sets it off.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. `days` holds only those that differ from the plain week; `years`
    those whose holidays have been announced."""

    days: Mapping[date, bool] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        exception = self.days.get(day)
        return day.weekday() < SATURDAY if exception is None else exception

    def add(self, start: date, days: int) -> date:
        """The day on which the `days`-th working day after `start` falls; `start` itself is
        not counted. Zero days give `start`. Raises ValueError for a negative number."""
        if days < 0:
            raise ValueError("working days are counted forward")
        day = start
        while days:
            day += timedelta(days=1)
            days -= self.is_workday(day)
        return day

    def count(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` is earlier."""
        if end < start:
            return -self.count(end, start)
        return sum(
            self.is_workday(start + timedelta(days=n)) for n in range(1, (end - start).days + 1)
        )

    def missing_years(self, start: date, end: date) -> list[int]:
        """The years touched whose holidays have not been announced: a count that runs through
        them may still move, and the page has to say so."""
        return [year for year in range(start.year, end.year + 1) if year not in self.years]
