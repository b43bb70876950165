"""The room's tasks: load, call one action, nothing else."""

from datetime import datetime

from django_tasks import task

from zhengtong.blocks.notifications import actions
from zhengtong.kernel import clock
from zhengtong.kernel.periodic import every


@task()
def deliver(delivery_id: int) -> str:
    """Try one delivery, right after the message was sent."""
    return actions.deliver(delivery_id, at=clock.now())


@every(seconds=30, name="notifications.deliver_due")
def deliver_due(at: datetime) -> int:
    """Try again what failed, and what a killed worker has left."""
    return actions.deliver_due(at)
