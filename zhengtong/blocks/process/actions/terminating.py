"""Stop a process from outside: withdrawal, termination, a mistake."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process.actions.going import once_at_a_time
from zhengtong.blocks.process.actions.writing import Step
from zhengtong.blocks.process.events import ProcessTerminated
from zhengtong.blocks.process.models import Instance
from zhengtong.blocks.process.running import Run
from zhengtong.blocks.process.states import INSTANCE
from zhengtong.blocks.process.versions import compiled
from zhengtong.blocks.process.views import PositionView, position_view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound


def terminate(ref: str, reason: str, *, by: Actor, at: datetime) -> PositionView:
    """Stop the process of a case; what is open is cancelled and stays in the history.

    Raises NotFound where the case has no process, Refused where it has ended already.
    """
    return once_at_a_time(lambda: _terminate(ref, reason, by=by, at=at))


def _terminate(ref: str, reason: str, *, by: Actor, at: datetime) -> PositionView:
    rows = Instance.objects.select_related("version").defer("version__xml")
    instance = rows.filter(ref=ref).first()
    if instance is None:
        raise NotFound(_("This case is not on its way."))
    instance.status = INSTANCE.next(instance.status, "terminate")
    ready = compiled(instance.version)
    step = Step(instance, by=by, at=at)
    run = Run.restore(ready, instance.state, instance.facts, step.perform)
    instance.state = run.stopped()
    instance.ended_at = at
    instance.reason = reason[:200]
    step.save()
    step.stop(run.open)
    journal.record(ProcessTerminated(ref=ref), by=by, at=at)
    return position_view(instance, ready.diagram)
