"""Extension: asked for, answered by the head, told with its reason (行政许可法 第四十二条)."""

import datetime as dt

import pytest

from tests.cases.office import days
from zhengtong.cases.actions import extending
from zhengtong.cases.models import Case
from zhengtong.kernel import journal
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused


def ask(desk, case, by=None, count=10, reason="案情复杂", at=None):
    by = (by or desk.people.market_reviewer).actor
    return extending.ask(case.number, count, reason, version=case.version, by=by, at=at or desk.at)


def approve(desk, case, by=None):
    by = (by or desk.people.approver).actor
    return extending.approve(case.number, "同意", version=case.version, by=by, at=desk.at)


def decline(desk, case, answer="可按期办结"):
    by = desk.people.approver.actor
    return extending.decline(case.number, answer, version=case.version, by=by, at=desk.at)


def test_it_works(desk):
    case = approve(desk, ask(desk, desk.accepted()))
    assert case.due_on == dt.date(2026, 4, 7)
    row = Case.objects.get()
    assert (row.added_days, row.statutory_due_on) == (10, dt.date(2026, 4, 23))
    shown = desk.desk(case.number)
    assert shown.letters[-1].kind == "extension"
    assert [(e.state, e.days) for e in shown.extensions] == [("approved", 10)]
    events = [line.event for line in journal.lines_of(case.ref)]
    assert events.index("ExtensionAsked") < events.index("ExtensionApproved")


def test_nothing_moves_until_it_is_approved(desk):
    accepted = desk.accepted()
    assert ask(desk, accepted).due_on == accepted.due_on


def test_law_allows_ten_days_once(desk):
    case = desk.accepted()
    for count in (0, -1, 11):
        with pytest.raises(Invalid):
            ask(desk, case, count=count)
    case = ask(desk, case)
    with pytest.raises(Refused):
        ask(desk, case)
    case = approve(desk, case)
    with pytest.raises(Refused) as told:
        ask(desk, case)
    assert told.value.code == "used"


def test_declined_with_words_and_asked_again(desk):
    case = ask(desk, desk.accepted())
    with pytest.raises(Invalid):
        decline(desk, case, answer="")
    case = decline(desk, case)
    assert (Case.objects.get().added_days, case.state) == (0, "accepted")
    assert journal.lines_of(case.ref, ["ExtensionDeclined"])
    assert approve(desk, ask(desk, case)).due_on == dt.date(2026, 4, 7)


def test_who_asked_does_not_answer(desk):
    case = ask(desk, desk.accepted(), by=desk.people.approver)
    with pytest.raises(Refused) as told:
        approve(desk, case)
    assert told.value.code == "own-request"


def test_only_the_head_of_the_body_answers(desk):
    case = ask(desk, desk.accepted())
    for other in (desk.people.market_reviewer, desk.people.clerk, desk.people.resident):
        with pytest.raises(Forbidden):
            approve(desk, case, by=other)


def test_reason_is_needed(desk):
    with pytest.raises(Invalid):
        ask(desk, desk.accepted(), reason="")


def test_what_nobody_asked_for_is_not_approved(desk):
    with pytest.raises(Refused):
        approve(desk, desk.accepted())


def test_limit_that_is_over_is_not_extended(desk):
    case = desk.accepted()
    assert ask(desk, case, at=days(desk.at, 29)).state == "accepted"
    with pytest.raises(Refused) as told:
        ask(desk, desk.accepted(), at=days(desk.at, 31))
    assert told.value.code == "over"


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk"])
def test_strangers_see_nothing(desk, other):
    with pytest.raises(NotFound):
        ask(desk, desk.accepted(), by=getattr(desk.people, other))
