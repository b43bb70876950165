"""The worker: runs the tasks of the queue, a ticker that puts due periodics into it, and a herald
that empties the outbox of news.

Any number of workers may run. A periodic is claimed by one conditional update, so that of many
tickers only one enqueues it; a task whose worker was killed is taken up again after a while. News
need no task: their rows in the outbox are the queue.
"""

import logging
import os
import threading
import time
from datetime import timedelta

from django.db import close_old_connections, connections
from django.db.models import Q
from django.db.models.functions import Now
from django.db.utils import OperationalError
from django_tasks import TaskResultStatus, task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from zhengtong.kernel import clock, news
from zhengtong.kernel.models import PeriodicRun
from zhengtong.kernel.periodic import PERIODIC, every

log = logging.getLogger("zhengtong.worker")

TICK_SECONDS = 1.0
POLL_SECONDS = 0.25
#: Who waits for a page goes before what is done behind it.
GIVES_WAY = 5
ABANDONED_AFTER = timedelta(minutes=3)
KEEP_FINISHED = timedelta(hours=1)


@task()
def run_periodic(name: str) -> None:
    """Run one periodic now."""
    PERIODIC[name].run(clock.now())


@every(seconds=60, name="project.tasks_housekeeping")
def keep_house(at: object) -> None:
    """Take up again what a killed worker left running, and forget what is long finished."""
    DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=Now() - ABANDONED_AFTER
    ).update(status=TaskResultStatus.READY)
    DBTaskResult.objects.filter(
        Q(status=TaskResultStatus.SUCCESSFUL) | Q(status=TaskResultStatus.FAILED),
        finished_at__lt=Now() - KEEP_FINISHED,
    ).delete()


def claim(name: str, seconds: int, machine_now: float) -> bool:
    """Whether the periodic is due and this process is the one that takes it up."""
    PeriodicRun.objects.get_or_create(name=name)
    return bool(
        PeriodicRun.objects.filter(name=name, last_at__lte=machine_now - seconds).update(
            last_at=machine_now
        )
    )


def tick(machine_now: float) -> list[str]:
    """Enqueue the periodics that are due; returns their names."""
    known = dict(PeriodicRun.objects.values_list("name", "last_at"))
    due = [
        p for p in PERIODIC.values() if known.get(p.name, float("-inf")) <= machine_now - p.seconds
    ]
    taken = [p.name for p in due if claim(p.name, p.seconds, machine_now)]
    for name in taken:
        run_periodic.enqueue(name)
    return taken


class Ticker(threading.Thread):
    """Ticks until told to stop; a database that is away for a moment does not stop it."""

    def __init__(self) -> None:
        super().__init__(name="ticker", daemon=True)
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(TICK_SECONDS):
            try:
                close_old_connections()
                tick(time.clock_gettime(time.CLOCK_REALTIME))
            except OperationalError:
                log.warning("the ticker could not reach the database; it will try again")
        connections.close_all()


class Herald(threading.Thread):
    """Lets news be heard until told to stop; what one round leaves, the next one finds."""

    def __init__(self) -> None:
        super().__init__(name="herald", daemon=True)
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            heard = 0
            try:
                close_old_connections()
                heard = news.sweep(clock.now())
            except OperationalError:
                log.warning("the herald could not reach the database; it will try again")
            except Exception:
                log.exception("the herald stumbled; it will try again")
            if not heard:
                self.stopped.wait(POLL_SECONDS)
        connections.close_all()


def look_at_everything() -> None:
    """Make every periodic due: what was done at another hour says nothing about a moved clock."""
    PeriodicRun.objects.update(last_at=0)


def work(*, once: bool = False) -> None:
    """Run tasks until a signal comes, or until the queue is empty when `once` is set."""
    worker = Worker(
        queue_names=["*"],
        interval=POLL_SECONDS,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{os.uname().nodename}-{os.getpid()}",
        excluded_queue_names=[],
    )
    if once:
        while news.sweep(clock.now()):
            pass
        worker.run()
        return
    os.nice(GIVES_WAY)
    if clock.is_moved():
        look_at_everything()
    beside: list[Ticker | Herald] = [Ticker(), Herald()]
    for thread in beside:
        thread.start()
    worker.configure_signals()
    try:
        worker.run()
    finally:
        for thread in beside:
            thread.stopped.set()
