"""Special procedures stop the clock while they are open (行政许可法 第四十五条)."""

import datetime as dt

import pytest

from tests.cases.office import days
from zhengtong.cases.actions import deciding, special
from zhengtong.cases.models import Case
from zhengtong.kernel import journal
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused


def start(desk, case, by=None, kind="site_visit", reason="现场核查", expected=5, at=None):
    by = (by or desk.people.market_reviewer).actor
    return special.start(
        case.number, kind, reason, expected, version=case.version, by=by, at=at or desk.at
    )


def end(desk, case, procedure=None, by=None, result="符合", at=None):
    by = (by or desk.people.market_reviewer).actor
    procedure = procedure or Case.objects.get(number=case.number).procedures.last().pk
    return special.end(
        case.number, procedure, result, version=case.version, by=by, at=at or desk.at
    )


def test_it_works(desk):
    accepted = desk.accepted()
    assert accepted.due_on == dt.date(2026, 3, 23)
    case = start(desk, accepted, at=days(desk.at, 1))
    assert (case.state, case.due_on) == ("reviewing", None)
    shown = desk.desk(case.number)
    assert (shown.paused, shown.clock.reading.level) == (True, "still")
    assert shown.letters[-1].kind == "special"
    case = end(desk, case, at=days(desk.at, 6))
    # 12 March counted; 13, 16 and 17 March did not.
    assert case.due_on == dt.date(2026, 3, 26)
    assert not Case.objects.get().paused
    events = [line.event for line in journal.lines_of(case.ref)]
    assert events.index("SpecialProcedureStarted") < events.index("SpecialProcedureEnded")


def test_second_of_the_same_kind_needs_its_own_record(desk):
    case = start(desk, desk.accepted())
    with pytest.raises(Refused) as told:
        start(desk, case)
    assert told.value.code == "special-open"
    case = start(desk, end(desk, case))
    assert Case.objects.get().procedures.count() == 2


def test_two_departments_may_look_at_once(desk):
    case = start(desk, desk.accepted())
    case = start(desk, case, by=desk.people.fire_reviewer, kind="inspection")
    first, second = Case.objects.get().procedures.all()
    case = end(desk, case, first.pk)
    assert case.due_on is None
    case = end(desk, case, second.pk, by=desk.people.fire_reviewer)
    assert case.due_on is not None


def test_department_ends_its_own(desk):
    case = start(desk, desk.accepted())
    with pytest.raises(Forbidden):
        end(desk, case, by=desk.people.fire_reviewer)
    case = start(desk, case, by=desk.people.fire_reviewer, kind="testing")
    theirs = Case.objects.get().procedures.first().pk
    with pytest.raises(Refused):
        end(desk, case, theirs, by=desk.people.fire_reviewer)


def test_ended_one_is_not_ended_again(desk):
    case = start(desk, desk.accepted())
    case = start(desk, case, kind="testing")
    first = Case.objects.get().procedures.first().pk
    case = end(desk, case, first)
    with pytest.raises(Refused):
        end(desk, case, first)


def test_no_decision_while_one_is_open(desk):
    case = start(desk, desk.reviewed())
    approver = desk.people.approver.actor
    with pytest.raises(Refused) as told:
        deciding.decide(case.number, "granted", version=case.version, by=approver, at=desk.at)
    assert told.value.code == "special-open"
    case = end(desk, case)
    case = deciding.decide(case.number, "granted", version=case.version, by=approver, at=desk.at)
    assert case.outcome == "granted"


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "picnic"},
        {"reason": " "},
        {"expected": 0},
        {"expected": 251},
    ],
)
def test_applicant_is_told_what_why_and_how_long(desk, given):
    with pytest.raises(Invalid):
        start(desk, desk.accepted(), **given)


def test_result_is_written_down_and_in_order(desk):
    case = start(desk, desk.accepted())
    with pytest.raises(Invalid):
        end(desk, case, result="")
    with pytest.raises(Invalid):
        end(desk, case, at=days(desk.at, -1))


def test_not_before_acceptance_and_not_by_the_clerk(desk):
    with pytest.raises(Refused):
        start(desk, desk.submitted())
    with pytest.raises(Forbidden):
        start(desk, desk.accepted(), by=desk.people.clerk)


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk"])
def test_strangers_see_nothing(desk, other):
    with pytest.raises(NotFound):
        start(desk, desk.accepted(), by=getattr(desk.people, other))
