"""The decisions of the demo city: sound, in the words of its forms, and used in its cases."""

import datetime as dt

import pytest

from tests.project.demo.conftest import NOW
from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.rules import queries as rules
from zhengtong.cases.models import Case
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.codes import resident_number
from zhengtong.project.demo.items import all_items
from zhengtong.project.demo.reading import documents
from zhengtong.registers.catalogue import queries as catalogue

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
AT_SUBMISSION = ("eligibility", "routing", "approval")
#: Asked of people before they apply; the forms have no such questions.
GUIDANCE_ONLY = {"是否仅销售预包装食品", "是否委托他人办理"}
KEYS = sorted(documents("decisions"))


def ruled_items():
    """One item of each kind that is decided by rules."""
    found = {}
    for item in all_items():
        if item.get("decisions"):
            found.setdefault(item["form"], item)
    return found.values()


def draft(key: str) -> rules.Draft:
    return rules.version(key, rules.in_force(key, TODAY).number, by=SYSTEM)


@pytest.mark.parametrize("key", KEYS)
def test_every_model_is_sound_and_its_test_cases_pass(small_city, key):
    shown = draft(key)
    report = rules.check(shown.xml, shown.tests)
    assert shown.tests
    assert not report.blocks
    assert {one.sort for one in report.findings} <= {"unjudged"}


@pytest.mark.parametrize("key", KEYS)
def test_one_person_wrote_it_and_another_published_it(small_city, key):
    version = draft(key).version
    assert version.state == "published"
    assert version.author.startswith("staff:")
    assert version.reviewer.startswith("staff:")
    assert version.reviewer not in version.authors


@pytest.mark.parametrize("key", KEYS)
def test_every_decision_is_tried_by_a_test_case(small_city, key):
    used = {
        named["decision"]
        for item in ruled_items()
        for named in item["decisions"].values()
        if named["model"] == key
    }
    shown = draft(key)
    assert used <= set(rules.decisions(shown.xml))
    assert used <= {test.decision for test in shown.tests}


def test_rules_speak_the_words_of_the_forms(small_city):
    for item in ruled_items():
        form = forms.form(catalogue.current(item["code"]).form_version_id)
        fields = {field.label_text["zh"]: field for field in form.fields}
        elements = {field.element for field in form.fields}
        for named in item["decisions"].values():
            for one in rules.asked(draft(named["model"]).xml):
                if one.element:
                    continue
                if one.name in GUIDANCE_ONLY:
                    assert one.name not in fields
                    continue
                field = fields[one.name]
                words = {choice.label_text["zh"] for choice in field.choices}
                assert {value for value, _label in one.choices} == words
        assert "person.number" in elements or item["form"] == "food-business"


def test_materials_that_rules_name_are_those_of_the_guide(small_city):
    for item in ruled_items():
        named = item["decisions"].get("materials")
        if not named:
            continue
        known = {material["name"]["zh"] for material in item["materials"]}
        tests = [t for t in draft(named["model"]).tests if t.decision == named["decision"]]
        assert {name for test in tests for name in test.expected} == known


def test_a_card_was_granted_at_once_and_the_rules_say_the_same_today(small_city):
    granted = [
        story.case.number
        for story in small_city
        if story.plan.service == "civil-senior-card" and story.plan.at_once
    ]
    assert granted
    case = Case.objects.get(number=granted[0])
    assert case.decided_at - case.received_at < dt.timedelta(minutes=1)
    verdicts = rules.verdicts_of(case.ref)
    assert [(one.decision, one.outcome) for one in verdicts] == [
        ("申领资格", "符合条件"),
        ("秒批", "准予"),
    ]
    assert all(rules.replay(one).same for one in verdicts)
    assert "第五条" in verdicts[0].reasons[0].article_text["zh"]


def test_a_card_for_somebody_from_elsewhere_was_decided_by_people(small_city):
    by_hand = [
        story.case
        for story in small_city
        if story.plan.service == "civil-senior-card" and story.case and not story.plan.at_once
    ]
    for case in by_hand:
        outcomes = {one.decision: one.outcome for one in rules.verdicts_of(case.ref)}
        assert outcomes["秒批"] == "人工审批"
    assert by_hand


def test_the_age_is_that_of_the_number_in_the_form(small_city):
    """A daughter applies for her mother: the rules look at the mother's number."""
    facts = {
        "person.birth": "1990-05-01",
        "person.number": resident_number.make("110101", dt.date(1950, 3, 7), 800),
        "户籍": "云海市户籍",
        "您是为谁办理": "为家中老人办理",
    }
    decided = rules.decide("senior-card", facts, on=TODAY, decision="申领资格")
    assert decided.value == "符合条件"
    assert str(decided.facts["出生日期"]) == "1950-03-07"


def test_the_grade_lies_in_the_certificate(small_city):
    facts = {
        "申请补贴种类": ["重度残疾人护理补贴"],
        "person.disability_certificate": "11010119500307800352",
        "是否已享受其他护理类补贴": False,
    }
    decided = rules.decide("disability-allowances", facts, on=TODAY, decision="护理补贴资格")
    assert decided.value is True
    refused = rules.decide(
        "disability-allowances",
        {**facts, "person.disability_certificate": "11010119500307800344"},
        on=TODAY,
        decision="补贴资格",
    )
    assert (refused.value, refused.reasons[0].article_text["zh"]) == (
        "不符合条件",
        "国发〔2015〕52号文件第二部分",
    )
