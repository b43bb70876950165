"""List functions that find, take, put and join (DMN 1.5, 10.3.4.4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel.values import normalise

CASES = [
    ("list contains([1, 2, 3], 2)", "true"),
    ("list contains([1, 2, 3], 2.0)", "true"),
    ('list contains([1, 2, 3], "2")', "false"),
    ("list contains([1, null], null)", "true"),
    ("list contains([], null)", "false"),
    ("list contains([[1], [2]], [2])", "true"),
    ("list contains([{a: 1}], {a: 1})", "true"),
    ('list contains(element: "a", list: "a")', "true"),
    ("sublist([4, 5, 6], 1, 2)", "[4, 5]"),
    ("sublist([4, 5, 6], 2)", "[5, 6]"),
    ("sublist([4, 5, 6], -1)", "[6]"),
    ("sublist([4, 5, 6], -2, 1)", "[5]"),
    ("sublist(list: [4, 5, 6], start position: 3, length: 1)", "[6]"),
    ("append([1], 2, 3)", "[1, 2, 3]"),
    ("append([], null)", "[null]"),
    ("append(1, 2)", "[1, 2]"),
    ("append([1], [2])", "[1, [2]]"),
    ("append(list: [1], item: 2)", "[1, 2]"),
    ("concatenate([1, 2], [3])", "[1, 2, 3]"),
    ("concatenate([1], 2, [[3]])", "[1, 2, [3]]"),
    ("concatenate([], [])", "[]"),
    ("insert before([1, 3], 1, 2)", "[2, 1, 3]"),
    ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
    ("insert before([1, 3], -1, 2)", "[1, 2, 3]"),
    ("insert before([1, 3], -2, null)", "[null, 1, 3]"),
    ("insert before(list: [1], position: 1, newItem: [2])", "[[2], 1]"),
    ("remove([1, 2, 3], 2)", "[1, 3]"),
    ("remove([1, 2, 3], -1)", "[1, 2]"),
    ("remove([1], 1)", "[]"),
    ("list replace([2, 4, 7, 8], 3, 6)", "[2, 4, 6, 8]"),
    ("list replace([1, 2, 3], -1, 4)", "[1, 2, 4]"),
    ("list replace([1, 2, 3], 2, null)", "[1, null, 3]"),
    (
        "list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)",
        "[5, 5, 7, 8]",
    ),
    (
        "list replace(match: function(item, newItem) item = 2, newItem: 9, list: [1, 2, 2])",
        "[1, 9, 9]",
    ),
    ("list replace([], function(a, b) true, 5)", "[]"),
    ("reverse([1, 2, 3])", "[3, 2, 1]"),
    ("reverse([])", "[]"),
    ("index of([1, 2, 3, 2], 2)", "[2, 4]"),
    ("index of([1, null, null], null)", "[2, 3]"),
    ("index of([1, 2], 3)", "[]"),
    ('index of(["1", 1], 1)', "[2]"),
    ("union([1, 2], [2, 3])", "[1, 2, 3]"),
    ("union([1, 1.0], [null], [null])", "[1, null]"),
    ("distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]"),
    ('distinct values([1, "1", true, null, null])', '[1, "1", true, null]'),
    ("distinct values([[1], [1], {a: 1}, {a: 1}, [1..2], [1..2]])", "[[1], {a: 1}, [1..2]]"),
    (
        'distinct values([@"2024-01-01T08:00:00+08:00", @"2024-01-01T00:00:00Z"])',
        '[@"2024-01-01T08:00:00+08:00"]',
    ),
    ("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"),
    ("flatten([])", "[]"),
    ("flatten([[], [[]]])", "[]"),
    ("flatten([null, [null]])", "[null, null]"),
    ("flatten(1)", "[1]"),
]

NULLS = [
    ("list contains(null, 1)", "list must be a list"),
    ("list contains([1])", "does not take 1 arguments"),
    ("sublist([1, 2], 0)", "no position 0"),
    ("sublist([1, 2], 3)", "no position 3"),
    ("sublist([1, 2], 1, 0)", "2 items, not 0"),
    ("sublist([1, 2], 2, 2)", "1 items, not 2"),
    ("sublist([1, 2], -1, 2)", "1 items, not 2"),
    ("append(null, 1)", "list must be a list"),
    ("append()", "does not take 0 arguments"),
    ("append([1])", "does not take 1 arguments"),
    ("concatenate([1], null)", "must be a list"),
    ("insert before([1], 0, 2)", "no position 0"),
    ("insert before([1], 2, 2)", "no position 2"),
    ("insert before([], 1, 2)", "no position 1"),
    ("insert before(null, 1, 2)", "list must be a list"),
    ("remove([1], 2)", "no position 2"),
    ('remove([1], "1")', "position must be a number"),
    ("list replace([1, 2, 3], 0, 4)", "no position 0"),
    ("list replace([1, 2, 3], null, 4)", "not defined for (list, null, number)"),
    ("list replace([1], function(item) true, 5)", "takes 1 argument"),
    ("list replace([1], function(item, newItem) item, 5)", "must answer true or false"),
    ("list replace([1], 1)", "does not take 2 arguments"),
    ("list replace(list: [1], position: 1, newItem: 2, foo: 1)", "no parameters"),
    ("reverse(null)", "list must be a list"),
    ("index of(null, 1)", "list must be a list"),
    ("union([1], null)", "must be a list"),
    ("distinct values(null)", "list must be a list"),
    ("flatten(null)", "list must be a list"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


def test_a_list_is_never_changed():
    expect("{a: [1], b: append(a, 2), c: insert before(a, 1, 0), r: a}.r", "[1]")


@pytest.mark.parametrize(
    "text",
    [
        "concatenate(l, l, l)",
        "append(l, l, l)[1] and flatten([l, l, l]) = []",
        "for i in 1..100 return reverse(l)",
        "for i in 1..100 return list contains(l, -1)",
        "for i in 1..100 return index of(l, -1)",
        "distinct values(for i in l return [i])",
    ],
)
def test_long_lists_are_bounded(text):
    run = feel.Run(limits=feel.Limits(steps=20_000, list_length=2_000))
    with pytest.raises(feel.LimitExceeded):
        feel.evaluate(text, normalise({"l": list(range(900))}), run)


items = st.lists(st.one_of(st.integers(0, 5), st.text("ab", max_size=1), st.none(), st.booleans()))


@given(items, items)
def test_union_is_concatenation_without_duplicates(a, b):
    both = value("union(a, b)", a=a, b=b)
    assert both == value("distinct values(concatenate(a, b))", a=a, b=b)
    assert value("distinct values(l)", l=both) == both


@given(items)
def test_index_of_finds_what_list_contains(found):
    for item in found:
        positions = value("index of(l, x)", l=found, x=item)
        assert value("list contains(l, x)", l=found, x=item) is True
        assert positions
        assert value("reverse(reverse(l))", l=found) == value("l", l=found)
