"""Officials who act at the same moment, for real: threads with connections of their own.

On the embedded database writers queue by themselves and its test copy lives in memory, so these
stories are told on PostgreSQL.
"""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection, connections

from tests.blocks.process.conftest import CLERK, COLLEAGUE, FIREMAN, JOINT, REVIEWER, Office
from zhengtong.blocks.process import actions, queries
from zhengtong.blocks.process.models import History, Task, Timer
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.errors import Stale

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="writers queue on SQLite"),
]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all of them at the same moment; the answer of each, or what it raised."""
    answers: list[Any] = [None] * len(acts)
    gate = threading.Barrier(len(acts))

    def run(n: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=10)
            answers[n] = act()
        except Exception as error:
            answers[n] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers


def complete(task: int, outcome: dict[str, str], by: Actor, office: Office) -> Callable[[], Any]:
    return partial(actions.complete, task, outcome, by=by, at=office.at)


@pytest.fixture
def open_office(transactional_db: None, office: Office) -> Office:
    return office


def test_of_two_who_complete_one_step_one_is_told(open_office: Office) -> None:
    for _round in range(10):
        ref = open_office.start(*JOINT)
        task = open_office.task(ref, "accept")
        answers = at_once(
            complete(task, {"acceptance": "accepted"}, CLERK, open_office),
            complete(task, {"acceptance": "refused"}, COLLEAGUE, open_office),
        )
        losers = [answer for answer in answers if isinstance(answer, Exception)]
        (winner,) = [answer for answer in answers if not isinstance(answer, Exception)]
        assert [type(loser) for loser in losers] == [Stale]
        assert queries.position(ref) == winner
        assert History.objects.filter(element="accept", instance__ref=ref).count() == 1


def test_two_who_complete_two_steps_of_one_case_both_succeed(open_office: Office) -> None:
    for _round in range(10):
        ref = open_office.start(*JOINT)
        open_office.take(ref, "accept", CLERK, acceptance="accepted")
        fire, market = open_office.task(ref, "fire"), open_office.task(ref, "market")
        answers = at_once(
            complete(fire, {"fire": "agree"}, FIREMAN, open_office),
            complete(market, {"market": "disagree"}, REVIEWER, open_office),
        )
        assert not [answer for answer in answers if isinstance(answer, Exception)]
        position = queries.position(ref)
        assert position.current == ("decide",)
        assert (position.facts["fire"], position.facts["market"]) == ("agree", "disagree")
        assert Task.objects.filter(ref=ref, element="decide").count() == 1


def test_two_workers_ring_a_timer_once(open_office: Office, note: list) -> None:
    for _round in range(10):
        note.clear()
        ref = open_office.start(
            "start s -> t", "timer t after=PT0S -> o", "service o -> e", "end e"
        )
        timer = Timer.objects.get(instance__ref=ref)
        ring = partial(actions.ring, timer.pk, by=SYSTEM, at=open_office.at)
        answers = at_once(ring, ring)
        assert sorted(answer is None for answer in answers) == [False, True]
        assert queries.position(ref).ended
        assert History.objects.filter(element="o", instance__ref=ref).count() == 1


def test_a_withdrawal_and_a_step_at_once_leave_one_truth(open_office: Office) -> None:
    for _round in range(10):
        ref = open_office.start(*JOINT)
        task = open_office.task(ref, "accept")
        answers = at_once(
            complete(task, {"acceptance": "accepted"}, CLERK, open_office),
            partial(actions.terminate, ref, "withdrawn", by=SYSTEM, at=open_office.at),
        )
        position = queries.position(ref)
        assert position.terminated
        assert queries.open_tasks(ref) == []
        if isinstance(answers[0], Exception):
            assert isinstance(answers[0], Stale)
            assert queries.task(task).state == "cancelled"
        else:
            assert queries.task(task).state == "done"
