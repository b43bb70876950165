"""The clock of one case: which limit runs now, until when, and how many days are left.

Pure. It puts the articles in `law/` together; `explanation.py` puts the count into words.
"""

from dataclasses import dataclass
from datetime import date

from zhengtong.kernel.workdays import Calendar

from .law import acceptance, decision, delivery
from .law.decision import Count, Limit
from .law.uncounted import Pause, stands_still
from .states import State

#: Working days before the end of a limit from which a case is shown as near its end.
NEAR = 2


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """Everything the clock has to know of a case.

    `received_on` is the day of the last complete receipt: of the application, or of the
    corrections. `supply_days` is how long the applicant may take to supply them.
    """

    state: str
    received_on: date
    promised: Limit
    statutory: Limit
    accepted_on: date | None = None
    by_silence: bool = False
    asked_on: date | None = None
    supply_days: int = acceptance.SUPPLY_WITHIN
    pauses: tuple[Pause, ...] = ()
    added: int = 0
    decided_on: date | None = None
    delivered_on: date | None = None


@dataclass(frozen=True, slots=True)
class DueDates:
    """The last days of the limits of a case; None where none runs, or while it stands still."""

    due_on: date | None
    statutory_due_on: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock shows.

    `stage` is the limit that runs: acceptance, correction, decision, delivery, or none.
    `level` is for the colour: calm, near, over, still (stands still by law), done.
    """

    stage: str
    level: str
    due_on: date | None
    days_left: int | None
    promised: Count | None
    statutory: Count | None
    missing_years: tuple[int, ...] = ()


def due_dates(facts: ClockFacts, calendar: Calendar) -> DueDates:
    """The dates kept with the case, so that lists can be sorted by them."""
    if facts.state in (State.ACCEPTED, State.REVIEWING) and facts.accepted_on:
        return DueDates(*(_decide_by(facts, limit, calendar) for limit in _limits(facts)))
    stage = _stage(facts)
    due = _simple_due(stage, facts, calendar)
    return DueDates(due, due)


def read(facts: ClockFacts, *, today: date, calendar: Calendar) -> Reading:
    """What the clock of this case shows on a day."""
    stage = _stage(facts)
    if facts.accepted_on is None:
        return _read_simple(stage, facts, today, calendar, None, None)
    until = facts.decided_on or today
    promised, statutory = (_count(facts, limit, until, calendar) for limit in _limits(facts))
    if stage != "decision":
        return _read_simple(stage, facts, today, calendar, promised, statutory)
    return Reading(
        stage=stage,
        level=_level(promised.left, still=stands_still(facts.pauses)),
        due_on=promised.due_on,
        days_left=promised.left,
        promised=promised,
        statutory=statutory,
        missing_years=_missing(facts.accepted_on, promised.due_on or today, calendar),
    )


def _limits(facts: ClockFacts) -> tuple[Limit, Limit]:
    return facts.promised, facts.statutory


def _decide_by(facts: ClockFacts, limit: Limit, calendar: Calendar) -> date | None:
    start = facts.accepted_on or facts.received_on
    return decision.due_on(start, limit, calendar=calendar, pauses=facts.pauses, added=facts.added)


def _count(facts: ClockFacts, limit: Limit, until: date, calendar: Calendar) -> Count:
    start = facts.accepted_on or facts.received_on
    return decision.count(
        start, limit, until=until, calendar=calendar, pauses=facts.pauses, added=facts.added
    )


def _stage(facts: ClockFacts) -> str:
    match facts.state:
        case State.SUBMITTED:
            return "acceptance"
        case State.CORRECTING:
            return "correction"
        case State.ACCEPTED | State.REVIEWING:
            return "decision"
        case State.DECIDED:
            return "delivery"
        case _:
            return "none"


def _simple_due(stage: str, facts: ClockFacts, calendar: Calendar) -> date | None:
    match stage:
        case "acceptance":
            return acceptance.tell_by(facts.received_on, calendar)
        case "correction" if facts.asked_on:
            return acceptance.supply_by(facts.asked_on, facts.supply_days, calendar)
        case "delivery" if facts.decided_on:
            return delivery.deliver_by(facts.decided_on, calendar)
        case _:
            return None


def _read_simple(
    stage: str,
    facts: ClockFacts,
    today: date,
    calendar: Calendar,
    promised: Count | None,
    statutory: Count | None,
) -> Reading:
    due = _simple_due(stage, facts, calendar)
    if due is None:
        return Reading("none", "done", None, None, promised, statutory)
    left = calendar.count(today, due)
    missing = _missing(facts.received_on, due, calendar)
    return Reading(stage, level_of(due, today, calendar), due, left, promised, statutory, missing)


def level_of(due_on: date | None, today: date, calendar: Calendar, *, still: bool = False) -> str:
    """The colour of a due date in a list."""
    if due_on is None:
        return "still" if still else "done"
    if due_on < today:
        return "over"
    return _level(calendar.count(today, due_on), still=still)


def _level(left: int, *, still: bool) -> str:
    if left < 0:
        return "over"
    if still:
        return "still"
    return "near" if left <= NEAR else "calm"


def _missing(start: date, end: date, calendar: Calendar) -> tuple[int, ...]:
    return tuple(calendar.missing_years(start, max(start, end)))
