"""From the rows of a case to its clock, and from the clock to the dates kept with the case."""

from collections.abc import Iterable
from datetime import date, datetime

from zhengtong.kernel import calendars
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.workdays import Calendar

from . import clock, explanation
from .clock import ClockFacts, Reading
from .law.decision import Limit
from .law.uncounted import Pause, stands_still
from .models import FAR, Case, Correction, SpecialProcedure
from .states import RUNNING
from .views import ClockView


def day_of(moment: datetime | None) -> date | None:
    """The calendar day of a moment, if there is one."""
    return local_date(moment) if moment else None


def known(due_on: date) -> date | None:
    """A due date as people see it: the far one means none."""
    return None if due_on == FAR else due_on


def pauses_of(procedures: Iterable[SpecialProcedure]) -> tuple[Pause, ...]:
    """The special procedures as the clock knows them."""
    return tuple(Pause(p.kind, local_date(p.started_at), day_of(p.ended_at)) for p in procedures)


def facts_of(
    case: Case,
    *,
    procedures: Iterable[SpecialProcedure] = (),
    correction: Correction | None = None,
) -> ClockFacts:
    """All that the clock has to know of a case."""
    return ClockFacts(
        state=case.state,
        received_on=case.received_on,
        promised=Limit(case.promised_days, case.promised_unit),
        statutory=Limit(case.statutory_days, case.statutory_unit),
        accepted_on=case.accepted_on,
        by_silence=case.by_silence,
        asked_on=day_of(correction.asked_at) if correction else None,
        supply_days=case.supply_days,
        pauses=pauses_of(procedures),
        added=case.added_days,
        decided_on=day_of(case.decided_at),
        delivered_on=day_of(case.delivered_at),
    )


def wind(
    case: Case,
    *,
    procedures: Iterable[SpecialProcedure] = (),
    correction: Correction | None = None,
) -> None:
    """Set the due dates and the pause of a case from its rows; does not save."""
    facts = facts_of(case, procedures=procedures, correction=correction)
    dates = clock.due_dates(facts, calendars.calendar())
    case.due_on = dates.due_on or FAR
    case.statutory_due_on = dates.statutory_due_on or FAR
    case.paused = case.state in RUNNING and stands_still(facts.pauses)


def reading_of(facts: ClockFacts, at: datetime) -> Reading:
    """What the clock shows at a moment."""
    return clock.read(facts, today=local_date(at), calendar=calendars.calendar())


def view_of(facts: ClockFacts, at: datetime) -> ClockView:
    """What the clock shows, and how it was counted."""
    calendar, today = calendars.calendar(), local_date(at)
    reading = clock.read(facts, today=today, calendar=calendar)
    names: dict[date, str] = {}
    if reading.stage == "decision" and facts.accepted_on:
        names = calendars.day_names(facts.accepted_on, reading.due_on or today)
    lines = explanation.explain(facts, reading, today=today, calendar=calendar, names=names)
    return ClockView(reading=reading, lines=lines)


def row_level(
    due_on: date, *, paused: bool, today: date, calendar: Calendar
) -> tuple[date | None, int | None, str]:
    """Due date, days left and colour of a row in a list."""
    due = known(due_on)
    left = calendar.count(today, due) if due else None
    return due, left, clock.level_of(due, today, calendar, still=paused)
