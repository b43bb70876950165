"""The limits of supervision, and what follows from them: pure but for the data file."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from zhengtong.kernel.workdays import Calendar

FILE = Path(__file__).parent / "data" / "limits.yaml"


@dataclass(frozen=True, slots=True)
class Limits:
    """Working days for a follow-up, and from when on a clock is near its end."""

    contact_days: int
    mend_days: int
    near_days: int
    near_share: int


@cache
def packaged() -> Limits:
    """The limits in the data file; read once in each process."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Limits(**data["follow_up"], **data["signal"])


def near_from(started_on: date, due_on: date, limits: Limits, calendar: Calendar) -> date:
    """The first day on which a clock is near its end.

    Of a limit of twenty working days the last fifth, four days, are near; of a short one the last
    day that is left. Never before the clock began.
    """
    whole = max(calendar.count(started_on, due_on), 0)
    left = max(limits.near_days, whole * limits.near_share // 100)
    day = due_on
    while day > started_on and calendar.count(day - timedelta(days=1), due_on) <= left:
        day -= timedelta(days=1)
    return max(day, started_on)
