"""The desk: everything about a case, and the verbs of this official with reasons."""

import pytest

from zhengtong.cases import queries
from zhengtong.cases.actions import accepting
from zhengtong.kernel.errors import NotFound


def verbs(desk, case, member):
    shown = desk.desk(case.number, getattr(desk.people, member).actor)
    return {v.verb: v.open for v in shown.verbs}


def test_it_works(desk):
    case = desk.reviewed()
    shown = desk.desk(case.number, desk.people.approver.actor)
    assert shown.applicant.name == "王秀英"
    assert shown.applicant.number_masked.endswith(desk.people.resident.number[-4:])
    assert desk.people.resident.number not in str(shown)
    assert [section.title for section in shown.sections] == ["经营者", "业态"]
    assert [m.is_filled for m in shown.materials] == [True, False]
    assert [step.key for step in shown.timeline] == [
        "CaseSubmitted",
        "CaseAccepted",
        "OpinionGiven",
        "OpinionGiven",
        "OpinionGiven",
    ]
    assert shown.timeline[0].who == shown.timeline[0].who
    assert {v.verb for v in shown.verbs if v.open} >= {"decide", "terminate", "start_special"}


def test_exactly_the_verbs_of_this_official(desk):
    case = desk.submitted()
    assert {v for v, open_ in verbs(desk, case, "clerk").items() if open_} == {
        "accept",
        "return_for_correction",
        "refuse",
    }
    assert not any(verbs(desk, case, "market_reviewer").values())
    assert "accept" not in verbs(desk, case, "market_reviewer")
    assert verbs(desk, case, "supervisor") == {}
    accepted = desk.accepted()
    assert verbs(desk, accepted, "fire_reviewer") == {
        "give_opinion": True,
        "start_special": True,
        "end_special": False,
        "ask_extension": True,
    }


def test_closed_verb_says_why(desk):
    case = desk.accepted()
    shown = desk.desk(case.number, desk.people.approver.actor)
    decide = shown.verb("decide")
    assert not decide.open
    assert decide.reason
    assert decide.hint


def test_correction_can_be_asked_for_once(desk):
    case = desk.submitted()
    before = desk.desk(case.number).verb("return_for_correction")
    assert before.open
    assert before.task


def test_supervisor_sees_it_with_personal_answers_masked(desk):
    case = desk.submitted()
    shown = desk.desk(case.number, desk.people.supervisor.actor)
    assert "王秀英" not in str(shown.sections)


@pytest.mark.parametrize(
    "other", ["resident", "neighbour", "stranger", "other_clerk", "auditor", "data_steward"]
)
def test_strangers_have_no_desk(desk, other):
    with pytest.raises(NotFound):
        queries.case(desk.submitted().number, getattr(desk.people, other).actor, at=desk.at)


def test_html_and_sql_come_through_as_words(desk):
    words = "<script>alert(1)</script>'; DROP TABLE cases_case; --"
    case = desk.submitted()
    accepting.refuse(
        case.number, words, version=case.version, by=desk.people.clerk.actor, at=desk.at
    )
    assert desk.desk(case.number).ending.reasons == words


def test_queries_have_an_upper_bound(desk, django_assert_max_num_queries):
    case = desk.decided()
    desk.desk(case.number)
    with django_assert_max_num_queries(16):
        desk.desk(case.number)
