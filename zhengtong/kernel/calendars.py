"""The installation's calendar: read from its tables, changed by its actions."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.cache import cache
from django.db import transaction

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.events import Event, event
from zhengtong.kernel.models import CalendarDay, CalendarYear
from zhengtong.kernel.refs import ref
from zhengtong.kernel.workdays import Calendar

CACHE_KEY = "kernel.calendar"
NAMES_KEY = "kernel.calendar.names"
CACHE_SECONDS = 60


@event
class CalendarChanged(Event):
    """The holidays of a year were announced or corrected; `days` counts the exceptions."""

    year: int
    days: int
    source: str


def calendar() -> Calendar:
    """The working-day calendar; kept for a minute in each process."""
    kept = cache.get(CACHE_KEY)
    if kept is None:
        kept = Calendar(
            days=dict(CalendarDay.objects.values_list("day", "is_workday")),
            years=frozenset(CalendarYear.objects.values_list("year", flat=True)),
        )
        cache.set(CACHE_KEY, kept, CACHE_SECONDS)
    return kept


def day_names(start: date, end: date) -> dict[date, str]:
    """The names of the exceptional days in a span, for explanations."""
    kept = cache.get(NAMES_KEY)
    if kept is None:
        kept = dict(CalendarDay.objects.values_list("day", "name"))
        cache.set(NAMES_KEY, kept, CACHE_SECONDS)
    return {day: name for day, name in kept.items() if start <= day <= end}


@transaction.atomic
def announce(
    year: int, days: Mapping[date, tuple[bool, str]], *, source: str, by: Actor, at: datetime
) -> None:
    """Put the announced holidays and make-up days of a year in the place of what was kept.

    `days` maps a day of that year to (is it worked, its name). Raises ValueError for a day of
    another year.
    """
    if any(day.year != year for day in days):
        raise ValueError(f"all days must lie in {year}")
    CalendarDay.objects.filter(day__year=year).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(day=day, is_workday=worked, name=name) for day, (worked, name) in days.items()
    )
    CalendarYear.objects.update_or_create(year=year, defaults={"source": source})
    journal.record(
        CalendarChanged(ref=ref("calendar", year), year=year, days=len(days), source=source),
        by=by,
        at=at,
    )
    transaction.on_commit(lambda: cache.delete_many([CACHE_KEY, NAMES_KEY]))
