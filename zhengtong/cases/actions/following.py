"""Keep the case in step with what moves without a verb: timers of the process, the calendar."""

from datetime import datetime

from django.db import transaction

from zhengtong.cases import clockwork, stepping
from zhengtong.cases.events import CaseRecounted
from zhengtong.cases.holding import find
from zhengtong.cases.models import FAR, Case
from zhengtong.cases.states import OPEN
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor

AT_ONCE = 500


@transaction.atomic
def follow(number: str, *, by: Actor, at: datetime) -> None:
    """Make the turns of a case those of its process, after a timer of the process rang.

    It says nothing new, so it writes no line: the process has written its own.
    """
    held = find(number, by, at=at, lock=True)
    stepping.sync_turns(held.case, held.turns)


@transaction.atomic
def recount(number: str, *, by: Actor, at: datetime) -> bool:
    """Count the due dates of a case anew; whether they have moved. For after a calendar change."""
    held = find(number, by, at=at, lock=True)
    case = held.case
    before = (case.due_on, case.statutory_due_on)
    clockwork.wind(case, procedures=held.procedures, correction=held.correction)
    if before == (case.due_on, case.statutory_due_on):
        return False
    case.save(update_fields=["due_on", "statutory_due_on"])
    stepping.seat(case)
    due = "" if case.due_on == FAR else case.due_on.isoformat()
    journal.record(CaseRecounted(ref=case.ref, due_on=due), by=by, at=at)
    return True


def recount_open(*, by: Actor, at: datetime) -> int:
    """Count all open cases anew, each in its own transaction; how many have moved."""
    moved, last = 0, 0
    while True:
        rows = Case.objects.filter(state__in=OPEN, id__gt=last).order_by("id")
        found = list(rows.values_list("id", "number")[:AT_ONCE])
        if not found:
            return moved
        moved += sum(recount(number, by=by, at=at) for _id, number in found)
        last = found[-1][0]
