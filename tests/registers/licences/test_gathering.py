"""Values of a licence: from form, holder, item, or given; coded ones said in words."""

import pytest

from zhengtong.registers.licences import definitions
from zhengtong.registers.licences.gathering import gather

PLACES = {"990102": ("云海市", "南湖区"), "": ()}


def gathered(food_data, field, answers=None, **known):
    food_data["fields"] = [{"key": "x", "label": {"zh": "甲"}} | field]
    definition = definitions.read(food_data)
    given = {"subject": {}, "item": {}, "values": {}, "place": PLACES.__getitem__} | known
    return gather(definition, answers or {}, **given).get("x", "")


def test_sources_are_tried_in_turn(food_data):
    field = {"from": ["form.agent", "subject.legal_representative", "subject.name"]}
    assert gathered(food_data, field, subject={"name": "王秀英"}) == "王秀英"
    both = {"name": "鲜味公司", "legal_representative": "陈志强"}
    assert gathered(food_data, field, subject=both) == "陈志强"
    assert gathered(food_data, field, {"agent": "赵敏"}, subject=both) == "赵敏"


def test_given_values_go_before_all(food_data):
    assert gathered(food_data, {"from": "form.a"}, {"a": "1"}, values={"x": "2"}) == "2"


def test_an_answer_of_the_same_name_is_not_taken_for_a_fact(food_data):
    assert gathered(food_data, {"from": "subject.number"}, {"x": "3", "number": "3"}) == ""


def test_several_choices_are_joined_in_both_languages(food_data):
    words = {"hot": {"zh": "热食", "en": "Hot"}, "cold": {"zh": "冷食", "en": "Cold"}}
    value = gathered(food_data, {"from": "form.a", "words": words}, {"a": ["hot", "cold"]})
    assert value == {"zh": "热食；冷食", "en": "Hot; Cold"}


def test_numbers_yes_and_no_and_addresses(food_data):
    field = {"from": "form.a"}
    assert gathered(food_data, field, {"a": 86.50}) == "86.5"
    assert gathered(food_data, field, {"a": True}) == {"zh": "是"}
    assert gathered(food_data, field, {"a": ["甲", "乙"]}) == "甲；乙"
    assert gathered(food_data, {"from": "item.name"}, item={"name": {"zh": "事"}}) == {"zh": "事"}


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"division": "990102", "detail": "荷花路12号"}, "云海市南湖区荷花路12号"),
        ({"division": "990102", "detail": "南湖区荷花路12号"}, "南湖区荷花路12号"),
        ({"division": "", "detail": "荷花路12号"}, "荷花路12号"),
        ({"detail": "荷花路12号"}, "荷花路12号"),
    ],
)
def test_an_address_names_its_division_once(food_data, answer, shown):
    assert gathered(food_data, {"from": "form.a"}, {"a": answer}) == shown
