"""Take a task out of the pool, give it back, hand it over."""

import pytest

from tests import cast
from zhengtong.blocks.identity.models import Staff
from zhengtong.blocks.process import queries as processes
from zhengtong.cases import queries
from zhengtong.cases.actions import accepting, taking
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused


@pytest.fixture
def colleague(desk):
    """A second clerk at the same window."""
    account = cast._accounts(["staff:second"])[0]
    row = Staff.objects.create(
        account=account,
        login="second",
        body_id=cast.WINDOW,
        name="何静",
        roles=["window_clerk"],
        created_at=cast.BEGAN,
    )
    roles = frozenset({"window_clerk"})
    return Actor(f"staff:{row.pk}", "staff", name="何静", body=cast.WINDOW, roles=roles)


def numbers(desk, which, by=None):
    by = by or desk.people.clerk.actor
    return [row.number for row in queries.worklist(by, which, at=desk.at).rows]


def turn_of(desk, case):
    return desk.desk(case.number).turns[0].task


def test_it_works(desk):
    case, clerk = desk.submitted(), desk.people.clerk.actor
    assert numbers(desk, "pool") == [case.number]
    taking.take(case.number, turn_of(desk, case), by=clerk, at=desk.at)
    taking.take(case.number, turn_of(desk, case), by=clerk, at=desk.at)
    assert (numbers(desk, "pool"), numbers(desk, "mine")) == ([], [case.number])
    assert processes.open_tasks(case.ref)[0].assignee == clerk.ref
    assert desk.desk(case.number).turns[0].holder_name == "周婷"
    assert len(journal.lines_of(case.ref, ["CaseTaken"])) == 1


def test_colleague_finds_it_taken(desk, colleague):
    case = desk.submitted()
    task = turn_of(desk, case)
    taking.take(case.number, task, by=desk.people.clerk.actor, at=desk.at)
    with pytest.raises(Refused):
        taking.take(case.number, task, by=colleague, at=desk.at)
    with pytest.raises(Refused):
        taking.give_back(case.number, task, by=colleague, at=desk.at)
    with pytest.raises(Refused) as told:
        accepting.accept(case.number, version=case.version, by=colleague, at=desk.at)
    assert told.value.code == "held"
    verb = desk.desk(case.number, colleague).verb("accept")
    assert (verb.open, verb.code) == (False, "held")


def test_given_back_it_is_everybodys(desk, colleague):
    case, clerk = desk.submitted(), desk.people.clerk.actor
    task = turn_of(desk, case)
    taking.take(case.number, task, by=clerk, at=desk.at)
    taking.give_back(case.number, task, by=clerk, at=desk.at)
    taking.give_back(case.number, task, by=clerk, at=desk.at)
    assert numbers(desk, "pool", colleague) == [case.number]
    accepted = accepting.accept(case.number, version=case.version, by=colleague, at=desk.at)
    assert accepted.state == "accepted"


def test_task_of_an_absent_colleague_is_handed_over(desk, colleague):
    case, clerk = desk.submitted(), desk.people.clerk.actor
    task = turn_of(desk, case)
    taking.take(case.number, task, by=clerk, at=desk.at)
    taking.hand_over(case.number, task, colleague.ref, by=colleague, at=desk.at)
    assert numbers(desk, "mine", colleague) == [case.number]
    with pytest.raises(Invalid):
        taking.hand_over(case.number, task, desk.people.market_reviewer.ref, by=clerk, at=desk.at)


def test_task_of_another_office_is_not_taken(desk):
    case = desk.submitted()
    with pytest.raises(Forbidden):
        taking.take(
            case.number, turn_of(desk, case), by=desk.people.market_reviewer.actor, at=desk.at
        )
    with pytest.raises(NotFound):
        taking.take(case.number, 999_999, by=desk.people.clerk.actor, at=desk.at)


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk"])
def test_strangers_see_nothing(desk, other):
    case = desk.submitted()
    with pytest.raises(NotFound):
        taking.take(
            case.number, turn_of(desk, case), by=getattr(desk.people, other).actor, at=desk.at
        )
