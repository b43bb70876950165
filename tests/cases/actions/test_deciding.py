"""The decision, and what follows from it in the same transaction (行政许可法 第三十八条)."""

import datetime as dt

import pytest

from tests.cases.office import days
from zhengtong.cases.actions import deciding
from zhengtong.cases.models import Case
from zhengtong.kernel import journal
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused
from zhengtong.registers.licences import queries as licences


def decide(desk, case, outcome="granted", reasons="", by=None, at=None):
    by = (by or desk.people.approver).actor
    return deciding.decide(
        case.number, outcome, reasons, version=case.version, by=by, at=at or desk.at
    )


def test_it_works(desk):
    case = decide(desk, desk.reviewed())
    # Wanted electronically: the process issued the licence and delivered it at once.
    assert (case.state, case.outcome) == ("delivered", "granted")
    (card,) = licences.wallet_of(desk.people.resident.ref, at=desk.at)
    assert card.identifier == case.licence
    events = [line.event for line in journal.lines_of(case.ref)]
    assert events.index("CaseDecided") < events.index("CaseDelivered")
    kinds = [letter.kind for letter in desk.desk(case.number).letters]
    assert kinds == ["receipt", "acceptance", "grant", "delivery"]


def test_result_waits_at_the_counter_for_who_wants_to_fetch_it(desk):
    case = decide(desk, desk.reviewed(delivery="pickup"))
    assert (case.state, case.due_on) == ("decided", dt.date(2026, 3, 25))
    assert [turn.verb for turn in desk.desk(case.number).turns] == ["deliver"]


def test_rejection_has_reasons_and_issues_nothing(desk):
    case = desk.reviewed()
    with pytest.raises(Invalid):
        decide(desk, case, "rejected")
    case = decide(desk, case, "rejected", "经营场所不符合要求")
    assert (case.outcome, case.licence) == ("rejected", "")
    assert licences.wallet_of(desk.people.resident.ref, at=desk.at) == []
    assert desk.desk(case.number).decision.reasons == "经营场所不符合要求"


def test_grant_against_an_opinion_has_reasons(desk):
    case = desk.reviewed(views="disagree")
    with pytest.raises(Invalid):
        decide(desk, case)
    assert decide(desk, case, reasons="整改后符合要求").outcome == "granted"


def test_days_left_are_news(desk):
    case = decide(desk, desk.reviewed(), at=days(desk.at, 2))
    (line,) = journal.lines_of(case.ref, ["CaseDecided"])
    assert line.payload["days_left"] == 6
    late = decide(desk, desk.reviewed(), at=days(desk.at, 30))
    (line,) = journal.lines_of(late.ref, ["CaseDecided"])
    assert line.payload["days_left"] < 0


def test_only_granted_or_rejected(desk):
    with pytest.raises(Invalid):
        decide(desk, desk.reviewed(), "perhaps")


def test_not_before_the_opinions_are_in(desk):
    with pytest.raises(Refused):
        decide(desk, desk.accepted())


def test_not_older_than_the_acceptance(desk):
    with pytest.raises(Refused):
        decide(desk, desk.reviewed(), at=days(desk.at, -1))


@pytest.mark.parametrize("other", ["market_reviewer", "clerk", "resident", "supervisor"])
def test_others_at_the_case_do_not_decide(desk, other):
    with pytest.raises(Forbidden):
        decide(desk, desk.reviewed(), by=getattr(desk.people, other))


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk"])
def test_strangers_see_nothing(desk, other):
    with pytest.raises(NotFound):
        decide(desk, desk.reviewed(), by=getattr(desk.people, other))


def at_once(desk, case, outcome="granted", reasons="", by=None):
    by = (by or desk.people.clerk).actor
    return deciding.decide_at_once(
        case.number, outcome, reasons, version=case.version, by=by, at=desk.at
    )


def test_item_on_the_spot_is_accepted_and_decided_at_once(desk):
    case = at_once(desk, desk.card_submitted())
    assert (case.state, case.outcome) == ("decided", "granted")
    row = Case.objects.get()
    assert row.accepted_at == row.decided_at == desk.at
    events = [line.event for line in journal.lines_of(case.ref)]
    assert events.index("CaseAccepted") < events.index("CaseDecided")


def test_at_once_is_all_or_nothing(desk):
    case = desk.card_submitted()
    with pytest.raises(Invalid):
        at_once(desk, case, "rejected")
    assert Case.objects.get().state == "submitted"
    assert at_once(desk, case, "rejected", "年龄不符合条件").outcome == "rejected"


def test_promised_item_is_not_decided_at_once(desk):
    with pytest.raises(Refused):
        at_once(desk, desk.submitted())


def test_strangers_decide_nothing_at_once(desk):
    with pytest.raises(NotFound):
        at_once(desk, desk.card_submitted(), by=desk.people.other_clerk)
