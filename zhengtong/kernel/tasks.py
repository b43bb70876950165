"""The kernel's tasks: one, for what an earlier version has left in the queue."""

from django_tasks import task

from zhengtong.kernel import clock, news


@task()
def deliver_news(ref: str) -> int:
    """Let the listeners hear the lines of one ref. Nothing enqueues it any more: the worker finds
    news in the outbox; a queue written before that was so is still worked off."""
    return news.deliver(ref, at=clock.now())
