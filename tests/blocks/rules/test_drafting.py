"""Writing rules: models, drafts, test cases, handing in."""

import pytest
from django.utils.translation import override

from tests.blocks.rules.senior_card import (
    AUTHOR,
    CIVIL,
    CLERK,
    MANAGER,
    NAME,
    RESIDENT,
    REVIEWER,
    ROWS,
    TESTS,
    card,
    publish,
)
from zhengtong.blocks.rules import actions, queries
from zhengtong.blocks.rules.views import TestView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM, Actor
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused, Stale
from zhengtong.kernel.words import text

pytestmark = pytest.mark.django_db
KEY = "senior-card"
ARROW = '<informationRequirement><requiredDecision href="#permitted"/></informationRequirement>'
OUTSIDER = Actor("staff:7", "staff", body="11990100MB10000203", roles=frozenset({"approver"}))


@pytest.fixture
def model(at):
    return actions.put_model(KEY, NAME, CIVIL, by=AUTHOR, at=at)


def events() -> list[str]:
    return [line.event for line in journal.lines_of(f"rules:{KEY}")]


def test_a_model_has_a_name_and_an_owner(model):
    assert queries.model(KEY) == model
    assert (model.name_text, model.body) == (NAME, CIVIL)
    assert queries.models() == [model]
    assert events() == ["DecisionModelPut"]


def test_the_same_model_again_changes_nothing(model, at):
    actions.put_model(KEY, NAME, CIVIL, by=AUTHOR, at=at)
    assert events() == ["DecisionModelPut"]
    renamed = actions.put_model(KEY, text("敬老卡"), CIVIL, by=AUTHOR, at=at)
    assert renamed.name == "敬老卡"


def test_a_key_is_a_plain_word(at):
    with pytest.raises(Invalid):
        actions.put_model("老年卡", NAME, CIVIL, by=AUTHOR, at=at)


def test_a_draft_holds_a_diagram_and_its_tests(model, at):
    actions.draft(KEY, card(), by=AUTHOR, at=at)
    actions.keep_tests(KEY, TESTS, by=AUTHOR, at=at)
    draft = queries.draft(KEY, by=CLERK)
    assert (draft.version.number, draft.version.state) == (1, "draft")
    assert draft.xml == card()
    assert draft.tests == TESTS
    assert events() == ["DecisionModelPut", "RulesDrafted", "TestCasesKept"]


def test_the_next_draft_copies_the_last_with_its_tests(at):
    publish(at=at)
    actions.draft(KEY, by=AUTHOR, at=at)
    draft = queries.draft(KEY, by=AUTHOR)
    assert (draft.version.number, draft.xml, draft.tests) == (2, card(), TESTS)
    assert queries.version(KEY, 1, by=AUTHOR).tests == TESTS


def test_there_is_one_draft_at_a_time(model, at):
    actions.draft(KEY, card(), by=AUTHOR, at=at)
    with pytest.raises(Refused) as caught:
        actions.draft(KEY, card(), by=AUTHOR, at=at)
    assert caught.value.code == "open"


def test_the_first_version_needs_a_diagram(model, at):
    with pytest.raises(Invalid):
        actions.draft(KEY, by=AUTHOR, at=at)


@pytest.mark.parametrize(
    "xml",
    ["", "<html/>", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', card()[:-20], "规则"],
)
def test_what_is_no_diagram_is_not_kept(model, xml, at):
    with pytest.raises(Invalid) as caught:
        actions.draft(KEY, xml, by=AUTHOR, at=at)
    assert caught.value.code == "no-diagram"
    actions.draft(KEY, card(), by=AUTHOR, at=at)
    with pytest.raises(Invalid):
        actions.edit(KEY, xml, by=AUTHOR, at=at)


def test_an_edit_is_counted_and_its_author_remembered(model, at):
    first = actions.draft(KEY, card(), by=AUTHOR, at=at)
    edited = actions.edit(KEY, card(ROWS[:2]), edits=first.edits, by=MANAGER, at=at)
    assert edited.edits == 1
    assert edited.authors == (AUTHOR.ref, MANAGER.ref)
    assert edited.digest != first.digest
    assert actions.edit(KEY, card(ROWS[:2]), by=AUTHOR, at=at).edits == 1
    assert events().count("RulesEdited") == 1


def test_who_saw_an_older_draft_is_told(model, at):
    first = actions.draft(KEY, card(), by=AUTHOR, at=at)
    actions.edit(KEY, card(ROWS[:2]), edits=first.edits, by=MANAGER, at=at)
    with pytest.raises(Stale):
        actions.edit(KEY, card(ROWS[:1]), edits=first.edits, by=AUTHOR, at=at)
    with pytest.raises(Stale):
        actions.keep_tests(KEY, TESTS, edits=first.edits, by=AUTHOR, at=at)


def test_what_is_in_review_is_not_edited(model, at):
    actions.draft(KEY, card(), by=AUTHOR, at=at)
    actions.submit(KEY, by=AUTHOR, at=at)
    with pytest.raises(Refused):
        actions.edit(KEY, card(ROWS[:2]), by=AUTHOR, at=at)
    with pytest.raises(Refused):
        actions.keep_tests(KEY, TESTS, by=AUTHOR, at=at)


def test_test_cases_have_names_of_their_own(model, at):
    actions.draft(KEY, card(), by=AUTHOR, at=at)
    for names in (("同名", "同名"), ("",)):
        with pytest.raises(Invalid):
            actions.keep_tests(KEY, [TestView(name, {}, None) for name in names], by=AUTHOR, at=at)


def test_there_must_be_something_to_edit(model, at):
    for verb in (
        lambda: actions.edit(KEY, card(), by=AUTHOR, at=at),
        lambda: actions.submit(KEY, by=AUTHOR, at=at),
        lambda: actions.draft("other", card(), by=AUTHOR, at=at),
    ):
        with pytest.raises(NotFound):
            verb()


# -- handing in ----------------------------------------------------------------------------------


def handed_in(xml: str, tests, at) -> dict:
    actions.draft(KEY, xml, by=AUTHOR, at=at)
    actions.keep_tests(KEY, tests, by=AUTHOR, at=at)
    with pytest.raises(Refused) as caught:
        actions.submit(KEY, by=AUTHOR, at=at)
    assert caught.value.code == "unsound"
    assert queries.draft(KEY, by=AUTHOR).version.state == "draft"
    return caught.value.fields


def test_a_failing_test_case_stands_in_the_way(model, at):
    wrong = TestView("六十岁也不行", {"年龄": 60, "户籍": "本市"}, "不予")
    (told,) = handed_in(card(), [*TESTS, wrong], at)["六十岁也不行"]
    assert '"不予"' in told
    assert '"准予"' in told


def test_a_test_case_that_cannot_be_asked_has_failed(model, at):
    wrong = TestView("写错了", {"年龄": "六十"}, "不予")
    assert "写错了" in handed_in(card(), [wrong], at)


def test_an_overlap_stands_in_the_way(model, at):
    rows = (*ROWS, (">= 80", "-", '"准予"', "", "", ""))
    told = handed_in(card(rows), [], at)["资格"]
    assert any("80" in one for one in told)
    with override("zh-hans"):
        finding = queries.check(card(rows)).findings[0]
        assert finding.words.startswith("第 1、4 条规则")


def test_what_does_not_compile_stands_in_the_way(model, at):
    assert "资格" in handed_in(card([(">=", "-", '"准予"', "", "", "")]), [], at)


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('"准予"</text>', "准予</text>", "准予"),
        ("年龄</text>", "收入</text>", "收入"),
        (ARROW, "", "居住证结论"),
    ],
)
def test_a_name_behind_which_nothing_stands_is_in_the_way(model, old, new, name, at):
    xml = card().replace(old, new)
    assert xml != card()
    assert any(f"“{name}”" in one for told in handed_in(xml, [], at).values() for one in told)


