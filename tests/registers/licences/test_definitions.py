"""Licence types: what an author may write, and what is said when it is wrong."""

from pathlib import Path

import pytest
import yaml

import zhengtong
from zhengtong.kernel.errors import Invalid
from zhengtong.registers.licences import definitions

CONTENT = Path(zhengtong.__file__).parent / "project" / "demo" / "content" / "licences"
DEMO = sorted(CONTENT.glob("*.yaml"))


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_the_types_of_the_demo_city_hold(path):
    definition = definitions.read(yaml.safe_load(path.read_text()))
    assert definition.key == path.stem
    assert definition.name["zh"]
    assert definition.name["en"]


def test_each_type_code_of_the_demo_city_is_used_once():
    codes = [yaml.safe_load(path.read_text())["code"] for path in DEMO]
    assert len(codes) == len(set(codes)) >= 10


def faults(data, **change):
    with pytest.raises(Invalid) as told:
        definitions.read(data | change)
    return set(told.value.fields)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"key": "Food!"}, "key"),
        ({"code": "11990100MB01000286001"}, "code"),
        ({"code": "short"}, "code"),
        ({"name": {"en": "Food"}}, "name"),
        ({"name": {"fr": "Licence"}}, "name"),
        ({"holder": "ship"}, "holder"),
        ({"validity": {"years": 0}}, "validity"),
        ({"validity": {"field": "nowhere"}}, "validity"),
        ({"validity": None}, "validity"),
        ({"number": ""}, "number"),
        ({"number": "{shoe_size}"}, "number"),
        ({"number": "JY{serial}"}, "number"),
        ({"number": "JY{"}, "number"),
        ({"fields": []}, "fields"),
        ({"fields": ["name"]}, "fields.0"),
        ({"fields": [{"key": "x", "label": {"zh": "甲"}, "from": "moon.light"}]}, "fields.x.from"),
        ({"fields": [{"key": "x", "label": {}}]}, "fields.x.label"),
        ({"layout": {"template": "poster"}}, "layout.template"),
        ({"layout": {"accent": "red"}}, "layout.accent"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_fault_is_named_by_its_place(food_data, change, place):
    assert place in faults(food_data, **change)


def test_a_key_used_twice_is_told(food_data):
    food_data["fields"].append(food_data["fields"][0])
    assert "fields.operator" in faults(food_data)


def test_the_digest_does_not_depend_on_the_order(food_data):
    turned = dict(reversed(food_data.items()))
    assert definitions.digest_of(turned) == definitions.digest_of(food_data)


def services():
    """(form, licence) of each digital service of the demo city."""
    for path in sorted((CONTENT.parent / "items").glob("*.yaml")):
        data = yaml.safe_load(path.read_text())
        digital = data.get("digital") if isinstance(data, dict) else None
        if isinstance(digital, dict) and digital.get("licence"):
            yield digital["form"], digital["licence"]


def form_fields(form):
    pages = yaml.safe_load((CONTENT.parent / "forms" / f"{form}.yaml").read_text())["pages"]
    return {field["key"]: field for page in pages for field in page["fields"]}


@pytest.mark.parametrize(("form", "licence"), sorted(set(services())))
def test_what_a_licence_takes_from_a_form_is_asked_there(form, licence):
    definition = definitions.read(yaml.safe_load((CONTENT / f"{licence}.yaml").read_text()))
    asked = form_fields(form)
    wanted = [
        (field, source[5:])
        for field in definition.fields
        for source in field.sources
        if source.startswith("form.")
    ]
    assert {name for _field, name in wanted} <= set(asked)
    for field, name in wanted:
        choices = {choice["value"] for choice in asked[name].get("choices", [])}
        assert choices <= set(field.words), f"{licence}: {field.key} does not name {choices}"
