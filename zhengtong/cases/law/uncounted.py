"""Time that is not counted: hearing, inspection, expert review … (行政许可法 第四十五条).

The day on which such a procedure starts still counts, as work was done on it; the days after it do
not, up to and with the day on which it ends. Counting goes on with the next day, as it does after
the day of acceptance. Of two procedures at once each day is left out only once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ARTICLE = "行政许可法 第四十五条"
#: Where the rules of the item, not this article, stop the clock.
BY_ITEM = ("site_visit",)


@dataclass(frozen=True, slots=True)
class Pause:
    """A procedure whose time is not counted; `ended_on` is None while it is open."""

    kind: str
    started_on: date
    ended_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether this day is left out of the count."""
        return self.started_on < day and (self.ended_on is None or day <= self.ended_on)


def is_uncounted(day: date, pauses: Iterable[Pause]) -> bool:
    """Whether any procedure leaves this day out."""
    return any(pause.covers(day) for pause in pauses)


def stands_still(pauses: Iterable[Pause]) -> bool:
    """Whether a procedure is open now, so that no day can be named."""
    return any(pause.ended_on is None for pause in pauses)
