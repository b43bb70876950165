"""Until the decision the applicant may take the application back."""

import dataclasses

import pytest

from zhengtong.blocks.process import actions as process
from zhengtong.blocks.process import queries as processes
from zhengtong.cases import queries
from zhengtong.cases.actions import special, withdrawing
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Forbidden, NotFound, Refused, Stale


def withdraw(desk, case, by=None, reasons="不再需要"):
    by = by or desk.people.resident.actor
    return withdrawing.withdraw(case.number, reasons, version=case.version, by=by, at=desk.at)


def test_it_works(desk):
    case = withdraw(desk, desk.submitted())
    assert (case.state, case.due_on) == ("withdrawn", None)
    assert processes.open_tasks(case.ref) == []
    assert processes.position(case.ref).terminated
    shown = queries.progress_of(case.number, desk.people.resident.actor, at=desk.at)
    assert (shown.ending.reasons, shown.next_who) == ("不再需要", "")
    assert [stage.state for stage in shown.stages] == ["done", "failed", "todo", "todo", "todo"]
    assert journal.lines_of(case.ref, ["CaseWithdrawn"])


def test_reasons_are_welcome_and_not_required(desk):
    assert withdraw(desk, desk.reviewed(), reasons="").state == "withdrawn"


def test_agent_withdraws_for_the_company(desk):
    agent = desk.people.agent_of_company
    assert withdraw(desk, desk.submitted(agent), by=agent).state == "withdrawn"


def test_not_after_the_decision_and_not_twice(desk):
    with pytest.raises(Refused):
        withdraw(desk, desk.decided())
    case = desk.submitted()
    gone = withdraw(desk, case)
    with pytest.raises(Stale):
        withdraw(desk, case)
    with pytest.raises(Refused):
        withdraw(desk, gone)


def test_open_procedure_ends_with_the_case(desk):
    case = desk.accepted()
    case = special.start(
        case.number,
        "hearing",
        "听证",
        5,
        version=case.version,
        by=desk.people.market_reviewer.actor,
        at=desk.at,
    )
    case = withdraw(desk, case)
    shown = desk.desk(case.number)
    assert (shown.paused, shown.clock.reading.level) == (False, "done")
    assert shown.procedures[0].ended_at == desk.at


def test_process_that_a_timer_has_ended_is_no_obstacle(desk):
    case = desk.submitted()
    process.terminate(case.ref, "timer", by=SYSTEM, at=desk.at)
    assert withdraw(desk, case).state == "withdrawn"


def test_clerk_withdraws_for_whom_they_identified(desk):
    clerk, case = desk.people.clerk.actor, desk.submitted()
    with pytest.raises(Forbidden):
        withdraw(desk, case, by=clerk)
    standing_in = dataclasses.replace(clerk, on_behalf_of=desk.people.resident.ref)
    assert withdraw(desk, case, by=standing_in).state == "withdrawn"


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk", "agent"])
def test_strangers_see_nothing(desk, other):
    with pytest.raises(NotFound):
        withdraw(desk, desk.submitted(), by=getattr(desk.people, other).actor)
