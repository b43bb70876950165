"""What the worker looks at from time to time: silence, lapsed corrections, old drafts, closing."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django_tasks import task

from zhengtong.kernel import calendars, clock
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Problem
from zhengtong.kernel.periodic import every

from .actions import accepting, closing, drafting, following, terminating
from .models import Case
from .states import State

log = logging.getLogger("zhengtong.cases")

AT_ONCE = 200
#: Working days after the delivery in which the applicant may still come back with a question.
CLOSE_AFTER = 15


@every(seconds=300, name="cases.accept_by_silence")
def accept_by_silence(at: datetime) -> int:
    """Accept what no body has answered in time (行政许可法 第三十二条)."""
    return _each(
        Case.objects.filter(state=State.SUBMITTED, due_on__lt=local_date(at)),
        lambda number: accepting.accept_by_silence(number, by=SYSTEM, at=at),
    )


@every(seconds=300, name="cases.lapse")
def lapse(at: datetime) -> int:
    """End what was not corrected in time."""
    return _each(
        Case.objects.filter(state=State.CORRECTING, due_on__lt=local_date(at)),
        lambda number: terminating.lapse(number, by=SYSTEM, at=at),
    )


@every(seconds=3600, name="cases.close")
def close(at: datetime) -> int:
    """Close what was delivered a while ago."""
    calendar, today = calendars.calendar(), local_date(at)
    early = at - timedelta(days=CLOSE_AFTER)
    rows = Case.objects.filter(state=State.DELIVERED, delivered_at__lt=early)
    due = [
        number
        for number, delivered in rows.order_by("id").values_list("number", "delivered_at")[:AT_ONCE]
        if delivered and calendar.count(local_date(delivered), today) > CLOSE_AFTER
    ]
    return _do(due, lambda number: closing.close(number, version=None, by=SYSTEM, at=at))


@every(seconds=3600, name="cases.discard_drafts")
def discard_drafts(at: datetime) -> int:
    """Throw away drafts that nobody has touched for long."""
    return drafting.discard_forgotten(by=SYSTEM, at=at)


@task()
def recount_cases() -> int:
    """Count the due dates of open cases anew; wired to the news that the calendar has changed."""
    return following.recount_open(by=SYSTEM, at=clock.now())


def _each(rows: Any, act: Callable[[str], object]) -> int:
    return _do(list(rows.order_by("id").values_list("number", flat=True)[:AT_ONCE]), act)


def _do(numbers: Iterable[str], act: Callable[[str], object]) -> int:
    """Do it to each case in its own transaction: one that fails does not stop the others."""
    done = 0
    for number in numbers:
        try:
            done += act(number) is not None
        except Problem as problem:
            log.warning("periodic", extra={"case": number, "code": problem.code})
    return done
