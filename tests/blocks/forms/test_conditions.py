"""Conditions are comparisons with three-valued logic, and run no code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengtong.blocks.forms.conditions import BadCondition, read

ANSWERS = {
    "kind": "catering",
    "area": 85.5,
    "seats": 12,
    "chain": True,
    "dishes": ["hot", "raw"],
    "since": "2026-03-01",
    "经营方式": "堂食",
    "empty": "",
}


@pytest.mark.parametrize(
    "source",
    [
        'kind = "catering"',
        '"catering" = kind',
        'kind != "retail"',
        "area > 85 and area <= 85.5",
        "seats = 12.0",
        "chain = true",
        "chain",
        "not(chain = false)",
        'kind in ("retail", "catering")',
        'kind in ["retail", "catering"]',
        "seats in [1..12]",
        "seats in (11..13)",
        "seats between 12 and 20",
        '"raw" in dishes',
        'not("cold" in dishes)',
        'since >= date("2026-02-28")',
        '经营方式 = "堂食"',
        "missing = null",
        "empty = null",
        "missing != 3",
        'missing > 3 or kind = "catering"',
        '(kind = "retail" or chain) and not(seats < 3)',
        "-1 < seats",
        r'"a\"b" != kind',
    ],
)
def test_true(source):
    assert read(source).holds(ANSWERS)


@pytest.mark.parametrize(
    "source",
    [
        'kind = "retail"',
        "missing > 3",
        "not(missing > 3)",  # unknown stays unknown
        "area in [1..50]",
        "seats in (12..20]",
        'seats = "12"',
        "kind < 5",
        'chain = "true"',
        'kind in ("retail")',
        'missing = "x" or missing = "y"',
        "null",
        "dishes > 1",
    ],
)
def test_not_true(source):
    assert not read(source).holds(ANSWERS)


@pytest.mark.parametrize(
    ("source", "position"),
    [
        ("", "the end at position 1"),
        ("kind =", "the end at position 7"),
        ('kind = "open', "'\"' at position 7"),
        ("kind == 3", "'=' at position 7"),
        ("kind = 3 4", "'4' at position 9"),
        ("(kind = 3", "the end"),
        ("kind + 1 = 2", "'+'"),
        ("__import__('os')", "'('"),
        ("kind in", "the end"),
        ("kind in []", "']'"),
        ("and = 3", "'and'"),
        ("kind[0]", "'['"),
        ("date(3) = kind", "'3'"),
        ("kind.upper() = 3", "'.'"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(source, position):
    with pytest.raises(BadCondition) as caught:
        read(source)
    assert position in str(caught.value)


def test_neither_length_nor_depth_can_hurt():
    with pytest.raises(BadCondition):
        read("(" * 1000 + "chain" + ")" * 1000)
    with pytest.raises(BadCondition):
        read("chain or " * 1000 + "chain")


def test_what_it_speaks_of_is_known():
    condition = read('kind = "retail" and 3 < seats and kind in ("a", "b")')
    assert condition.names == {"kind", "seats"}
    assert ("kind", "retail") in condition.comparisons
    assert ("kind", "b") in condition.comparisons
    assert ("seats", 3) in condition.comparisons


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(source):
    try:
        condition = read(source)
    except BadCondition:
        return
    assert condition.holds(ANSWERS) in (True, False)


WORDS = st.sampled_from(
    [
        *("kind", "seats", "missing", '"a"', "3", "true", "null", "between", "date"),
        *("=", "!=", "<", "in", "and", "or", "not", "(", ")", "[", "]", ",", ".."),
    ]
)


@given(st.lists(WORDS, max_size=12))
def test_any_words_of_the_language_are_read_or_refused(words):
    try:
        condition = read(" ".join(words))
    except BadCondition:
        return
    assert condition.holds(ANSWERS) in (True, False)
