"""All answers before they are submitted: complete, well formed, and nothing else."""

import datetime as dt
import math

import pytest
from django.utils import translation

from tests.blocks.forms.conftest import COMPLETE
from zhengtong.blocks.forms import queries


def codes(shop, **changes):
    answers = {key: value for key, value in (COMPLETE | changes).items() if value is not None}
    errors = queries.check(shop, answers, on=dt.date(2026, 3, 11))
    return {error.field: error.code for error in errors}


def test_complete_answers_pass(shop):
    assert codes(shop) == {}


def test_what_is_shown_and_required_must_be_there(shop):
    assert codes(shop, owner_name=None, area=None) == {"owner_name": "required", "area": "required"}
    assert {error.field for error in queries.check(shop, {})} == {
        "owner_name",
        "owner_mobile",
        "area",
        "kind",
    }


def test_what_is_hidden_is_neither_required_nor_looked_at(shop):
    assert codes(shop, kind="retail", dishes=None, cooks=None) == {}
    assert codes(shop, kind="retail", dishes=["stone"], cooks="nonsense") == {}


def test_hiding_carries_on(shop):
    """Cooks hang on dishes, dishes on the kind: a stale answer of dishes shows no cooks."""
    answers = COMPLETE | {"kind": "retail"}
    assert queries.settled(shop, answers) == {
        key: COMPLETE[key] for key in ("owner_name", "owner_mobile", "area")
    } | {"kind": "retail"}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("owner_name", 3, "type"),
        ("owner_name", "王\n3", "name"),
        ("owner_number", "110105194912310021", "code"),
        ("born", "2026-02-30", "date"),
        ("born", "2026-3-1", "date"),
        ("born", "2026-03-12", "range"),
        ("born", 20260301, "type"),
        ("shop_name", "长" * 21, "length"),
        ("area", "85.5", "type"),
        ("area", True, "type"),
        ("area", 1001, "range"),
        ("area", 85.55, "number"),
        ("area", math.nan, "number"),
        ("seats", 1.5, "number"),
        ("capital", 0.001, "number"),
        ("kind", "bank", "choice"),
        ("kind", ["catering"], "type"),
        ("chain", "yes", "type"),
        ("dishes", "hot", "type"),
        ("dishes", ["hot", "hot"], "type"),
        ("place", "荷花路", "type"),
        ("place", {"detail": 3}, "type"),
        ("place", {"detail": "路", "room": "1"}, "type"),
        ("place", {}, "required"),
        ("cooks", {}, "type"),
        ("cooks", [3], "type"),
        ("cooks", [{"name": "王", "age": 3}], "type"),
        ("cooks", [{"name": 3}], "type"),
        ("cooks", [{"grade": 3}], "required"),
        ("cooks", [{"name": "王", "grade": 0}], "range"),
        ("cooks", [{"name": "王"}] * 4, "type"),
        ("remark", "a\x00", None),
        ("secret", 1, "unknown"),
    ],
)
def test_stored_answers_are_not_trusted(shop, field, value, code):
    assert codes(shop, **{field: value}) == ({field: code} if code else {})


def test_an_empty_row_list_is_not_an_answer_that_is_required(shop):
    assert codes(shop, cooks=[]) == {"cooks": "type"}


@pytest.mark.parametrize("answers", [None, [], "x", 3])
def test_answers_that_are_none(shop, answers):
    (error,) = queries.check(shop, answers)
    assert error.code == "type"


def test_messages_are_in_the_readers_language(shop):
    (error,) = queries.check(shop, COMPLETE | {"area": 0})
    assert error.message == "“Area” must be at least 1 m²."
    with translation.override("zh-hans"):
        (error,) = queries.check(shop, COMPLETE | {"area": 0})
    assert "面积" in error.message
    assert "㎡" in error.message


def test_the_pages_to_be_asked(shop):
    assert [page.key for page in queries.shown_pages(shop, COMPLETE)] == ["owner", "shop", "staff"]
    pages = queries.shown_pages(shop, COMPLETE | {"kind": "retail"})
    assert [page.key for page in pages] == ["owner", "shop"]
    assert "dishes" not in {field.key for field in pages[1].fields}
    assert "about" in {field.key for field in pages[1].fields}
