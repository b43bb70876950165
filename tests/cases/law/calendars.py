"""The official calendars as the seed carries them, without a database."""

from functools import cache

from zhengtong.kernel.seed_calendar import seeded_days
from zhengtong.kernel.workdays import Calendar

YEARS = (2025, 2026)


@cache
def official() -> Calendar:
    days = {day: worked for year in YEARS for day, (worked, _) in seeded_days(year).items()}
    return Calendar(days=days, years=frozenset(YEARS))
