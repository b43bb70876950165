"""A journal to be sealed, and the hands that meddle with it."""

import datetime as dt
from typing import Any

from django.db import connection, transaction

from zhengtong.blocks.audit import actions, queries
from zhengtong.kernel import clock, journal
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.calendars import CalendarChanged
from zhengtong.kernel.models import JournalLine

AT = dt.datetime(2026, 3, 11, 10, 0, tzinfo=clock.zone())
CLERK = Actor("staff:7", "staff", body="11990100MB1000017X", channel="desk")


def write(count: int, start: int = 1, minutes: int = 0) -> None:
    """Write lines about the years from `start` on, one second apart."""
    with transaction.atomic():
        for year in range(start, start + count):
            line = CalendarChanged(
                ref=f"calendar:{year}", year=year, days=year % 7, source="通知𠮷·«'\"»"
            )
            at = AT + dt.timedelta(minutes=minutes, seconds=year, microseconds=year)
            journal.record(line, by=CLERK, at=at)


def write_at(line_id: int, year: int) -> None:
    """A genuine line whose transaction commits late: with an id that was given out before."""
    event = CalendarChanged(ref=f"calendar:{year}", year=year, days=0, source="")
    line = journal.compose(event, by=CLERK, at=AT)
    line.id = line_id
    line.save(force_insert=True)


def seal(most: int = 4, at: dt.datetime = AT) -> int:
    return actions.seal(by=SYSTEM, at=at, most=most)


def by_hand(statement: str, values: tuple[Any, ...] = ()) -> None:
    """What somebody types into the database."""
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("JOURNAL", JournalLine._meta.db_table), values)


def first_broken() -> queries.Broken:
    found = queries.verify().first_broken
    assert found is not None, "nothing was found"
    return found
