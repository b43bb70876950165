"""Watching the clocks of cases: heard of from news, raised as signals, cleared when done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhengtong.kernel import calendars, journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.writes import Change, Insertion
from zhengtong.oversight.supervision import limits, policies, rows
from zhengtong.oversight.supervision.events import SignalCleared, SignalRaised
from zhengtong.oversight.supervision.limits_in_use import limits_for
from zhengtong.oversight.supervision.models import Signal, Watch
from zhengtong.oversight.supervision.states import Ending, Level, Stage

BATCH = 500
WATCHED = Statement(lambda about: Watch.objects.select_for_update().filter(about=about))
UP = Statement(lambda about: Signal.objects.select_for_update().filter(about=about, up=True))
NEW = Insertion(Watch)
AGAIN = Change(
    Watch,
    "line", "body", "item", "stage", "running", "started_on", "due_on", "near_on", "level",
)  # fmt: skip
STOPPED = Change(Watch, "line", "running", "level")


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit that begins to run for a case (its ref), heard of from the journal line `line`."""

    about: str
    line: int
    body: str
    item: str
    stage: Stage
    started_on: date
    due_on: date


@transaction.atomic
def watch(clock: Clock, *, by: Actor, at: datetime, ending: Ending = Ending.DONE) -> None:
    """Watch a limit in the place of the one watched before for this case.

    A signal that is up comes down with `ending`. An older line than the last one heard changes
    nothing, so that news heard twice do no harm.
    """
    policies.demand_house(by)
    row = WATCHED.first(clock.about)
    if row is not None and row.line >= clock.line:
        return
    _clear(clock.about, ending, by=by, at=at)
    near_on = limits.near_from(
        clock.started_on, clock.due_on, limits_for(clock.body), calendars.calendar()
    )
    watched = {
        "line": clock.line,
        "body": clock.body,
        "item": clock.item,
        "stage": clock.stage,
        "running": True,
        "started_on": clock.started_on,
        "due_on": clock.due_on,
        "near_on": near_on,
        "level": Level.CALM,
    }
    if row is None:
        # Lines of one ref are heard one after another; else this would only be tried again.
        NEW.one(Watch(about=clock.about, **watched))
        return
    for name, value in watched.items():
        setattr(row, name, value)
    AGAIN.write(row)


@transaction.atomic
def move(
    about: str,
    due_on: date,
    *,
    line: int,
    by: Actor,
    at: datetime,
    started_on: date | None = None,
) -> None:
    """The limit of a case has moved, or runs again: an extension, the end of a special procedure,
    a corrected calendar; or it runs anew from `started_on`, after a correction. A case that is not
    watched is left alone."""
    policies.demand_house(by)
    row = WATCHED.first(about)
    if row is None or row.line >= line:
        return
    _clear(about, Ending.MOVED, by=by, at=at)
    row.line, row.due_on, row.running, row.level = line, due_on, True, Level.CALM
    row.started_on = started_on or row.started_on
    row.near_on = limits.near_from(
        row.started_on, due_on, limits_for(row.body), calendars.calendar()
    )
    row.save()


@transaction.atomic
def rest(about: str, *, line: int, by: Actor, at: datetime) -> None:
    """The clock of a case stands still: the applicant's turn, or a special procedure."""
    _stop(about, Ending.MOVED, line=line, by=by, at=at)


@transaction.atomic
def finish(about: str, *, line: int, by: Actor, at: datetime) -> None:
    """Nothing more is owed in a case."""
    _stop(about, Ending.ENDED, line=line, by=by, at=at)


@transaction.atomic
def note_silence(about: str, *, line: int, by: Actor, at: datetime) -> None:
    """The body let the days for its answer pass (行政许可法 第三十二条): a red card, which the
    acceptance that follows by law takes down as `silence`."""
    policies.demand_house(by)
    row = WATCHED.first(about)
    if row is None or row.line >= line:
        return
    if row.level != Level.RED:
        _raise(row, Level.RED, by=by, at=at)
    _clear(about, Ending.SILENCE, by=by, at=at)


def _stop(about: str, ending: Ending, *, line: int, by: Actor, at: datetime) -> None:
    policies.demand_house(by)
    row = WATCHED.first(about)
    if row is None or row.line >= line:
        return
    _clear(about, ending, by=by, at=at)
    row.line, row.running, row.level = line, False, Level.CALM
    STOPPED.write(row)


@transaction.atomic
def raise_due(*, by: Actor, at: datetime, limit: int = BATCH) -> int:
    """Raise yellow where a limit is near and red where it is past; returns how many changed, at
    most `limit` of each colour."""
    policies.demand_house(by)
    today = local_date(at)
    held = Watch.objects.select_for_update(skip_locked=True).filter(running=True)
    near = held.filter(level=Level.CALM, near_on__lte=today).order_by("near_on")[:limit]
    past = held.filter(level=Level.YELLOW, due_on__lt=today).order_by("due_on")[:limit]
    changed = 0
    for row in [*near, *past]:
        _raise(row, Level.RED if row.due_on < today else Level.YELLOW, by=by, at=at)
        changed += 1
    return changed


def _raise(row: Watch, level: Level, *, by: Actor, at: datetime) -> None:
    red_at = at if level == Level.RED else None
    signal = Signal.objects.filter(about=row.about, up=True).first()
    if signal is None:
        signal = Signal.objects.create(
            about=row.about,
            body=row.body,
            item=row.item,
            stage=row.stage,
            level=level,
            due_on=row.due_on,
            raised_at=at,
            red_at=red_at,
        )
    else:
        signal.level, signal.red_at = level, red_at
        signal.save(update_fields=["level", "red_at"])
    row.level = level
    row.save(update_fields=["level"])
    journal.record(
        SignalRaised(
            ref=rows.signal_ref(signal.pk),
            about=row.about,
            body=row.body,
            item=row.item,
            stage=row.stage,
            level=level,
            due_on=row.due_on.isoformat(),
        ),
        by=by,
        at=at,
    )


def _clear(about: str, ending: Ending, *, by: Actor, at: datetime) -> None:
    signal = UP.first(about)
    if signal is None:
        return
    signal.up, signal.cleared_at, signal.ending = False, at, ending
    signal.save(update_fields=["up", "cleared_at", "ending"])
    journal.record(
        SignalCleared(
            ref=rows.signal_ref(signal.pk),
            about=about,
            body=signal.body,
            level=signal.level,
            ending=ending,
        ),
        by=by,
        at=at,
    )
