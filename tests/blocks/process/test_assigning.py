"""Taking a task into one's own hands, putting it back, handing it over."""

import pytest

from tests.blocks.process.conftest import CLERK, COLLEAGUE, JOINT, RESIDENT, REVIEWER, Office
from zhengtong.blocks.process import actions, queries
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, Actor
from zhengtong.kernel.errors import Forbidden, NotFound, Refused, Stale


@pytest.fixture
def task(office: Office) -> int:
    return office.task(office.start(*JOINT), "accept")


def test_it_works(office: Office, task: int) -> None:
    assert actions.claim(task, by=CLERK, at=office.at).assignee == CLERK.ref
    assert actions.reassign(task, COLLEAGUE.ref, by=CLERK, at=office.at).assignee == COLLEAGUE.ref
    assert actions.release(task, by=COLLEAGUE, at=office.at).assignee == ""
    events = [line.event for line in journal.lines_of(queries.task(task).ref)]
    assert events == ["ProcessStarted", "StepClaimed", "StepReassigned", "StepReleased"]


def test_claiming_again_changes_nothing(office: Office, task: int) -> None:
    actions.claim(task, by=CLERK, at=office.at)
    actions.claim(task, by=CLERK, at=office.at)
    assert len(journal.lines_of(queries.task(task).ref)) == 2


def test_two_cannot_hold_one_task(office: Office, task: int) -> None:
    actions.claim(task, by=CLERK, at=office.at)
    for verb in (actions.claim, actions.release):
        with pytest.raises(Refused):
            verb(task, by=COLLEAGUE, at=office.at)
    assert queries.task(task).assignee == CLERK.ref


def test_a_colleague_takes_over_from_one_who_is_absent(office: Office, task: int) -> None:
    actions.claim(task, by=CLERK, at=office.at)
    actions.reassign(task, COLLEAGUE.ref, by=COLLEAGUE, at=office.at)
    assert queries.task(task).assignee == COLLEAGUE.ref


@pytest.mark.parametrize("by", [STRANGER, RESIDENT, REVIEWER], ids=lambda by: by.ref)
def test_those_outside_the_group_may_not(by: Actor, office: Office, task: int) -> None:
    with pytest.raises(Forbidden):
        actions.claim(task, by=by, at=office.at)
    with pytest.raises(Forbidden):
        actions.reassign(task, by.ref, by=by, at=office.at)


def test_what_is_done_cannot_be_taken(office: Office, task: int) -> None:
    actions.complete(task, {"acceptance": "refused"}, by=CLERK, at=office.at)
    with pytest.raises(Stale):
        actions.claim(task, by=CLERK, at=office.at)


def test_an_unknown_step_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        actions.claim(404, by=CLERK, at=office.at)
