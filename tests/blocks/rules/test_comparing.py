"""Deciding past cases again: the same today as then; what another version would have said."""

import datetime as dt

import pytest

from tests.blocks.rules.senior_card import AUTHOR, CLERK, ROWS, card, publish
from zhengtong.blocks.rules import actions, queries
from zhengtong.blocks.rules.models import Verdict
from zhengtong.kernel.errors import NotFound

pytestmark = pytest.mark.django_db
KEY = "senior-card"
OLD = (">= 65", "-", '"准予"', "符合条件。", "You qualify.", "第六条")
YOUNG = ("< 65", "-", '"不予"', "未满六十五周岁。", "Not yet 65.", "第六条")
AGES = (59, 60, 64, 65, 80)


def decide(at, ages=AGES):
    for age in ages:
        facts = {"年龄": age, "户籍": "本市"}
        actions.decide_for(f"case:A{age}", KEY, facts, by=CLERK, at=at)


def test_a_verdict_comes_out_the_same_years_later(at):
    publish(at=at)
    decide(at)
    publish(card([OLD, YOUNG]), [], at=at)
    again = [queries.replay(one) for one in queries.verdicts(KEY)]
    assert [one.same for one in again] == [True] * len(AGES)
    assert [one.outcome for one in again] == ["不予", *["准予"] * 4]


@pytest.mark.parametrize(("until", "outcome"), [("2026-03-11", "准予"), ("2026-03-10", "不予")])
def test_the_day_on_which_it_was_decided_is_decided_again(until, outcome, at):
    publish(at=at)
    facts = {"年龄": 70, "户籍": "外埠", "居住证到期日": until}
    decided, verdict = actions.decide_for("case:A1", KEY, facts, by=CLERK, at=at)
    assert decided.value == outcome
    assert queries.replay(verdict.id).same


def test_what_does_not_come_out_the_same_is_found(at):
    publish(at=at)
    decided = queries.decide(KEY, {"年龄": 70, "户籍": "本市"}, on=at.date())
    tampered = type(decided)(
        **{name: getattr(decided, name) for name in decided.__slots__ if name != "value"},
        value="不予",
    )
    verdict = actions.record("case:A1", tampered, by=CLERK, at=at)
    found = queries.replay(verdict)
    assert (found.same, found.outcome) == (False, "准予")


def test_comparing_shows_who_would_have_fared_otherwise(at):
    publish(at=at)
    decide(at)
    publish(card([OLD, YOUNG]), [], at=at)
    compared = queries.compare(KEY, 1, 2)
    assert compared.asked == len(AGES)
    assert [(one.ref, one.before, one.after) for one in compared.changes] == [
        ("case:A60", "准予", "不予"),
        ("case:A64", "准予", "不予"),
    ]
    assert compared.failed == ()
    assert queries.compare(KEY, 1, 1).changes == ()


def test_a_draft_can_be_compared_before_it_is_published(at):
    publish(at=at)
    decide(at)
    actions.draft(KEY, card([OLD, YOUNG]), by=AUTHOR, at=at)
    some = [one for one in queries.verdicts(KEY) if one.ref == "case:A60"]
    assert len(queries.compare(KEY, 1, 2, some).changes) == 1


def test_facts_that_are_not_there_count_as_null(at):
    publish(at=at)
    decide(at)
    extra = '<inputData id="x" name="低保"><variable name="低保" typeRef="boolean"/></inputData>'
    wider = card(ROWS, extra=extra)
    publish(wider, [], at=at)
    assert queries.compare(KEY, 1, 2).changes == ()


def test_verdicts_are_read_in_portions_and_by_what_is_asked(at, monkeypatch):
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    publish(at=at)
    decide(at)
    later = at + dt.timedelta(days=1)
    decide(later, (90,))
    assert len(list(queries.verdicts(KEY))) == len(AGES) + 1
    assert [one.ref for one in queries.verdicts(KEY, since=later)] == ["case:A90"]
    assert [one.ref for one in queries.verdicts(ref="case:A59")] == ["case:A59"]
    assert list(queries.verdicts("other")) == []


def test_a_version_or_verdict_there_is_not(at):
    publish(at=at)
    with pytest.raises(NotFound):
        queries.compare(KEY, 1, 2)
    with pytest.raises(NotFound):
        queries.replay(99)


def test_asking_takes_one_query_and_no_diagram(at, django_assert_num_queries):
    publish(at=at)
    facts = {"年龄": 70, "户籍": "本市"}
    queries.decide(KEY, facts, on=at.date())
    with django_assert_num_queries(1):
        queries.decide(KEY, facts, on=at.date())
    decide(at)
    with django_assert_num_queries(2):
        list(queries.verdicts(KEY))
    assert Verdict.objects.count() == len(AGES)
