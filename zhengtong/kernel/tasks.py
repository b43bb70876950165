"""The kernel's tasks: load, call, nothing else."""

from datetime import datetime

from django_tasks import task

from zhengtong.kernel import clock, news
from zhengtong.kernel.periodic import every


@task()
def deliver_news(ref: str) -> int:
    """Let the listeners hear the lines of one ref."""
    return news.deliver(ref, at=clock.now())


@every(seconds=20, name="kernel.sweep_outbox")
def sweep_outbox(at: datetime) -> int:
    """Deliver what no task will."""
    return news.sweep(at)
