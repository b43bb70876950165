"""Paths and filters (DMN 1.5, 10.3.2.5 and 10.3.2.13 tables 62–66)."""

import pytest

from tests.blocks.rules.feel.evaluating import expect, expect_null

PEOPLE = '[{name: "Li", age: 70}, {name: "Wang", age: 20}, {name: "Zhao", age: 35}]'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[1, 2, 3][1]", "1"),
        ("[1, 2, 3][-1]", "3"),
        ("[1, 2, 3][item > 1]", "[2, 3]"),
        ("[1, 2, null][item != 1]", "[2, null]"),
        ("[[1], [2]][count(item) = 1]", "[[1], [2]]"),
        ("5[1]", "5"),
        ("5[item > 3]", "[5]"),
        ("5[item > 6]", "[]"),
        ("[][item > 1]", "[]"),
        ("[1, 2][true]", "[1, 2]"),
        ("[1, 2][null]", "[]"),
        (f"{PEOPLE}[age > 30].name", '["Li", "Zhao"]'),
        (f'{PEOPLE}[item.age > 30 and name = "Li"].name', '["Li"]'),
        (f"{PEOPLE}[2].name", '"Wang"'),
        (f"{PEOPLE}.age", "[70, 20, 35]"),
        ("[{item: 1}, {item: 2}][item > 1]", "[{item: 2}]"),
        ("{x: 2, r: [{y: 1}, {y: 2}][y = x]}.r", "[{y: 2}]"),
        ("{y: 2, r: [{y: 1}, {y: 2}][y = 1]}.r", "[{y: 1}]"),
        ("{x: 5, r: [{x: 1}, {y: 2}, {x: 5}][x = 5]}.r", "[{x: 5}]"),
        ("[{x: 1}, {y: 2}][x = null]", "[{y: 2}]"),
        ("{i: 2, r: [10, 20, 30][i]}.r", "20"),
        ("[[{a: 1}], [{a: 2}]].a", "[[1], [2]]"),
        ("{a b: {c d: 1}}.a b.c d", "1"),
        ("[{p: [{q: 1}, {q: 2}]}, {p: [{q: 3}]}][count(p[q > 1]) = 1].p[1].q", "[1, 2]"),
    ],
)
def test_it_finds(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('@"2024-02-29".year', "2024"),
        ('@"2024-02-29".weekday', "4"),
        ('@"10:20:30+08:00".time offset', '@"PT8H"'),
        ('@"2024-02-29T10:20:30@Asia/Shanghai".timezone', '"Asia/Shanghai"'),
        ('@"P1Y2M".months', "2"),
        ('@"-P1DT2H".hours', "-2"),
        ("[1..5).end included", "false"),
        ("(> 5).start", "5"),
        ("(> 5).end", "null"),
        ('[@"2024-01-01", @"2025-01-01"].year', "[2024, 2025]"),
    ],
)
def test_properties(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1, 2][0]", "there is no item 0 in a list of 2"),
        ("[1, 2][3]", "there is no item 3"),
        ("[1, 2][-3]", "there is no item -3"),
        ("[1, 2][1.5]", "there is no item 1.5"),
        ('[1, 2]["a"]', "a filter is a number or a boolean, not string"),
        ("null[1]", "null has no items"),
        ("null[true]", "null has no items"),
        ("{a: 1}.b", "the context has no entry b"),
        ("null.b", "null has no property b"),
        ('"text".length', "string has no property length"),
        ("[1][2].x", "null has no property x"),
    ],
)
def test_what_is_not_there_is_null_and_said(text, message):
    expect_null(text, message)
