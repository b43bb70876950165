"""Taking steps: all of it is kept or nothing, by those who may, and only once."""

import datetime as dt
import json
from typing import Any

import pytest

from tests.blocks.process.conftest import (
    CLERK,
    COLLEAGUE,
    FIREMAN,
    JOINT,
    MARKET,
    RESIDENT,
    REVIEWER,
    Office,
    staff,
)
from zhengtong.blocks.process import actions, queries
from zhengtong.blocks.process.models import History, Instance, Task
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM, Actor
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused, Stale


def test_it_works(office: Office, note: list) -> None:
    ref = office.start(*JOINT)
    assert office.take(ref, "accept", CLERK, acceptance="accepted").current == ("market", "fire")
    assert office.take(ref, "fire", FIREMAN, fire="agree").current == ("market",)
    assert office.take(ref, "market", REVIEWER, market="agree").current == ("decide",)
    position = office.take(ref, "decide", REVIEWER, decision="granted")
    assert position.current == ("deliver",)
    assert position.facts == {
        "acceptance": "accepted",
        "fire": "agree",
        "market": "agree",
        "decision": "granted",
        "licence": "L-1",
    }
    assert len(note) == 1
    assert office.take(ref, "deliver", CLERK, deliver="pickup").ended
    assert queries.open_tasks(ref) == []
    assert [line.event for line in journal.lines_of(ref)] == [
        "ProcessStarted",
        *["StepTaken"] * 5,
        "ProcessEnded",
    ]


def test_the_history_tells_the_whole_way(office: Office) -> None:
    ref = office.start(*JOINT)
    began = office.at
    office.at += dt.timedelta(days=1)
    office.take(ref, "accept", CLERK, acceptance="correction")
    office.at += dt.timedelta(days=1)
    office.take(ref, "more", RESIDENT, supplement="supplied")
    office.take(ref, "accept", CLERK, acceptance="refused")
    told = [(p.element, p.visit, p.how, p.by) for p in queries.history(ref)]
    assert told == [
        ("s", 1, "passed", "person:1"),
        ("accept", 1, "done", "staff:clerk"),
        ("g", 1, "passed", "staff:clerk"),
        ("more", 1, "done", "person:1"),
        ("late", 1, "cancelled", "person:1"),
        ("accept", 2, "done", "staff:clerk"),
        ("g", 2, "passed", "staff:clerk"),
        ("refused", 1, "passed", "staff:clerk"),
    ]
    first = queries.history(ref)[1]
    assert (first.since, first.at) == (began, began + dt.timedelta(days=1))
    assert first.outcome == {"acceptance": "correction"}


def test_a_step_is_taken_only_once(office: Office) -> None:
    ref = office.start(*JOINT)
    task = office.task(ref, "accept")
    actions.complete(task, {"acceptance": "accepted"}, by=CLERK, at=office.at)
    with pytest.raises(Stale):
        actions.complete(task, {"acceptance": "refused"}, by=COLLEAGUE, at=office.at)
    assert queries.task(task).outcome == {"acceptance": "accepted"}
    assert queries.task(task).done_by == "staff:clerk"


@pytest.mark.parametrize(
    "by",
    [STRANGER, RESIDENT, REVIEWER, FIREMAN, staff("other", CLERK.body, "supervisor")],
    ids=lambda by: by.ref,
)
def test_those_outside_the_group_may_not(by: Actor, office: Office) -> None:
    ref = office.start(*JOINT)
    with pytest.raises(Forbidden):
        office.take(ref, "accept", by, acceptance="accepted")
    assert queries.open_to(ref, by) == []
    assert [task.element for task in queries.open_to(ref, CLERK)] == ["accept"]


def test_the_applicant_takes_the_applicants_step(office: Office) -> None:
    ref = office.start(*JOINT)
    office.take(ref, "accept", CLERK, acceptance="correction")
    assert queries.open_tasks(ref)[0].group == "applicant"
    for by in (STRANGER, CLERK):
        with pytest.raises(Forbidden):
            office.take(ref, "more", by)
    stands_in = Actor(ref=CLERK.ref, kind="staff", body=CLERK.body, on_behalf_of="person:1")
    assert office.take(ref, "more", stands_in).current == ("accept",)


def test_a_step_that_a_colleague_holds_is_refused_kindly(office: Office) -> None:
    ref = office.start(*JOINT)
    actions.claim(office.task(ref, "accept"), by=CLERK, at=office.at)
    with pytest.raises(Refused) as caught:
        office.take(ref, "accept", COLLEAGUE, acceptance="accepted")
    assert caught.value.code == "held"
    assert office.take(ref, "accept", CLERK, acceptance="refused").ended


@pytest.mark.parametrize("outcome", [{}, {"acceptance": "perhaps"}, {"decision": "accepted"}])
def test_only_a_foreseen_outcome_is_taken(outcome: dict[str, Any], office: Office) -> None:
    ref = office.start(*JOINT)
    with pytest.raises(Invalid) as caught:
        office.take(ref, "accept", CLERK, **outcome)
    assert "acceptance" in caught.value.fields
    assert queries.position(ref).current == ("accept",)


@pytest.mark.parametrize("outcome", [{"acceptance": ["accepted"]}, {"note": "x" * 201}])
def test_an_outcome_is_short_and_plain(outcome: dict[str, Any], office: Office) -> None:
    ref = office.start(*JOINT)
    with pytest.raises(ValueError, match="fact"):
        office.take(ref, "accept", CLERK, **outcome)


def test_an_unknown_step_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        actions.complete(404, {}, by=SYSTEM, at=office.at)


FAILING = ("start s -> a", "user a -> o", "service o op=test.fail -> b", "user b -> e", "end e")


