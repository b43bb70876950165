"""Starting a process: the case goes to where it rests first, with groups and limits set."""

import datetime as dt

import pytest

from tests.blocks.process.conftest import JOINT, OFFICE, WHERE, Office
from zhengtong.blocks.process import actions, queries
from zhengtong.blocks.process.models import Instance
from zhengtong.kernel import clock, journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import NotFound, Refused


def test_it_works(office: Office) -> None:
    ref = office.start(*JOINT)
    (task,) = queries.open_tasks(ref)
    assert (task.element, task.name, task.verb, task.result) == (
        "accept",
        "accept",
        "do",
        "acceptance",
    )
    assert (task.group, task.assignee, task.state) == (f"{OFFICE}:clerk", "", "open")
    assert task.since == office.at
    position = queries.position(ref)
    assert (position.done, position.current, position.ended) == (("s",), ("accept",), False)
    assert [line.event for line in journal.lines_of(ref)] == ["ProcessStarted"]


def test_the_limit_of_a_step_is_counted_in_working_days(office: Office) -> None:
    """Five working days after Wednesday 11 March 2026 end with Wednesday the 18th."""
    (task,) = queries.open_tasks(office.start(*JOINT))
    assert task.due_at == dt.datetime(2026, 3, 18, 23, 59, 59, tzinfo=clock.zone())


def test_a_step_without_limit_is_never_due(office: Office) -> None:
    (task,) = queries.open_tasks(office.start("start s -> a", "user a -> e", "end e"))
    assert task.due_at is None


def test_a_process_without_people_ends_at_once(office: Office, note: list) -> None:
    ref = office.start("start s -> o", "service o -> e", "end e")
    assert queries.position(ref).ended
    assert note == [(ref, {})]
    assert [line.event for line in journal.lines_of(ref)] == ["ProcessStarted", "ProcessEnded"]


def test_facts_known_at_the_start_decide_the_way(office: Office) -> None:
    lines = ("start s -> g", "choice g -> a: 紧急 | *b", "user a -> e", "user b -> e", "end e")
    quick = office.start(*lines, names="紧急", facts={"紧急": True})
    slow = office.start(*lines, names="紧急")
    assert queries.position(quick).current == ("a",)
    assert queries.position(slow).current == ("b",)


def test_a_case_has_one_process(office: Office) -> None:
    version = office.publish(*JOINT)
    again = {"participants": WHERE, "facts": {}, "by": SYSTEM, "at": office.at}
    actions.start(version, ref="case:x", **again)
    with pytest.raises(Refused):
        actions.start(version, ref="case:x", **again)
    assert Instance.objects.count() == 1


def test_every_alias_must_be_somebody(office: Office) -> None:
    version = office.publish(*JOINT)
    with pytest.raises(Refused) as caught:
        actions.start(
            version, ref="case:x", participants={"window": "B"}, facts={}, by=SYSTEM, at=office.at
        )
    assert "market, fire" in str(caught.value.detail)
    assert not Instance.objects.exists()


def test_an_unknown_version_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        actions.start(404, ref="case:x", participants={}, facts={}, by=SYSTEM, at=office.at)


@pytest.mark.parametrize("value", [[1], "x" * 201, {}, object()])
def test_facts_are_short_and_plain(value: object, office: Office) -> None:
    with pytest.raises(ValueError, match="fact"):
        office.start("start s -> a", "user a -> e", "end e", names="a", facts={"a": value})


def test_only_declared_facts_are_kept(office: Office) -> None:
    """A form has many answers; the process keeps those that it asks for."""
    facts = {"level": 2, "hobby": "fishing", "odd-key": "x" * 1000}
    ref = office.start("start s -> a", "user a -> e", "end e", names="level", facts=facts)
    assert queries.position(ref).facts == {"level": 2}


def test_a_case_that_has_no_process_has_no_position(db: None) -> None:
    assert queries.position("case:none") is None
    assert queries.open_tasks("case:none") == []
    assert queries.history("case:none") == []
