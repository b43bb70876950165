"""Opinions of three departments at once; the decision waits for all of them."""

import pytest

from zhengtong.cases.actions import reviewing
from zhengtong.cases.models import Opinion
from zhengtong.kernel import journal
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused, Stale


def opine(desk, case, by, view="agree", words="", task=None):
    return reviewing.give_opinion(
        case.number, view, words, version=case.version, by=by.actor, at=desk.at, task=task
    )


def test_it_works(desk):
    case = desk.accepted()
    for reviewer in desk.people.reviewers:
        case = opine(desk, case, reviewer)
    assert case.state == "reviewing"
    shown = desk.desk(case.number)
    assert [o.by_name for o in shown.opinions] == ["孙磊", "高峰", "林娜"]
    assert [turn.verb for turn in shown.turns] == ["decide"]
    assert len(journal.lines_of(case.ref, ["OpinionGiven"])) == 3


def test_decision_waits_for_all(desk):
    case = opine(desk, desk.accepted(), desk.people.fire_reviewer)
    turns = desk.desk(case.number).turns
    assert {turn.body_name["zh"] for turn in turns} == {"市场监管局", "城管局"}


def test_who_disagrees_says_why(desk):
    case = desk.accepted()
    with pytest.raises(Invalid):
        opine(desk, case, desk.people.fire_reviewer, "disagree", "  ")
    case = opine(desk, case, desk.people.fire_reviewer, "disagree", "安全出口不足")
    assert desk.desk(case.number).opinions[0].words == "安全出口不足"


def test_only_agree_or_disagree(desk):
    with pytest.raises(Invalid):
        opine(desk, desk.accepted(), desk.people.fire_reviewer, "perhaps")


def test_each_department_speaks_once(desk):
    case = opine(desk, desk.accepted(), desk.people.fire_reviewer)
    with pytest.raises((Refused, Forbidden)):
        opine(desk, case, desk.people.fire_reviewer)
    assert Opinion.objects.count() == 1


def test_step_of_another_department_is_not_taken(desk):
    case = desk.accepted()
    market = next(t for t in desk.desk(case.number).turns if t.body_name["zh"] == "市场监管局")
    with pytest.raises(Forbidden):
        opine(desk, case, desk.people.fire_reviewer, task=market.task)


def test_departments_do_not_disturb_one_another(desk):
    seen = desk.accepted()
    for reviewer in desk.people.reviewers:
        opine(desk, seen, reviewer)
    assert Opinion.objects.count() == 3


def test_who_clicks_twice_is_told(desk):
    seen = desk.accepted()
    opine(desk, seen, desk.people.fire_reviewer)
    with pytest.raises(Stale):
        opine(desk, seen, desk.people.fire_reviewer)
    assert Opinion.objects.count() == 1


def test_not_before_acceptance(desk):
    with pytest.raises(Refused):
        opine(desk, desk.submitted(), desk.people.fire_reviewer)


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk"])
def test_strangers_have_no_opinion(desk, other):
    with pytest.raises(NotFound):
        opine(desk, desk.accepted(), getattr(desk.people, other))


@pytest.mark.parametrize("other", ["clerk", "approver", "resident", "supervisor"])
def test_others_at_the_case_have_none_either(desk, other):
    with pytest.raises(Forbidden):
        opine(desk, desk.accepted(), getattr(desk.people, other))
