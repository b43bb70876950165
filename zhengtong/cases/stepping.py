"""The end of every verb: save, write the journal, let the process take its step, set the seats.

The process runs operations in the same transaction (the licence is issued, the result delivered),
and these change the case: so it is read again after the step.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache

from zhengtong.blocks.process import actions as process
from zhengtong.blocks.process import queries as positions
from zhengtong.blocks.process.queries import TaskView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.events import Event
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.writes import Change

from . import clockwork, statements
from .holding import Held
from .models import Case, CaseSeat, CaseTurn
from .states import OPEN, TABLE
from .views import CaseView

CHANGING = (
    "state",
    "version",
    "paused",
    "corrected",
    "with_procedures",
    "with_extensions",
    "outcome",
    "licence",
    "received_on",
    "accepted_at",
    "accepted_on",
    "by_silence",
    "decided_at",
    "delivered_at",
    "ended_at",
    "added_days",
    "due_on",
    "statutory_due_on",
)

_CHANGED = Statement(lambda key: Case.objects.filter(pk=key).values_list(*CHANGING))


def finish(
    held: Held,
    verb: str,
    news: Callable[[], Sequence[Event]],
    *,
    by: Actor,
    at: datetime,
    result: str = "",
    stops: str = "",
    extra: Iterable[str] = (),
) -> CaseView:
    """Bring a verb to its end and answer where the case stands.

    `news` is asked for the events once the new due dates are known. `result` is the outcome by
    which the step held is completed; `stops` ends the process for that reason; `extra` are the
    columns of the case that only this verb changes.
    """
    case = held.case
    move(held, verb, extra=extra)
    for event in news():
        journal.record(event, by=by, at=at)
    if result and held.turn is not None:
        outcome = {held.turn.result or verb: result}
        process.complete(held.turn.task, outcome, by=by, at=at)
    elif stops and _is_running(case):
        process.terminate(case.ref, stops, by=by, at=at)
    if result or stops:
        _read_again(case)
        held.turns = sync_turns(case, held.turns)
    seat(case)
    return view_of(case)


def _is_running(case: Case) -> bool:
    position = positions.position(case.ref)
    return position is not None and not position.ended


def move(held: Held, verb: str, *, extra: Iterable[str] = ()) -> None:
    """Take the state on, wind the clock, raise the version, save."""
    case = held.case
    case.state = TABLE.next(case.state, verb)
    case.version += 1
    clockwork.wind(case, procedures=held.procedures, correction=held.correction)
    _change(tuple(extra)).write(case)


@cache
def _change(extra: tuple[str, ...]) -> Change[Case]:
    return Change(Case, *CHANGING, *extra)


def _read_again(case: Case) -> None:
    found = _CHANGED.rows(case.pk)[0]
    for name, value in zip(CHANGING, found, strict=True):
        setattr(case, name, value)


def catch_up(case: Case) -> None:
    """Read a case again that operations of its first step may have changed, and seat it."""
    before = case.state
    _read_again(case)
    if case.state != before:
        seat(case)


def seat(case: Case) -> None:
    """Copy into the seats and turns what lists are filtered by."""
    kept = {"state": case.state, "due_on": case.due_on}
    CaseSeat.objects.filter(case=case).update(**kept)
    if case.state in OPEN:
        CaseTurn.objects.filter(case=case).update(**kept)


def sync_turns(
    case: Case, before: Iterable[CaseTurn], tasks: Iterable[TaskView] | None = None
) -> list[CaseTurn]:
    """Make the turns of a case those of its process; `before` are the rows there were.

    The process is asked for its open tasks unless they are given.
    """
    found = positions.open_tasks(case.ref) if tasks is None else tasks
    open_tasks = {task.id: task for task in found}
    kept = {turn.task: turn for turn in before}
    gone = [turn.pk for task, turn in kept.items() if task not in open_tasks]
    if gone:
        CaseTurn.objects.filter(pk__in=gone).delete()
    new = [_turn(case, task) for key, task in open_tasks.items() if key not in kept]
    statements.NEW_TURNS.all(new)
    return [turn for task, turn in kept.items() if task in open_tasks] + new


def _turn(case: Case, task: TaskView) -> CaseTurn:
    return CaseTurn(
        case=case,
        task=task.id,
        verb=task.verb,
        element=task.element,
        name=task.name,
        result=task.result,
        group=task.group,
        holder=task.assignee,
        state=case.state,
        item_code=case.item_code,
        since=task.since,
        step_due_at=task.due_at,
        due_on=case.due_on,
    )


def view_of(case: Case) -> CaseView:
    """What actions answer."""
    return CaseView(
        number=case.number,
        ref=case.ref,
        state=case.state,
        version=case.version,
        item_code=case.item_code,
        applicant=case.applicant,
        due_on=clockwork.known(case.due_on),
        outcome=case.outcome,
        licence=case.licence,
    )
