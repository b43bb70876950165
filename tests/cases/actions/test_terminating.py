"""The head of the body ends a case without a decision, with reasons."""

import pytest

from zhengtong.blocks.process import queries as processes
from zhengtong.cases.actions import terminating
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused


def terminate(desk, case, by=None, reasons="申请人主体资格已终止"):
    by = (by or desk.people.approver).actor
    return terminating.terminate(case.number, reasons, version=case.version, by=by, at=desk.at)


def test_it_works(desk):
    case = terminate(desk, desk.accepted())
    assert (case.state, case.due_on) == ("terminated", None)
    assert processes.position(case.ref).terminated
    shown = desk.desk(case.number)
    assert (shown.turns, shown.letters[-1].kind) == ((), "termination")
    (line,) = journal.lines_of(case.ref, ["CaseTerminated"])
    assert line.payload["cause"] == "order"


def test_reasons_are_needed(desk):
    with pytest.raises(Invalid):
        terminate(desk, desk.accepted(), reasons="")


def test_only_the_head_of_the_body(desk):
    for other in ("clerk", "market_reviewer", "resident"):
        with pytest.raises(Forbidden):
            terminate(desk, desk.accepted(), by=getattr(desk.people, other))


def test_not_after_the_decision(desk):
    with pytest.raises(Refused):
        terminate(desk, desk.decided())


def test_only_waiting_corrections_lapse(desk):
    assert terminating.lapse(desk.submitted().number, by=SYSTEM, at=desk.at) is None


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk"])
def test_strangers_see_nothing(desk, other):
    with pytest.raises(NotFound):
        terminate(desk, desk.accepted(), by=getattr(desk.people, other))
