"""Take a step: a user task is done, and the case goes on to where it rests next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process import facts as named
from zhengtong.blocks.process import policies, statements
from zhengtong.blocks.process.actions.going import found_no_way, news_of, once_at_a_time
from zhengtong.blocks.process.actions.writing import Step
from zhengtong.blocks.process.events import StepTaken
from zhengtong.blocks.process.running import CannotGoOn, Run
from zhengtong.blocks.process.states import OPEN
from zhengtong.blocks.process.versions import compiled
from zhengtong.blocks.process.views import PositionView, position_view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound, Stale


def complete(task_id: int, outcome: Mapping[str, Any], *, by: Actor, at: datetime) -> PositionView:
    """Complete a task with its named outcome, such as ``{"acceptance": "accepted"}``.

    Raises Stale where the task has been done or cancelled, Forbidden for one who is not of its
    group, Refused where a colleague holds it, Invalid for an outcome that its author did not
    foresee. Nothing is kept unless everything is, operations included.
    """
    return once_at_a_time(lambda: _complete(task_id, outcome, by=by, at=at))


def _complete(task_id: int, outcome: Mapping[str, Any], *, by: Actor, at: datetime) -> PositionView:
    task = statements.TASK_AT_ITS_INSTANCE.first(task_id)
    if task is None:
        raise NotFound(_("There is no such step."))
    if task.state != OPEN:
        raise Stale(_("This step has been taken, or is no longer needed."))
    policies.ensure_may_take(by, task.group, task.assignee)
    instance = task.instance
    ready = compiled(instance.version)
    plan = ready.diagram.elements[task.element].task
    assert plan is not None
    given = named.outcome_of(plan, outcome)
    step = Step(instance, by=by, at=at)
    run = Run.restore(ready, instance.state, instance.facts | given, step.perform)
    try:
        run.complete(task.element, task.visit)
    except CannotGoOn as error:
        raise found_no_way(error) from None
    step.done(task, given, run)
    taken = StepTaken(
        ref=task.ref,
        element=task.element,
        visit=task.visit,
        verb=task.verb,
        outcome=str(given.get(plan.result, "")) if plan.outcomes else "",
    )
    journal.record_all([taken, *news_of(instance)], by=by, at=at)
    return position_view(instance, ready.diagram)
