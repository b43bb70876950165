"""Timers: kept in a table, rung by the worker's ticker, once."""

import datetime as dt
from typing import Any

import pytest

from tests.blocks.process.conftest import CLERK, JOINT, Office
from zhengtong.blocks.process import actions, queries
from zhengtong.blocks.process.durations import read_duration
from zhengtong.blocks.process.models import Timer
from zhengtong.blocks.process.tasks import ring_due_timers
from zhengtong.kernel import clock, journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.periodic import PERIODIC

WAITING = ("start s -> t", "timer t after=PT36H -> a", "user a -> e", "end e")
HOURS = dt.timedelta(hours=1)


def test_it_works(office: Office) -> None:
    ref = office.start(*WAITING)
    assert queries.position(ref).current == ("t",)
    assert ring_due_timers(office.at + 35 * HOURS) == 0
    assert ring_due_timers(office.at + 36 * HOURS) == 1
    assert queries.position(ref).current == ("a",)
    rang = queries.history(ref)[-1]
    assert (rang.element, rang.how, rang.by) == ("t", "rang", SYSTEM.ref)
    assert rang.at - rang.since == 36 * HOURS
    assert journal.lines_of(ref)[-1].event == "TimerRang"


def test_the_ticker_knows_it() -> None:
    assert PERIODIC["process.timers"].run is ring_due_timers


def test_it_rings_only_once(office: Office) -> None:
    office.start(*WAITING)
    timer = Timer.objects.get()
    later = office.at + 40 * HOURS
    assert actions.ring(timer.pk, by=SYSTEM, at=office.at) is None
    assert actions.ring(timer.pk, by=SYSTEM, at=later) is not None
    assert actions.ring(timer.pk, by=SYSTEM, at=later) is None
    assert ring_due_timers(later) == 0


def test_a_correction_that_does_not_come_in_time_ends_the_case(office: Office) -> None:
    """Fifteen working days after Wednesday 11 March 2026 end with Wednesday 1 April."""
    ref = office.start(*JOINT)
    office.take(ref, "accept", CLERK, acceptance="correction")
    task = office.task(ref, "more")
    timer = Timer.objects.get()
    assert timer.due_at == dt.datetime(2026, 4, 1, 23, 59, 59, tzinfo=clock.zone())
    assert ring_due_timers(timer.due_at) == 1
    assert queries.position(ref).ended
    assert queries.task(task).state == "cancelled"
    assert {p.element: p.how for p in queries.history(ref)}["more"] == "cancelled"


def test_a_step_done_in_time_stops_its_timer(office: Office) -> None:
    ref = office.start(*JOINT)
    office.take(ref, "accept", CLERK, acceptance="correction")
    office.take(ref, "more")
    assert not Timer.objects.exists()
    assert ring_due_timers(office.at + dt.timedelta(days=365)) == 0


def test_a_timer_that_fails_waits_longer_each_time_and_holds_up_no_other(
    office: Office, plug: Any
) -> None:
    broken = [True]

    def fail(ref: str, facts: dict, *, by: object, at: dt.datetime) -> dict:
        if broken[0]:
            raise RuntimeError("the words may name a person")
        return {}

    plug("test.fail", fail)
    bad = office.start(
        "start s -> t", "timer t after=PT1H -> o", "service o op=test.fail -> e", "end e"
    )
    good = office.start("start s -> t", "timer t after=PT1H -> e", "end e")
    now = office.at + HOURS
    assert ring_due_timers(now) == 1
    assert queries.position(good).ended
    assert queries.position(bad).current == ("t",)
    timer = Timer.objects.get()
    assert (timer.attempts, timer.problem) == (1, "RuntimeError")
    assert timer.try_at == now + dt.timedelta(minutes=1)
    assert ring_due_timers(now) == 0
    assert ring_due_timers(now + dt.timedelta(minutes=1)) == 0
    assert Timer.objects.get().try_at == now + dt.timedelta(minutes=3)
    line = journal.lines_of(bad)[-1]
    assert (line.event, line.payload["problem"]) == ("TimerPostponed", "RuntimeError")
    broken[0] = False
    assert ring_due_timers(now + HOURS) == 1
    assert queries.position(bad).ended


def test_a_fixed_moment_is_read_in_the_zone_of_the_installation(office: Office) -> None:
    source = ("start s -> t", "timer t at=2026-03-20T09:00 -> e", "end e")
    office.start(*source)
    assert Timer.objects.get().due_at == dt.datetime(2026, 3, 20, 9, 0, tzinfo=clock.zone())


@pytest.mark.parametrize(
    ("text", "hours"),
    [("PT1H", 1), ("P1D", 24), ("P1W", 168), ("P1DT6H30M", 30.5), ("PT90M", 1.5), ("PT0S", 0)],
)
def test_durations(text: str, hours: float) -> None:
    assert read_duration(text) == dt.timedelta(hours=hours)
