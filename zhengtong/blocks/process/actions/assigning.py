"""Take a task into one's own hands, put it back, hand it to another."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process import policies
from zhengtong.blocks.process.events import StepClaimed, StepReassigned, StepReleased
from zhengtong.blocks.process.models import Task
from zhengtong.blocks.process.states import OPEN
from zhengtong.blocks.process.views import TaskView, task_view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound, Stale
from zhengtong.kernel.events import Event


@transaction.atomic
def claim(task_id: int, *, by: Actor, at: datetime) -> TaskView:
    """Take an open task of one's group; again changes nothing.

    Raises Stale where it is no longer open, Forbidden for one who is not of the group, Refused
    where a colleague has it.
    """
    task = _open_task(task_id)
    policies.ensure_may_take(by, task.group, task.assignee)
    if task.assignee == by.ref:
        return task_view(task)
    event = StepClaimed(ref=task.ref, element=task.element, visit=task.visit)
    return _hand(task, by.ref, event, by=by, at=at)


@transaction.atomic
def release(task_id: int, *, by: Actor, at: datetime) -> TaskView:
    """Put a task that one holds back for the whole group; raises as `claim` does."""
    task = _open_task(task_id)
    policies.ensure_may_take(by, task.group, task.assignee)
    if not task.assignee:
        return task_view(task)
    event = StepReleased(ref=task.ref, element=task.element, visit=task.visit)
    return _hand(task, "", event, by=by, at=at)


@transaction.atomic
def reassign(task_id: int, to: str, *, by: Actor, at: datetime) -> TaskView:
    """Hand an open task to a colleague (``to`` is a ref of staff); any member of the group may,
    also where an absent colleague holds it. Whether ``to`` belongs to the group is asked again
    when the task is completed. Raises Stale and Forbidden as `claim` does."""
    task = _open_task(task_id)
    policies.ensure_may_take(by, task.group, "")
    if task.assignee == to:
        return task_view(task)
    event = StepReassigned(ref=task.ref, element=task.element, visit=task.visit, to=to)
    return _hand(task, to, event, by=by, at=at)


def _open_task(task_id: int) -> Task:
    task = Task.objects.filter(pk=task_id).first()
    if task is None:
        raise NotFound(_("There is no such step."))
    if task.state != OPEN:
        raise Stale(_("This step has been taken, or is no longer needed."))
    return task


def _hand(task: Task, to: str, event: Event, *, by: Actor, at: datetime) -> TaskView:
    """Change the holder only if it is still the one that was seen."""
    seen = Task.objects.filter(pk=task.pk, state=OPEN, assignee=task.assignee)
    if not seen.update(assignee=to):
        raise Stale(_("A colleague has taken this step at this moment."))
    task.assignee = to
    journal.record(event, by=by, at=at)
    return task_view(task)
