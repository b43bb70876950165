"""Acceptance, its refusal, the one correction notice, and silence (行政许可法 第三十二条)."""

import datetime as dt

import pytest

from tests.cases.office import days
from zhengtong.cases import queries
from zhengtong.cases.actions import accepting, withdrawing
from zhengtong.cases.models import Case, Letter
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused, Stale


def accept(desk, case, by=None, at=None):
    return accepting.accept(
        case.number, version=case.version, by=by or desk.people.clerk.actor, at=at or desk.at
    )


def test_it_works(desk):
    case = accept(desk, desk.submitted(), at=days(desk.at, 1))
    assert (case.state, case.due_on) == ("accepted", dt.date(2026, 3, 24))
    shown = desk.desk(case.number)
    assert [letter.kind for letter in shown.letters] == ["receipt", "acceptance"]
    assert shown.letters[1].number == "市场监管局受字〔2026〕第1号"
    assert {turn.verb for turn in shown.turns} == {"opinion"}
    (line,) = journal.lines_of(case.ref, ["CaseAccepted"])
    assert (line.payload["due_on"], line.payload["by_silence"]) == ("2026-03-24", False)


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ("market_reviewer", Forbidden),
        ("approver", Forbidden),
        ("supervisor", Forbidden),
        ("resident", Forbidden),
        ("other_clerk", NotFound),
        ("neighbour", NotFound),
        ("stranger", NotFound),
        ("auditor", NotFound),
    ],
)
def test_nobody_else_accepts(desk, other, problem):
    case = desk.submitted()
    with pytest.raises(problem):
        accept(desk, case, by=getattr(desk.people, other).actor)
    assert Case.objects.get().state == "submitted"


def test_second_official_is_told_kindly(desk):
    case = desk.submitted()
    accept(desk, case)
    with pytest.raises(Stale) as told:
        accept(desk, case)
    assert str(told.value.hint)


def test_version_is_asked_for(desk):
    case = desk.submitted()
    with pytest.raises(Stale):
        accepting.accept(case.number, version=None, by=desk.people.clerk.actor, at=desk.at)


def test_accepted_case_is_not_accepted_again(desk):
    case = accept(desk, desk.submitted())
    with pytest.raises(Refused) as told:
        accept(desk, case)
    assert told.value.code == "state"


@pytest.mark.parametrize("forged", ["", "1", "' OR 1=1", "X" * 43, "1" * 43, "𠮷" * 43])
def test_forged_number_answers_like_an_unknown_one(desk, forged):
    with pytest.raises(NotFound):
        accepting.accept(forged, version=1, by=desk.people.clerk.actor, at=desk.at)


THINGS = [
    {"key": "material:id-card", "words": "身份证照片不清晰"},
    {"key": "field:area", "words": "面积与平面图不一致"},
    {"key": "", "words": "请说明油烟排放方式"},
]


def correct(desk, case, things=None, by=None, at=None):
    return accepting.return_for_correction(
        case.number,
        THINGS if things is None else things,
        version=case.version,
        by=by or desk.people.clerk.actor,
        at=at or desk.at,
    )


def test_everything_missing_is_told_once(desk):
    case = correct(desk, desk.submitted())
    assert (case.state, case.due_on) == ("correcting", dt.date(2026, 4, 1))
    correction = queries.progress_of(case.number, desk.people.resident.actor, at=desk.at).correction
    assert [thing.label for thing in correction.things] == ["居民身份证", "面积", ""]
    assert Letter.objects.last().kind == "correction"


@pytest.mark.parametrize(
    "things",
    [
        [],
        [{"key": "material:gold", "words": "x"}],
        [{"key": "material:id-card", "words": "  "}],
        [{"key": "", "words": "长" * 4001}],
        [{"key": "", "words": "x"}] * 51,
    ],
)
def test_notice_that_says_nothing_is_not_sent(desk, things):
    with pytest.raises(Invalid):
        correct(desk, desk.submitted(), things)


def test_stranger_does_not_ask_for_corrections(desk):
    with pytest.raises(NotFound):
        correct(desk, desk.submitted(), by=desk.people.other_clerk.actor)


def test_refusal_has_reasons_and_ends_the_case(desk):
    case = desk.submitted()
    clerk = desk.people.clerk.actor
    with pytest.raises(Invalid):
        accepting.refuse(case.number, " ", version=case.version, by=clerk, at=desk.at)
    case = accepting.refuse(
        case.number, "不属于本机关职权范围", version=case.version, by=clerk, at=desk.at
    )
    assert (case.state, case.due_on) == ("refused", None)
    shown = desk.desk(case.number)
    assert shown.ending.reasons == "不属于本机关职权范围"
    assert (shown.turns, [v for v in shown.verbs if v.open]) == ((), [])
    assert shown.letters[-1].kind == "refusal"


def test_body_that_is_silent_for_five_days_has_accepted(desk):
    case = desk.submitted()
    last_day, after = days(desk.at, 7), days(desk.at, 8)
    assert accepting.accept_by_silence(case.number, by=SYSTEM, at=last_day) is None
    accepted = accepting.accept_by_silence(case.number, by=SYSTEM, at=after)
    row = Case.objects.get(number=case.number)
    assert (row.accepted_on, row.by_silence) == (dt.date(2026, 3, 11), True)
    assert accepted.due_on == dt.date(2026, 3, 23)
    assert "第1号" in desk.desk(case.number).letters[-1].number
    assert any(
        "did not answer in time" in line or "未在" in line
        for line in desk.desk(case.number).clock.lines
    )


def test_silence_is_for_the_system_alone(desk):
    case = desk.submitted()
    with pytest.raises((Stale, Forbidden)):
        accepting.accept_by_silence(case.number, by=desk.people.clerk.actor, at=days(desk.at, 30))


def test_body_that_answered_is_not_silent(desk):
    case = accept(desk, desk.submitted())
    with pytest.raises(Refused):
        accepting.accept_by_silence(case.number, by=SYSTEM, at=days(desk.at, 30))


def test_withdrawn_case_is_not_accepted(desk):
    case = desk.submitted()
    gone = withdrawing.withdraw(
        case.number, version=case.version, by=desk.people.resident.actor, at=desk.at
    )
    with pytest.raises(Refused):
        accept(desk, gone)


def test_queries_have_an_upper_bound(desk, django_assert_max_num_queries):
    accept(desk, desk.submitted())
    case = desk.submitted()
    with django_assert_max_num_queries(34):
        accept(desk, case)
