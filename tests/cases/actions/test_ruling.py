"""Rules decide at once what can be decided by rule; people decide the rest, and see why."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.cases import ruled
from tests.cases.office import days
from zhengtong.blocks.notifications import queries as messages
from zhengtong.blocks.rules import queries as rules
from zhengtong.cases import queries, ruling
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import NotFound, Refused

SMALL_SHOP = {"area": 40, "kind": "sales"}


@pytest.fixture
def shop(desk):
    """The office, with rules in force and the food licence going by them."""
    ruled.publish_rules(desk.people, desk.at)
    ruled.publish_item(desk.at)
    return desk


def apply(shop, at=None, **answers):
    """Submitted a little after the rules have come into force."""
    at = at or shop.at + dt.timedelta(minutes=1)
    return shop.submit(shop.filled(**answers), at=at)


def test_small_shop_has_its_licence_at_once(shop):
    case = apply(shop, **SMALL_SHOP)
    assert (case.state, case.outcome) == ("delivered", "granted")
    assert case.licence
    view = queries.case(case.number, shop.people.approver.actor, at=shop.at)
    assert (
        view.decision.reasons == "面积符合要求。（办法第二条）\n小型销售店即时审批。（办法第九条）"
    )
    assert view.turns == ()
    assert len(view.letters) == 4  # receipt, acceptance, decision, delivery


def test_what_the_rules_do_not_approve_waits_for_an_official(shop):
    case = apply(shop, area=40, kind="catering")
    assert (case.state, case.licence) == ("submitted", "")
    (turn,) = queries.case(case.number, shop.people.clerk.actor, at=shop.at).turns
    assert turn.verb == "accept"


def test_who_is_not_eligible_is_never_approved_at_once(desk):
    ruled.publish_rules(desk.people, desk.at, ruled.diagram(limit=10_000))
    ruled.publish_item(desk.at)
    case = apply(desk, area=600, kind="sales")
    assert case.state == "submitted"
    view = queries.case(case.number, desk.people.clerk.actor, at=desk.at)
    words = "面积超过五百平方米的，须向省级部门申请。（办法第三条）"
    assert queries.refusing_words(view) == words


def test_each_verdict_is_kept_with_its_version_and_can_be_taken_again(shop):
    case = apply(shop, **SMALL_SHOP)
    kept = rules.verdicts_of(case.ref)
    assert [(one.decision, one.outcome) for one in kept] == [("资格", True), ("审批", "准予")]
    assert all(rules.replay(one).same for one in kept)
    assert "VerdictTaken" in {line.event for line in journal.lines_of(case.ref)}


def test_before_the_rules_people_decide(shop):
    case = apply(shop, at=days(shop.at, -1), **SMALL_SHOP)
    assert case.state == "submitted"
    assert rules.verdicts_of(case.ref) == []


def test_twice_submitted_is_once_decided(shop):
    draft = shop.filled(**SMALL_SHOP)
    first = shop.submit(draft, at=shop.at)
    assert shop.submit(draft, at=shop.at).number == first.number
    assert len(rules.verdicts_of(first.ref)) == 2


def test_rules_that_cannot_answer_leave_the_case_to_people(shop, monkeypatch):
    monkeypatch.setattr("zhengtong.blocks.rules.engine.evaluate", too_much)
    case = apply(shop, **SMALL_SHOP)
    assert case.state == "submitted"
    assert rules.verdicts_of(case.ref) == []


def test_nothing_is_approved_at_once_while_it_is_not_clear_who_is_entitled(shop, monkeypatch):
    real = rules.decide

    def half(key, facts, **more):
        if more.get("decision") == "资格":
            raise Refused("too much work", code="rule-limit")
        return real(key, facts, **more)

    monkeypatch.setattr("zhengtong.blocks.rules.queries.decide", half)
    case = apply(shop, **SMALL_SHOP)
    assert [one.outcome for one in rules.verdicts_of(case.ref)] == ["准予"]
    assert case.state == "submitted"


@pytest.mark.parametrize(
    ("value", "grants"),
    [(True, True), ("准予", True), (Decimal(1), False), ("人工", False), (None, False)],
)
def test_only_a_clear_yes_grants(value, grants):
    assert (ruling.as_fact(ruling.APPROVAL, value) == ruling.GRANTED) is grants


def test_the_platform_delivers_what_it_has_granted(shop):
    case = apply(shop, **SMALL_SHOP)
    (line,) = journal.lines_of(case.ref, events=["CaseDelivered"])
    assert line.by == SYSTEM.ref


def too_much(*_args, **_more):
    raise Refused("too much work", code="rule-limit")


def test_the_stranger_learns_nothing_of_a_case_decided_by_rule(shop):
    case = apply(shop, **SMALL_SHOP)
    for who in (STRANGER, shop.people.stranger.actor):
        with pytest.raises(NotFound):
            queries.case(case.number, who, at=shop.at)
    assert messages.inbox(shop.people.stranger.ref).rows == []


def test_only_questions_that_matter_are_asked(shop):
    today = shop.at.date()
    nothing = queries.guidance(shop.food, {}, on=today)
    assert {one.name for one in nothing.questions} == {"面积", "业态"}
    large = queries.guidance(shop.food, {"面积": 900}, on=today)
    assert large.questions == ()
    assert large.eligible is False
    assert [one.article for one in large.reasons] == ["办法第三条"]
    small = queries.guidance(shop.food, {"面积": 30}, on=today)
    assert [one.name for one in small.questions] == ["业态"]
    assert [value for value, _words in small.questions[0].choices] == ["餐饮", "销售"]


@pytest.mark.parametrize(
    ("kind", "needed"), [("餐饮", ("id-card", "plan")), ("销售", ("id-card",))]
)
def test_materials_are_those_of_the_situation(shop, kind, needed):
    found = queries.guidance(shop.food, {"面积": 30, "业态": kind}, on=shop.at.date())
    assert (found.questions, found.eligible, found.materials) == ((), True, needed)


def test_item_without_rules_has_no_guidance(desk):
    with pytest.raises(NotFound):
        queries.guidance(desk.food, {}, on=desk.at.date())
