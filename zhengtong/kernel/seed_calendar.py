"""The official holidays that are known when an installation is set up.

The notices of the State Council's General Office come out in November for the year to follow;
`chinesecalendar` carries those up to its release. Later years are announced by an official on
the calendar page or with `zhengtong calendar announce`.
"""

from datetime import date, datetime, timedelta

import chinese_calendar
from chinese_calendar.constants import Holiday, holidays, in_lieu_days, workdays

from zhengtong.kernel import calendars
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.models import CalendarYear

SOURCE = f"chinesecalendar {getattr(chinese_calendar, '__version__', '')}".strip()
NAMES = {holiday.value: holiday.chinese for holiday in Holiday}


def known_years() -> list[int]:
    """The years whose notice the seed carries, oldest first."""
    return sorted({day.year for day in holidays})


def seeded_days(year: int) -> dict[date, tuple[bool, str]]:
    """The days of a year that differ from the plain week: day -> (is it worked, its name)."""
    days = {
        day: (False, NAMES.get(name, name))
        for day, name in holidays.items()
        if day.year == year and (day.weekday() < 5 or day not in in_lieu_days)
    }
    days |= {
        day: (True, NAMES.get(name, name) + "调休")
        for day, name in workdays.items()
        if day.year == year
    }
    return days


def seed(years: int, *, by: Actor, at: datetime) -> list[int]:
    """Announce the known years from `years` before this one on; years that are in the tables
    already, perhaps mended by hand, stay as they are. Returns the years that were added."""
    kept = set(CalendarYear.objects.values_list("year", flat=True))
    first = (at - timedelta(days=366 * years)).year
    added = [year for year in known_years() if year >= first and year not in kept]
    for year in added:
        calendars.announce(year, seeded_days(year), source=SOURCE, by=by, at=at)
    return added
