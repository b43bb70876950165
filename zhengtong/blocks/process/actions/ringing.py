"""A timer falls due: the case goes on by itself."""

from datetime import datetime, timedelta

from django.db import transaction

from zhengtong.blocks.process.actions.going import found_no_way, news_of, once_at_a_time
from zhengtong.blocks.process.actions.writing import Step
from zhengtong.blocks.process.events import TimerPostponed, TimerRang
from zhengtong.blocks.process.models import Timer
from zhengtong.blocks.process.running import CannotGoOn, Run
from zhengtong.blocks.process.versions import compiled
from zhengtong.blocks.process.views import PositionView, position_view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)


def ring(timer_id: int, *, by: Actor, at: datetime) -> PositionView | None:
    """Let a timer that is due set its case going.

    Returns None where it is not due, or has rung or been cancelled already: two workers may try
    at once.
    """
    return once_at_a_time(lambda: _ring(timer_id, by=by, at=at))


def _ring(timer_id: int, *, by: Actor, at: datetime) -> PositionView | None:
    rows = Timer.objects.select_related("instance__version").defer("instance__version__xml")
    timer = rows.filter(pk=timer_id, due_at__lte=at).first()
    if timer is None:
        return None
    instance = timer.instance
    ready = compiled(instance.version)
    step = Step(instance, by=by, at=at)
    run = Run.restore(ready, instance.state, instance.facts, step.perform)
    try:
        run.ring(timer.element, timer.visit)
    except CannotGoOn as error:
        raise found_no_way(error) from None
    step.rang(timer, run)
    rang = TimerRang(ref=instance.ref, element=timer.element, visit=timer.visit)
    journal.record_all([rang, *news_of(instance)], by=by, at=at)
    return position_view(instance, ready.diagram)


@transaction.atomic
def postpone(timer_id: int, problem: str, *, by: Actor, at: datetime) -> None:
    """Try a timer again later, each time after twice as long; ``problem`` is the kind of error,
    never its words, which may hold personal data."""
    timer = Timer.objects.select_related("instance").filter(pk=timer_id).first()
    if timer is None:
        return
    wait = min(FIRST_WAIT * 2 ** min(timer.attempts, 12), LONGEST_WAIT)
    timer.attempts = min(timer.attempts + 1, 30_000)
    timer.try_at = at + wait
    timer.problem = problem[:80]
    timer.save(update_fields=["attempts", "try_at", "problem"])
    postponed = TimerPostponed(
        ref=timer.instance.ref,
        element=timer.element,
        attempts=timer.attempts,
        problem=timer.problem,
    )
    journal.record(postponed, by=by, at=at)
