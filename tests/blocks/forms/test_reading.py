"""Definitions become forms; bad ones are refused with path and reason."""

import contextlib
import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.forms.conftest import SHOP
from zhengtong.blocks.forms import queries
from zhengtong.blocks.forms.faults import BadDefinition


def faults(definition: Any) -> dict[str, str]:
    with pytest.raises(BadDefinition) as caught:
        queries.read(definition)
    return {path: " / ".join(reasons) for path, reasons in caught.value.fields.items()}


def one_field(**properties: Any) -> dict[str, Any]:
    field = {"key": "kind", "type": "text", "label": "种类", **properties}
    return {
        "key": "x",
        "title": "表",
        "pages": [{"key": "p", "title": "页", "fields": [field]}],
    }


def test_a_form_is_read_with_all_a_widget_needs(shop):
    area = next(field for field in shop.fields if field.key == "area")
    assert (area.label, area.unit, area.inputmode, area.width) == ("Area", "m²", "decimal", 10)
    assert (area.minimum, area.maximum, area.decimals, area.required) == (1, 1000, 1, True)
    dishes = next(field for field in shop.fields if field.key == "dishes")
    assert [(c.value, c.label) for c in dishes.choices] == [
        ("hot", "热食"),
        ("cold", "冷食"),
        ("raw", "生食"),
    ]
    assert shop.statement.startswith("I declare")
    assert shop.prefill == {"owner_name": "person.name", "owner_number": "person.number"}


def test_an_element_gives_type_label_hint_and_marks(shop):
    number = shop.pages[0].fields[1]
    assert (number.type, number.label) == ("resident_number", "Resident identity number")
    assert number.hint
    assert number.personal
    assert not number.spellcheck
    mobile = shop.pages[0].fields[2]
    assert (mobile.autocomplete, mobile.inputmode) == ("tel", "tel")


def test_a_field_overrides_the_words_of_its_element():
    form = queries.read(
        one_field(type="text", element="matter.subject", label="事由", max_length=9)
    )
    (field,) = form.fields
    assert (field.label_text, field.max_length) == ({"zh": "事由"}, 9)


@pytest.mark.parametrize(
    ("properties", "place", "reason"),
    [
        ({"lable": "x"}, "lable", "is not known here"),
        ({"type": "tex"}, "type", "must be a type"),
        ({"label": ""}, "label", "needs words in Chinese"),
        ({"label": {"zh": "a", "fr": "b"}}, "label", "must be a text"),
        ({"label": ["a"]}, "label", "must be a text"),
        ({"key": "Kind"}, "key", "must be a key"),
        ({"key": "kind-1"}, "key", "must be a key"),
        ({"required": "yes"}, "required", "must be true or false"),
        ({"max_length": True}, "max_length", "whole number"),
        ({"max_length": -1}, "max_length", "between"),
        ({"min_length": 5, "max_length": 3}, "min_length", "is more than max_length"),
        ({"pattern": "["}, "pattern", "no regular expression"),
        ({"pattern": "(a+)+"}, "pattern", "no repetition of a repetition"),
        ({"element": "person.soul"}, "element", "not in the dictionary"),
        ({"element": "person.number"}, "type", "resident_number in the dictionary"),
        ({"minimum": 3}, "minimum", "is not known here"),
        ({"width": 7}, "width", "must be one of"),
        ({"inputmode": "loud"}, "inputmode", "must be one of"),
        ({"autocomplete": '"><script>'}, "autocomplete", "must look like"),
        ({"show_if": "other = 3"}, "show_if", "other is not the key of an earlier field"),
        ({"show_if": "kind = 3"}, "show_if", "kind is not the key of an earlier field"),
        ({"show_if": 3}, "show_if", "in quotes"),
        ({"type": "choice"}, "choices", "at least one"),
        (
            {"type": "choice", "choices": [{"value": " a", "label": "A"}]},
            "choices[0].value",
            "blanks",
        ),
        ({"type": "choice", "choices": [{"value": "a"}]}, "choices[0].label", "Chinese"),
        ({"type": "date", "earliest": "1.1.2026"}, "earliest", "must look like"),
        ({"type": "date", "earliest": "2026-02-01", "latest": "2026-01-01"}, "earliest", "after"),
        ({"type": "table"}, "columns", "at least one"),
    ],
)
def test_a_fault_is_told_with_its_path(properties, place, reason):
    found = faults(one_field(**properties))
    path = f"pages[0].fields[0].{place}"
    assert path in found
    assert reason in found[path]


@pytest.mark.parametrize(
    "columns",
    [
        [{"key": "a", "type": "table", "label": "A", "columns": []}],
        [{"key": "a", "type": "address", "label": "A"}],
        [{"key": "a", "type": "note", "label": "A"}],
        [{"key": "a", "type": "text", "label": "A", "show_if": "b = 3"}],
        [{"key": "a", "type": "text", "label": "A"}, {"key": "a", "type": "text", "label": "A"}],
    ],
)
def test_columns_are_simple_fields(columns):
    assert any(
        path.startswith("pages[0].fields[0].columns[")
        for path in faults(one_field(type="table", columns=columns))
    )


def test_all_faults_are_told_at_once():
    found = faults({"key": "9", "pages": [{"key": "p", "fields": [{"key": "a"}, 3]}], "x": 1})
    assert set(found) == {
        "x",
        "key",
        "title",
        "pages[0].title",
        "pages[0].fields[0].type",
        "pages[0].fields[1]",
        "pages[0].fields[1].key",
    }


def test_keys_are_unique():
    definition = copy.deepcopy(SHOP)
    definition["pages"].append(copy.deepcopy(definition["pages"][0]))
    found = faults(definition)
    assert "owner is the key of another page" in found["pages[3].key"]
    assert "owner_name is the key of another field" in found["pages[3].fields[0].key"]


def test_a_condition_that_can_never_hold_is_a_slip():
    for condition in ('kind = "caterin"', "area = true", 'area > "9"', 'chain = "yes"'):
        definition = copy.deepcopy(SHOP)
        definition["pages"][2]["show_if"] = condition
        assert "pages[2].show_if" in faults(definition)


def test_a_condition_may_not_speak_of_what_comes_later():
    definition = copy.deepcopy(SHOP)
    definition["pages"][0]["show_if"] = 'kind = "retail"'
    assert "pages[0].show_if" in faults(definition)


def test_a_form_that_asks_nothing_is_none():
    assert "pages" in faults(one_field(type="note"))


def test_the_digest_does_not_depend_on_the_order_of_keys():
    turned = {key: SHOP[key] for key in reversed(SHOP)}
    assert queries.read(turned).digest == queries.read(SHOP).digest


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=12,
)
PROPERTIES = [
    *("type", "element", "label", "hint", "required", "prefill", "show_if", "choices", "unit"),
    *("minimum", "maximum", "decimals", "pattern", "min_length", "max_length", "earliest"),
    *("latest", "columns", "min_rows", "max_rows", "lines", "width", "autocomplete"),
]


@given(JSON)
def test_anything_is_read_or_refused(definition):
    with pytest.raises(BadDefinition):
        queries.read(definition)


@given(
    st.sampled_from(["text", "number", "choice", "choices", "date", "table", "address", "note"]),
    st.dictionaries(st.sampled_from(PROPERTIES), JSON, max_size=3),
)
def test_any_properties_are_read_or_refused(kind, properties):
    with contextlib.suppress(BadDefinition):
        queries.read(one_field(**{"type": kind, **properties}))