@pytest.mark.parametrize(
    "text",
    [
        "if count([1, 2][item > 1]) > 0 then 居住证到期日 else null",
        "years and months duration(居住证到期日, today()).years",
        "for 日 in [1, 2] return 日 + 1",
        "{甲: 1, 乙: 甲 + 1}.乙",
    ],
)
def test_names_that_a_text_brings_itself_are_no_finding(text):
    xml = card().replace('if 居住证到期日 >= today() then "准予" else "不予"', text)
    assert not [one for one in queries.check(xml, TESTS[:1]).findings if one.sort == "broken"]


def test_an_input_is_of_the_type_of_its_data_element(model, at):
    xml = card(age='zt:element="person.age"').replace('name="年龄" typeRef="number"',
                                                      'name="年龄" typeRef="date"')  # fmt: skip
    assert "年龄" in handed_in(xml, [], at)


def test_a_gap_is_told_and_does_not_stand_in_the_way(model, at):
    report = queries.check(card(ROWS[:2]), TESTS[:1])
    assert [(one.sort, one.blocking) for one in report.findings] == [("gap", False)]
    assert not report.blocks


def test_ages_are_whole_by_the_dictionary(model):
    rows = (("<= 59", "-", '"不予"', "", "", ""), (">= 60", "-", '"准予"', "", "", ""))
    assert queries.check(card(rows), TESTS[:1]).findings == ()
    unknown = queries.check(card(rows, age="").replace("年龄", "岁数"), [])
    assert "gap" in [one.sort for one in unknown.findings]


# -- who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [STRANGER, RESIDENT, CLERK, OUTSIDER])
def test_strangers_write_no_rules(by, at):
    with pytest.raises(Forbidden):
        actions.put_model(KEY, NAME, CIVIL, by=by, at=at)
    actions.put_model(KEY, NAME, CIVIL, by=AUTHOR, at=at)
    with pytest.raises(Forbidden):
        actions.draft(KEY, card(), by=by, at=at)
    actions.draft(KEY, card(), by=AUTHOR, at=at)
    for verb in (
        lambda: actions.edit(KEY, card(ROWS[:2]), by=by, at=at),
        lambda: actions.keep_tests(KEY, TESTS, by=by, at=at),
        lambda: actions.submit(KEY, by=by, at=at),
    ):
        with pytest.raises(Forbidden):
            verb()
    assert events() == ["DecisionModelPut", "RulesDrafted"]


@pytest.mark.parametrize("by", [STRANGER, RESIDENT])
def test_strangers_do_not_look_at_rules(by, at):
    publish(at=at)
    with pytest.raises(Forbidden):
        queries.version(KEY, 1, by=by)
    actions.draft(KEY, by=AUTHOR, at=at)
    with pytest.raises(Forbidden):
        queries.draft(KEY, by=by)


def test_a_model_is_not_taken_from_its_owner(model, at):
    with pytest.raises(Forbidden):
        actions.put_model(KEY, NAME, OUTSIDER.body, by=OUTSIDER, at=at)


@pytest.mark.parametrize("by", [AUTHOR, REVIEWER, MANAGER, SYSTEM])
def test_those_of_the_body_and_the_catalogue_write(by, at):
    actions.put_model(KEY, NAME, CIVIL, by=by, at=at)
    assert actions.draft(KEY, card(), by=by, at=at).author == by.ref
