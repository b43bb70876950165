"""The worklists of officials: mine, the pool of my groups, all of my body. One index each.

A page costs the same at ten thousand and at a million cases: rows are found by the columns kept in
the seats and turns, keyset after keyset, and nothing is counted to the end.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Literal

from django.db.models import QuerySet

from zhengtong.blocks.identity import queries as identity
from zhengtong.cases import clock, clockwork, roles, searching
from zhengtong.cases.models import Case, CaseSeat, CaseTurn
from zhengtong.cases.states import State
from zhengtong.cases.views import Counts, WorkRow
from zhengtong.kernel import calendars
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Forbidden
from zhengtong.kernel.keyset import Page, page
from zhengtong.kernel.statements import Statement

Which = Literal["mine", "pool", "all"]
#: Counts are told up to here.
MOST = 100
SHOWN = (
    "number",
    "item_code",
    "item_name",
    "state",
    "outcome",
    "applicant_masked",
    "applicant_kind",
    "received_at",
    "due_on",
    "paused",
)


def worklist(
    by: Actor,
    which: Which = "pool",
    *,
    at: datetime,
    state: str = "",
    due: str = "",
    q: str = "",
    after: str = "",
    size: int = 20,
) -> Page[WorkRow]:
    """A page of cases: my tasks, the open tasks of my groups, or all cases of my body.

    `state` is a state, `due` is `over` or `near`, `q` a case number or its beginning, the full
    name of an applicant, or words of an item's name. Tasks come most urgent first, all cases
    newest first. Raises Forbidden for who handles no cases, Invalid for a damaged cursor.
    """
    if not by.is_staff or not by.roles & (roles.HANDLERS | roles.WATCHERS):
        raise Forbidden
    if which == "all":
        return _all(by, at, state, due, q, after, size)
    return _turns(by, which, at, state, due, q, after, size)


def counts(by: Actor, *, at: datetime, due: bool = True) -> Counts:
    """How many there are of each, told up to a hundred; without `due` only the tasks."""
    today = local_date(at)
    seats = CaseSeat.objects.filter(body=by.body)
    return Counts(
        mine=len(_MINE.rows(by.ref)),
        pool=len(_pool(len(by.groups)).rows(*by.groups)) if by.groups else 0,
        over=_some(seats.filter(due_on__lt=today)) if due else 0,
        near=_some(seats.filter(due_on__range=(today, _near_until(today)))) if due else 0,
        limit=MOST,
    )


_MINE = Statement(
    lambda holder: CaseTurn.objects.filter(holder=holder).order_by().values_list("id")[:MOST]
)


@cache
def _pool(count: int) -> Statement[CaseTurn]:
    """The pool of an official who belongs to so many groups."""
    return Statement(
        lambda *groups: (
            CaseTurn.objects.filter(group__in=groups, holder="").order_by().values_list("id")[:MOST]
        )
    )


def _some(rows: QuerySet) -> int:
    return rows.order_by()[:MOST].count()


def _near_until(today: date) -> date:
    return calendars.calendar().add(today, clock.NEAR)


def _turns(
    by: Actor, which: str, at: datetime, state: str, due: str, q: str, after: str, size: int
) -> Page[WorkRow]:
    rows = CaseTurn.objects.all()
    if which == "mine":
        rows = rows.filter(holder=by.ref)
    else:
        rows = rows.filter(group__in=by.groups, holder="")
    rows = _due(rows, due, at)
    if state:
        rows = rows.filter(state=state)
    if q:
        rows = rows.filter(searching.cases(q, prefix="case__"))
    shown = CaseTurn.objects.select_related("case").only(
        "task", "verb", "name", "group", "holder", "due_on", *(f"case__{name}" for name in SHOWN)
    )
    found = page(rows, order=("due_on", "id"), after=after, size=size, shown=shown)
    return Page(rows=_rows([(turn.case, turn) for turn in found.rows], at), next=found.next)


def _all(
    by: Actor, at: datetime, state: str, due: str, q: str, after: str, size: int
) -> Page[WorkRow]:
    rows: QuerySet = CaseSeat.objects.select_related("case").filter(body=by.body)
    watches = not by.roles & roles.HANDLERS
    if watches:
        # A supervisor has no seat at any case and watches all of them: one row for each case.
        rows = Case.objects.all()
    rows = _due(rows, due, at)
    if state:
        rows = rows.filter(state=state)
    if q:
        rows = rows.filter(searching.cases(q, prefix="" if watches else "case__"))
    rows = (
        rows.only(*SHOWN)
        if watches
        else rows.only("received_at", "due_on", *(f"case__{name}" for name in SHOWN))
    )
    order = ("due_on", "id") if due else ("-received_at", "-id")
    found = page(rows, order=order, after=after, size=size)
    pairs = [(row if watches else row.case, None) for row in found.rows]
    return Page(rows=_rows(pairs, at), next=found.next)


def _due(rows: QuerySet, due: str, at: datetime) -> QuerySet:
    today = local_date(at)
    if due == "over":
        return rows.filter(due_on__lt=today)
    if due == "near":
        return rows.filter(due_on__range=(today, _near_until(today)))
    return rows


def _rows(pairs: Sequence[tuple[Case, CaseTurn | None]], at: datetime) -> list[WorkRow]:
    calendar, today = calendars.calendar(), local_date(at)
    names = identity.names_of(_holders(pairs))
    shown = []
    for case, turn in pairs:
        due, left, level = clockwork.row_level(
            case.due_on, paused=case.paused, today=today, calendar=calendar
        )
        shown.append(
            WorkRow(
                number=case.number,
                item_code=case.item_code,
                item_name=case.item_name,
                state=case.state,
                state_label=State(case.state).label,
                outcome=case.outcome,
                applicant=case.applicant_masked,
                applicant_kind=case.applicant_kind,
                received_at=case.received_at,
                due_on=due,
                days_left=left,
                level=level,
                paused=case.paused,
                task=turn.task if turn else None,
                verb=turn.verb if turn else "",
                step=turn.name if turn else "",
                role=turn.role if turn else "",
                holder=turn.holder if turn else "",
                holder_name=names.get(turn.holder, "") if turn else "",
            )
        )
    return shown


def _holders(pairs: Iterable[tuple[Case, CaseTurn | None]]) -> set[str]:
    return {turn.holder for _case, turn in pairs if turn and turn.holder}
