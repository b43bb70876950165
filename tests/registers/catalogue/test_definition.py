import pytest

from zhengtong.kernel.errors import Invalid
from zhengtong.registers.catalogue import definition

from .samples import food, senior


def test_it_works():
    data = definition.read(food())
    assert data["name"] == {"zh": "食品经营许可（新办）", "en": "Food business licence (new)"}
    assert data["audience"] == ["person", "company"]
    assert data["materials"][1]["name"] == {"zh": "布局图"}
    assert data["visits"] == 0


def test_what_is_not_said_is_not_stored():
    data = definition.read(senior(summary="", materials=[], fee=None))
    assert not {"summary", "materials", "fee"} & set(data)


def test_the_digest_does_not_depend_on_the_order_of_writing():
    backwards = dict(reversed(food().items()))
    assert definition.digest_of(definition.read(backwards)) == definition.digest_of(
        definition.read(food())
    )


@pytest.mark.parametrize(
    ("changes", "element"),
    [
        ({"code": ""}, "code"),
        ({"code": "../../etc"}, "code"),
        ({"code": "x" * 65}, "code"),
        ({"name": ""}, "name"),
        ({"name": {"de": "Lizenz"}}, "name"),
        ({"name": "长" * 301}, "name"),
        ({"kind": "99"}, "kind"),
        ({"kind": 1.5}, "kind"),
        ({"audience": []}, "audience"),
        ({"audience": "person"}, "audience"),
        ({"audience": ["ghosts"]}, "audience.0"),
        ({"themes": ["no-such"]}, "themes"),
        ({"handling": "slow"}, "handling"),
        ({"limits": {"promised": {"days": -1}}}, "limits.promised.days"),
        ({"limits": {"promised": {"days": True}}}, "limits.promised.days"),
        ({"limits": {"promised": {}}}, "limits.promised.days"),
        ({"limits": {"correction": {"days": 0}}}, "limits.correction.days"),
        ({"limits": {"correction": {"days": 366}}}, "limits.correction.days"),
        ({"limits": {"correction": {"days": 10, "unit": "day"}}}, "limits.correction.unit"),
        ({"decisions": {"approval": {}}}, "decisions.approval.model"),
        ({"decisions": {"approval": {"model": "a b"}}}, "decisions.approval.model"),
        ({"decisions": {"luck": {"model": "dice"}}}, "decisions.luck"),
        ({"limits": {"promised": {"days": 5, "unit": "moon"}}}, "limits.promised.unit"),
        ({"materials": [{"name": "无键"}]}, "materials.0.key"),
        ({"materials": {"a": 1}}, "materials"),
        ({"materials": [{"key": "a", "name": "甲", "colour": "red"}]}, "materials.0.colour"),
        ({"visits": "0"}, "visits"),
        ({"conditions": ["\x00"]}, "conditions.0"),
        ({"digital": True}, "form"),
        ({"digital": "yes"}, "digital"),
        ({"participants": ["window"]}, "participants"),
        ({"contact": {"consult": 12345}}, "contact.consult"),
        ({"invented": 1}, "invented"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(changes, element):
    with pytest.raises(Invalid) as caught:
        definition.read(food(**changes))
    assert element in caught.value.fields


def test_everything_that_is_wrong_is_told_at_once():
    with pytest.raises(Invalid) as caught:
        definition.read({"name": 5, "kind": "99"})
    assert {"name", "kind", "code", "body", "division", "level", "audience"} <= set(
        caught.value.fields
    )


@pytest.mark.parametrize("given", [None, [], "text", 5])
def test_what_is_no_item_at_all_is_refused(given):
    with pytest.raises(Invalid):
        definition.read(given)
