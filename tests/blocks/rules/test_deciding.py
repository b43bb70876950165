"""Asking the rules: the outcome, its reasons, what is missing, and the record of it."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.utils.translation import override

from tests.blocks.rules.senior_card import AUTHOR, CIVIL, CLERK, RESIDENT, card, publish
from zhengtong.blocks.rules import actions, engine, queries
from zhengtong.blocks.rules.models import Verdict
from zhengtong.blocks.rules.sockets import FACTS, FactType
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused
from zhengtong.kernel.words import text

pytestmark = pytest.mark.django_db
KEY = "senior-card"
ON = dt.date(2026, 3, 11)
ELIGIBLE = {"年龄": 67, "户籍": "本市"}


def test_it_works(at):
    publish(at=at)
    decided = queries.decide(KEY, ELIGIBLE, on=ON)
    assert decided.value == "准予"
    assert (decided.version.key, decided.version.number) == (KEY, 1)
    assert decided.decision == "资格"
    assert decided.trace is None


def test_the_reason_has_its_words_in_both_languages_and_its_article(at):
    publish(at=at)
    (why,) = queries.decide(KEY, {"年龄": 59, "户籍": "本市"}, on=ON).reasons
    assert why.words_text == {"zh": "年龄未满六十周岁。", "en": "You are not yet sixty."}
    assert (why.article_text, why.row) == ({"zh": "第五条"}, 3)
    with override("en"):
        assert why.words == "You are not yet sixty."


def test_a_fact_may_come_by_its_data_element(at):
    publish(at=at)
    assert queries.decide(KEY, {"person.age": 67, "户籍": "本市"}, on=ON).value == "准予"


def test_facts_come_as_answers_are_kept(at):
    publish(at=at)
    facts = {"年龄": "67", "户籍": "外埠", "居住证到期日": "2026-03-11"}
    assert queries.decide(KEY, facts, on=ON).value == "准予"
    assert queries.decide(KEY, facts, on=dt.date(2026, 3, 12)).value == "不予"


def test_what_is_not_given_is_named(at):
    publish(at=at)
    decided = queries.decide(KEY, {"年龄": 67}, on=ON)
    assert decided.missing == ("户籍", "居住证到期日")
    assert decided.value is None


def test_only_what_is_asked_for_is_used(at):
    publish(at=at)
    assert set(queries.decide(KEY, {**ELIGIBLE, "姓名": "王秀英"}, on=ON).facts) == set(ELIGIBLE)
    decided = queries.decide(KEY, {**ELIGIBLE, "居住证到期日": "2026-01-01"}, on=ON,
                             decision="居住证结论")  # fmt: skip
    assert (decided.value, set(decided.facts)) == ("不予", {"居住证到期日"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("年龄", "六十"),
        ("年龄", True),
        ("居住证到期日", "明年"),
        ("户籍", 3),
        ("年龄", float("nan")),
    ],
)
def test_a_fact_of_another_form_is_named(name, value, at):
    publish(at=at)
    with pytest.raises(Invalid) as caught:
        queries.decide(KEY, {**ELIGIBLE, name: value}, on=ON)
    assert list(caught.value.fields) == [name]


def test_without_a_version_in_force_it_says_so(at):
    publish(since=dt.date(2026, 4, 1), at=at)
    with pytest.raises(NotFound) as caught:
        queries.decide(KEY, ELIGIBLE, on=ON)
    assert caught.value.code == "no-rules"
    with pytest.raises(NotFound):
        queries.decide("没有", ELIGIBLE, on=ON)


def test_a_decision_there_is_not_is_refused_by_name(at):
    publish(at=at)
    with pytest.raises(Invalid) as caught:
        queries.decide(KEY, ELIGIBLE, on=ON, decision="别的")
    assert caught.value.code == "decision"


def test_the_day_chooses_the_version(at):
    publish(at=at, since=dt.date(2026, 1, 1))
    strict = card([(">= 65", "-", '"准予"', "", "", ""), ("< 65", "-", '"不予"', "", "", "")])
    publish(strict, [], at=at, since=dt.date(2026, 4, 1))
    sixty = {"年龄": 60, "户籍": "本市"}
    assert queries.decide(KEY, sixty, on=dt.date(2026, 3, 31)).value == "准予"
    assert queries.decide(KEY, sixty, on=dt.date(2026, 4, 1)).value == "不予"
    actions.withdraw(KEY, 2, until=dt.date(2026, 5, 1), by=AUTHOR_AND_REVIEWER, at=at)
    assert queries.decide(KEY, sixty, on=dt.date(2026, 4, 30)).value == "不予"
    assert queries.decide(KEY, sixty, on=dt.date(2026, 5, 1)).value == "准予"


AUTHOR_AND_REVIEWER = type(AUTHOR)(
    "staff:9", "staff", body=CIVIL, roles=frozenset({"reviewer", "approver"})
)


def test_the_trace_says_which_rows_and_why_not_the_others(at):
    publish(at=at)
    trace = queries.decide(KEY, ELIGIBLE, on=ON, trace=True).trace
    (table,) = [table for decision in trace for table in decision["tables"]]
    assert table["inputs"] == {"年龄": 67, "户籍": "本市"}
    assert [row.get("hit", False) for row in table["rows"]] == [True, False, False]
    assert table["rows"][1] == {"row": 2, "column": "户籍", "cell": '"外埠"', "value": "本市"}
    assert table["rows"][0]["annotations"]["依据"] == "第五条"


def test_rules_that_work_without_end_are_stopped(at):
    endless = card().replace(
        'if 居住证到期日 >= today() then "准予" else "不予"',
        'if count(for a in 1..10000, b in 1..10000 return a) > 0 then "准予" else "不予"',
    )
    publish(endless, [], at=at)
    with pytest.raises(Refused) as caught:
        queries.decide(KEY, {"年龄": 67, "户籍": "外埠"}, on=ON)
    assert caught.value.code == "rule-limit"


# -- the record ----------------------------------------------------------------------------------


def test_a_verdict_keeps_all_that_is_needed_to_ask_again(at):
    publish(at=at)
    decided, verdict = actions.decide_for("case:A1", KEY, ELIGIBLE, by=RESIDENT, at=at)
    assert decided.value == verdict.outcome == "准予"
    assert queries.verdicts_of("case:A1") == [verdict]
    kept = queries.verdict(verdict.id)
    assert (kept.number, kept.facts, kept.on) == (1, ELIGIBLE, ON)
    assert kept.reasons == decided.reasons
    assert kept.trace == decided.trace is not None
    line = journal.lines_of("case:A1", ["VerdictTaken"])[0]
    assert line.payload == {
        "model": KEY, "number": 1, "decision": "资格", "verdict": verdict.id,
    }  # fmt: skip


def test_facts_outcome_and_trace_rest_encrypted(at):
    publish(at=at)
    actions.decide_for("case:A1", KEY, ELIGIBLE, by=CLERK, at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts, trace, outcome, reasons FROM rules_verdict")
        row = cursor.fetchone()
    assert all(value.startswith("sm4:") for value in row)


def test_a_refused_decision_keeps_nothing(at):
    publish(at=at)
    with pytest.raises(Invalid):
        actions.decide_for("case:A1", KEY, {"年龄": "六十"}, by=CLERK, at=at)
    assert not Verdict.objects.exists()


def test_nothing_is_decided_for_the_stranger(at):
    publish(at=at)
    with pytest.raises(Forbidden):
        actions.decide_for("case:A1", KEY, ELIGIBLE, by=STRANGER, at=at)
    assert not Verdict.objects.exists()


def test_a_verdict_is_never_changed(at):
    publish(at=at)
    actions.decide_for("case:A1", KEY, ELIGIBLE, by=CLERK, at=at)
    row = Verdict.objects.get()
    row.outcome = "不予"
    for change in (
        row.save,
        row.delete,
        lambda: Verdict.objects.update(ref="case:B"),
        lambda: Verdict.objects.all().delete(),
    ):
        with transaction.atomic(), pytest.raises(TypeError):
            change()
    assert Verdict.objects.get().outcome == "准予"


# -- which questions still matter ----------------------------------------------------------------


def test_only_questions_that_can_still_change_the_outcome_are_asked(at):
    publish(at=at)

    def names(facts):
        return [one.name for one in queries.open_questions(KEY, facts, on=ON)]

    assert set(names({})) == {"年龄", "户籍", "居住证到期日"}
    assert names({"年龄": 59}) == []
    assert names({"年龄": 67}) == ["户籍", "居住证到期日"]
    assert names({"年龄": 67, "户籍": "本市"}) == []
    assert names({"年龄": 67, "户籍": "外埠"}) == ["居住证到期日"]


def test_a_question_has_the_label_of_its_data_element(at):
    publish(at=at)
    first = queries.open_questions(KEY, {}, on=ON)[0]
    assert (first.label_text, first.element, first.type) == (
        {"zh": "年龄", "en": "Age"}, "person.age", "number",
    )  # fmt: skip


def test_a_question_without_an_element_offers_the_allowed_words(at):
    publish(
        card().replace('id="place" name="户籍"', 'id="place" name="户籍" label="Registered"'), at=at
    )
    (question,) = [one for one in queries.open_questions(KEY, {}, on=ON) if one.name == "户籍"]
    assert question.label_text == {"zh": "户籍", "en": "Registered"}
    assert question.choices == (("本市", {"zh": "本市"}), ("外埠", {"zh": "外埠"}))


# -- facts that lie in others --------------------------------------------------------------------


class Aging:
    """The age lies in a number that begins with it."""

    def facts(self):
        label = text("年龄", "Age")
        return {
            "person.age": FactType(
                "person.age", "number", label,
                derived_from="person.number", derive=lambda number: int(number[:2]),
            )
        }  # fmt: skip


def test_a_fact_that_lies_in_another_goes_before_what_is_known_of_somebody_else(at):
    publish(at=at)
    with FACTS.only({"test": Aging()}):
        engine._kept.clear()
        facts = {"person.number": "67-本人", "person.age": 40, "户籍": "本市"}
        assert queries.decide(KEY, facts, on=ON).facts["年龄"] == 67
        assert queries.decide(KEY, {"person.age": 61, "户籍": "本市"}, on=ON).facts["年龄"] == 61
        assert queries.decide(KEY, {**facts, "年龄": 59}, on=ON).facts["年龄"] == 59
        assert queries.decide(KEY, {**facts, "person.number": "不明"}, on=ON).missing[0] == "年龄"
    engine._kept.clear()
