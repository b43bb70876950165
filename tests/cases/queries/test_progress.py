"""Progress: for the applicant, for who holds the receipt, for who knows two numbers."""

import pytest

from zhengtong.cases import queries
from zhengtong.cases.actions import accepting
from zhengtong.kernel.errors import Limited, NotFound


def test_it_works(desk):
    case = desk.accepted()
    shown = queries.progress_of(case.number, desk.people.resident.actor, at=desk.at)
    assert [(s.key, s.state) for s in shown.stages] == [
        ("receipt", "done"),
        ("acceptance", "done"),
        ("review", "current"),
        ("decision", "todo"),
        ("delivery", "todo"),
    ]
    for office in ("市场监管局", "消防救援支队", "城管局"):
        assert office in shown.next_who
    assert shown.next_by == case.due_on
    assert shown.next_what
    assert len(shown.letters) == 2
    assert {v.verb for v in shown.verbs if v.open} == {"withdraw"}
    assert shown.clock.lines


def test_by_number_and_last_four_characters(desk):
    case = desk.accepted()
    last4 = desk.people.resident.number[-4:]
    shown = queries.progress(f" {case.number.lower()} ", last4.lower(), at=desk.at)
    assert (shown.state, shown.applicant_masked) == ("accepted", "**英")
    assert (shown.letters, shown.verbs, shown.licence) == ((), (), "")
    assert "王秀英" not in str(shown)


def test_wrong_numbers_answer_like_unknown_ones(desk):
    case = desk.submitted()
    answers = set()
    for number, last4 in ((case.number, "0000"), ("X" * 43, "1234"), ("", ""), (case.number, "")):
        with pytest.raises(NotFound) as told:
            queries.progress(number, last4, at=desk.at)
        answers.add(str(told.value.detail))
    assert len(answers) == 1


def test_guessing_is_limited(desk):
    case = desk.submitted()
    for _ in range(10):
        with pytest.raises(NotFound):
            queries.progress(case.number, "0000", at=desk.at)
    with pytest.raises(Limited):
        queries.progress(case.number, desk.people.resident.number[-4:], at=desk.at)


def test_guessing_numbers_that_are_none_is_limited_alike(desk):
    forged = desk.submitted().number[:-1] + "9"
    for _ in range(10):
        with pytest.raises(NotFound):
            queries.progress(forged, "0000", at=desk.at)
    with pytest.raises(Limited):
        queries.progress(forged, "0000", at=desk.at)


def test_by_the_code_on_the_receipt(desk):
    case = desk.submitted()
    token = queries.progress_of(case.number, desk.people.resident.actor, at=desk.at).token
    assert queries.progress_by_token(token, at=desk.at).number == case.number
    for forged in (token[:-1], token + "0", case.number, "", "." * 9, token.replace(".", "")):
        with pytest.raises(NotFound):
            queries.progress_by_token(forged, at=desk.at)


def test_officials_opinions_are_not_told(desk):
    case = desk.reviewed(views="disagree")
    shown = queries.progress_of(case.number, desk.people.resident.actor, at=desk.at)
    assert "不符合要求" not in str(shown)
    assert {step.note for step in shown.timeline if step.key == "OpinionGiven"} == {""}


def test_applicant_is_asked_for_corrections(desk):
    case = desk.submitted()
    accepting.return_for_correction(
        case.number,
        [{"key": "material:id-card", "words": "不清晰"}],
        version=case.version,
        by=desk.people.clerk.actor,
        at=desk.at,
    )
    shown = queries.progress_of(case.number, desk.people.resident.actor, at=desk.at)
    assert [(v.verb, v.open) for v in shown.verbs] == [("supplement", True), ("withdraw", True)]
    assert shown.correction.things[0].words == "不清晰"
    assert shown.stages[1].state == "current"
    public = queries.progress(case.number, desk.people.resident.number[-4:], at=desk.at)
    assert public.correction is None


def test_rejection_is_told_with_its_reasons_to_the_applicant_alone(desk):
    case = desk.decided("rejected")
    own = queries.progress_of(case.number, desk.people.resident.actor, at=desk.at)
    assert own.decision.reasons == "不符合标准"
    public = queries.progress(case.number, desk.people.resident.number[-4:], at=desk.at)
    assert (public.outcome, public.decision) == ("rejected", None)


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk", "auditor"])
def test_strangers_see_nothing(desk, other):
    with pytest.raises(NotFound):
        queries.progress_of(desk.submitted().number, getattr(desk.people, other).actor, at=desk.at)


def test_queries_have_an_upper_bound(desk, django_assert_max_num_queries):
    case = desk.decided()
    with django_assert_max_num_queries(10):
        queries.progress_of(case.number, desk.people.resident.actor, at=desk.at)
