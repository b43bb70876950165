"""Stopping a process from outside."""

import pytest

from tests.blocks.process.conftest import CLERK, FIREMAN, JOINT, Office
from zhengtong.blocks.process import actions, queries
from zhengtong.blocks.process.models import Timer
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import NotFound, Refused, Stale


def test_it_works(office: Office) -> None:
    ref = office.start(*JOINT)
    office.take(ref, "accept", CLERK, acceptance="accepted")
    office.take(ref, "fire", FIREMAN)
    task = office.task(ref, "market")
    position = actions.terminate(ref, "withdrawn", by=CLERK, at=office.at)
    assert position.ended
    assert position.terminated
    assert position.current == ()
    assert "fire" in position.done
    assert "market" not in position.done
    assert queries.position(ref) == position
    assert queries.open_tasks(ref) == []
    assert queries.task(task).state == "cancelled"
    assert queries.history(ref)[-1].how == "cancelled"
    assert journal.lines_of(ref)[-1].event == "ProcessTerminated"


def test_nothing_can_be_done_after_it(office: Office) -> None:
    ref = office.start(*JOINT)
    task = office.task(ref, "accept")
    actions.terminate(ref, "withdrawn", by=SYSTEM, at=office.at)
    with pytest.raises(Stale):
        actions.complete(task, {"acceptance": "accepted"}, by=CLERK, at=office.at)
    with pytest.raises(Refused):
        actions.terminate(ref, "withdrawn", by=SYSTEM, at=office.at)


def test_its_timers_are_gone(office: Office) -> None:
    ref = office.start(*JOINT)
    office.take(ref, "accept", CLERK, acceptance="correction")
    assert Timer.objects.count() == 1
    actions.terminate(ref, "withdrawn", by=SYSTEM, at=office.at)
    assert not Timer.objects.exists()


def test_an_ended_process_cannot_be_stopped(office: Office) -> None:
    ref = office.start(*JOINT)
    office.take(ref, "accept", CLERK, acceptance="refused")
    with pytest.raises(Refused):
        actions.terminate(ref, "withdrawn", by=SYSTEM, at=office.at)


def test_a_case_without_process_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        actions.terminate("case:none", "withdrawn", by=SYSTEM, at=office.at)
