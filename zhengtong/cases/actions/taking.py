"""Take a task out of the pool of one's department, give it back, hand it to a colleague."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.process import actions as process
from zhengtong.cases.events import CaseTaken
from zhengtong.cases.holding import Held, find
from zhengtong.cases.models import CaseTurn
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused
from zhengtong.kernel.refs import ref


@transaction.atomic
def take(number: str, task: int, *, by: Actor, at: datetime) -> None:
    """Take a task of one's own group. Taking one's own again changes nothing.

    Raises NotFound, Forbidden for another group's task, Refused when a colleague has it.
    """
    held, turn = _turn(number, task, by, at)
    if turn.holder == by.ref:
        return
    if turn.holder:
        raise Refused(
            _("A colleague has taken this task."),
            hint=_("Ask them to give it back to the pool."),
            code="held",
        )
    process.claim(task, by=by, at=at)
    _hold(held, turn, by.ref, by=by, at=at)


@transaction.atomic
def give_back(number: str, task: int, *, by: Actor, at: datetime) -> None:
    """Put a task back into the pool. Raises NotFound, Forbidden, Refused for somebody else's."""
    held, turn = _turn(number, task, by, at)
    if not turn.holder:
        return
    if turn.holder != by.ref:
        raise Refused(_("A colleague has taken this task."), code="held")
    process.release(task, by=by, at=at)
    _hold(held, turn, "", by=by, at=at)


@transaction.atomic
def hand_over(number: str, task: int, to: str, *, by: Actor, at: datetime) -> None:
    """Hand a task to a colleague of the same group, also where an absent one holds it.

    `to` is the ref of a member of staff. Raises NotFound, Forbidden, Invalid for one who is not of
    the group.
    """
    held, turn = _turn(number, task, by, at)
    if turn.holder == to:
        return
    colleagues = identity.staff_of(turn.body, turn.role)
    if all(colleague.ref != to for colleague in colleagues):
        raise Invalid(fields={"to": [_("Choose a colleague who has this role.")]})
    process.reassign(task, to, by=by, at=at)
    _hold(held, turn, to, by=by, at=at)


def _turn(number: str, task: int, by: Actor, at: datetime) -> tuple[Held, CaseTurn]:
    held = find(number, by, at=at, lock=True)
    turn = next((turn for turn in held.turns if turn.task == task), None)
    if turn is None:
        raise NotFound(_("This task has been done, or is not of this case."), code="task")
    if not (by.is_staff and turn.group in by.groups):
        raise Forbidden(_("This step belongs to somebody else."), code="not-yours")
    return held, turn


def _hold(held: Held, turn: CaseTurn, holder: str, *, by: Actor, at: datetime) -> None:
    turn.holder = holder
    turn.save(update_fields=["holder"])
    news = CaseTaken(ref=held.case.ref, task=ref("task", turn.task), holder=holder)
    journal.record(news, by=by, at=at)