def test_an_operation_that_fails_undoes_the_whole_step(office: Office, plug: Any) -> None:
    calls = []

    def fail(ref: str, facts: dict, *, by: Actor, at: dt.datetime) -> dict:
        calls.append(facts)
        if len(calls) == 1:
            raise Refused("not now")
        return {}

    plug("test.fail", fail)
    ref = office.start(*FAILING)
    rows = History.objects.count()
    with pytest.raises(Refused, match="refused"):
        office.take(ref, "a", CLERK, a="done")
    assert queries.position(ref).current == ("a",)
    assert queries.position(ref).facts == {}
    assert History.objects.count() == rows
    assert len(journal.lines_of(ref)) == 1
    assert office.take(ref, "a", CLERK, a="done").current == ("b",)
    assert calls == [{"a": "done"}, {"a": "done"}]


@pytest.mark.parametrize("result", [["a"], "a", {"a": object()}, {"a b": 1}, 1])
def test_an_operation_that_brings_no_plain_facts_undoes_the_step(
    result: Any, office: Office, plug: Any
) -> None:
    plug("test.fail", lambda ref, facts, *, by, at: result)
    ref = office.start(*FAILING)
    with pytest.raises(ValueError, match="fact"):
        office.take(ref, "a", CLERK)
    assert queries.position(ref).current == ("a",)


def test_an_operation_is_told_who_when_and_what(office: Office, plug: Any) -> None:
    told = []
    plug("test.fail", lambda ref, facts, *, by, at: told.append((ref, facts, by, at)))
    ref = office.start(*FAILING)
    office.take(ref, "a", CLERK, a="done")
    assert told == [(ref, {"a": "done"}, CLERK, office.at)]


def test_one_visit_of_an_element_has_its_effect_once(office: Office) -> None:
    """Were a step ever written twice, the database itself would refuse the second."""
    ref = office.start(*JOINT)
    office.take(ref, "accept", CLERK, acceptance="accepted")
    row = History.objects.get(element="accept")
    row.pk = None
    row._state.adding = True
    with pytest.raises(Exception, match=r"(?i)unique"):
        row.save()


def test_a_step_overtaken_by_another_branch_is_taken_again(office: Office, plug: Any) -> None:
    """Two officials complete two steps at once: both succeed, and the effect happens once."""
    calls = []

    def meanwhile(ref: str, facts: dict, *, by: Actor, at: dt.datetime) -> dict:
        calls.append(ref)
        if len(calls) == 1:
            instance = Instance.objects.get(ref=ref)
            Instance.objects.filter(pk=instance.pk).update(lock=instance.lock + 1)
        return {}

    plug("test.fail", meanwhile)
    ref = office.start(*FAILING)
    assert office.take(ref, "a", CLERK).current == ("b",)
    assert len(calls) == 2
    assert History.objects.filter(element="o").count() == 1


def test_a_step_that_never_gets_its_turn_is_stale(office: Office, plug: Any) -> None:
    def always(ref: str, facts: dict, *, by: Actor, at: dt.datetime) -> dict:
        lock = Instance.objects.get(ref=ref).lock
        Instance.objects.filter(ref=ref).update(lock=lock + 1)
        return {}

    plug("test.fail", always)
    ref = office.start(*FAILING)
    with pytest.raises(Stale):
        office.take(ref, "a", CLERK)
    assert queries.position(ref).current == ("a",)


def test_a_way_that_leads_nowhere_is_refused_and_nothing_is_lost(office: Office) -> None:
    ref = office.start(
        "start s -> f", "all f -> a | b", "user a outcomes=yes,no -> g",
        'choice g -> j: a = "yes" | *x', "user b -> j", "all j -> e", "end e", "end x",
    )  # fmt: skip
    office.take(ref, "b", CLERK)
    with pytest.raises(Refused) as caught:
        office.take(ref, "a", CLERK, a="no")
    assert caught.value.code == "process-stuck"
    assert office.take(ref, "a", CLERK, a="yes").ended


def test_an_instance_of_ten_steps_stays_below_two_kilobytes(office: Office) -> None:
    ref = office.start(*JOINT)
    office.take(ref, "accept", CLERK, acceptance="correction")
    office.take(ref, "more", RESIDENT)
    office.take(ref, "accept", CLERK, acceptance="accepted")
    office.take(ref, "fire", FIREMAN, fire="agree")
    row = Instance.objects.get(ref=ref)
    kept = [row.state, row.facts, row.participants]
    assert len(json.dumps(kept, ensure_ascii=False).encode()) < 2048


def test_it_costs_few_queries(office: Office, django_assert_max_num_queries: Any) -> None:
    ref = office.start(*JOINT)
    task = office.task(ref, "accept")
    with django_assert_max_num_queries(9):
        actions.complete(task, {"acceptance": "accepted"}, by=CLERK, at=office.at)


def test_the_pool_and_ones_own_list(office: Office) -> None:
    first, second = office.start(*JOINT), office.start(*JOINT)
    group = f"{CLERK.body}:clerk"
    page = queries.worklist(groups=[group], size=1)
    assert [task.ref for task in page.rows] == [first]
    assert [task.ref for task in queries.worklist(groups=[group], after=page.next).rows] == [second]
    actions.claim(office.task(first, "accept"), by=CLERK, at=office.at)
    assert [task.ref for task in queries.worklist(groups=[group]).rows] == [second]
    assert [task.ref for task in queries.worklist(assignee=CLERK.ref).rows] == [first]
    assert queries.worklist(groups=[f"{MARKET}:reviewer"]).rows == []
    assert Task.objects.count() == 2
