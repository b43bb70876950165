"""List functions that make one value of many (DMN 1.5, 10.3.4.4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value

CASES = [
    ("count([1, 2, 3])", "3"),
    ("count([])", "0"),
    ("count([1, [2, 3]])", "2"),
    ("count([null])", "1"),
    ('count("a")', "1"),
    ("min([1, 2, 3])", "1"),
    ("min(1)", "1"),
    ("min([1])", "1"),
    ("min([])", "null"),
    ('min("b", "a")', '"a"'),
    ('min([@"2024-01-02", @"2024-01-01"])', '@"2024-01-01"'),
    ('min(@"P1D", @"PT1H")', '@"PT1H"'),
    ("min(c1: 3, c2: 2, c3: 4)", "2"),
    ("max(1, 2, 3)", "3"),
    ("max([])", "null"),
    ("max(list: [1, 5, 3])", "5"),
    ('max(["a", "户", "𠮷"])', '"𠮷"'),
    ("sum([1, 2, 3])", "6"),
    ("sum(1, 2, 3)", "6"),
    ("sum(1)", "1"),
    ("sum([])", "null"),
    ("sum([0.1, 0.2])", "0.3"),
    ("sum(n1: 1, n2: 2)", "3"),
    ("mean([1, 2, 3])", "2"),
    ("mean(1, 2, 3)", "2"),
    ("mean([])", "null"),
    ("mean(1, 1, 2)", "1.333333333333333333333333333333333"),
    ("all([false, null, true])", "false"),
    ("all([true, null])", "null"),
    ("all([true, true])", "true"),
    ("all(true)", "true"),
    ("all([])", "true"),
    ("all(true, false)", "false"),
    ("any([false, null, true])", "true"),
    ("any([false, null])", "null"),
    ("any(false)", "false"),
    ("any([])", "false"),
    ("any(null, true)", "true"),
    ("product([2, 3, 4])", "24"),
    ("product([])", "null"),
    ("product(2, 3, 4)", "24"),
    ("product([0.5, 0])", "0"),
    ("median(8, 2, 5, 3, 4)", "4"),
    ("median([6, 1, 2, 3])", "2.5"),
    ("median([])", "null"),
    ("median(7)", "7"),
    ("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931"),
    ("stddev([47])", "null"),
    ("stddev(47)", "null"),
    ("stddev([])", "null"),
    ("stddev([3, 3, 3])", "0"),
    ("mode(6, 3, 9, 6, 6)", "[6]"),
    ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
    ("mode([])", "[]"),
    ("mode([2.0, 2, 1])", "[2]"),
]

NULLS = [
    ("count(null)", "list must be a list"),
    ("count(1, 2)", "does not take 2 arguments"),
    ('min(1, "a")', "string < number"),
    ("min([1, null])", "null < number"),
    ("max([[1], [2]])", "list < list"),
    ("min()", "does not take 0 arguments"),
    ("max(null)", "not defined for (null)"),
    ("sum([1, null])", "numbers only"),
    ('sum([1, "2"])', "numbers only"),
    ("sum(null)", "not defined for (null)"),
    ("sum([true])", "numbers only"),
    ("mean()", "does not take 0 arguments"),
    ('mean("a")', "numbers only"),
    ("all(0)", "booleans only"),
    ("any(0)", "booleans only"),
    ("any([123, false])", "booleans only"),
    ("any()", "does not take 0 arguments"),
    ("product([1, null])", "numbers only"),
    ("median(l: [1])", "no parameters (l)"),
    ('median([1, "foo"])', "numbers only"),
    ("stddev(null)", "not defined for (null)"),
    ("mode([1, null])", "numbers only"),
    ("sum(9e6144, 9e6144)", "out of range"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


numbers = st.lists(st.integers(min_value=-(10**9), max_value=10**9), min_size=1, max_size=30)


@given(numbers)
def test_what_they_say_of_one_list_fits_together(items):
    smallest, largest = value("min(l)", l=items), value("max(l)", l=items)
    assert smallest <= value("median(l)", l=items) <= largest
    assert smallest <= value("mean(l)", l=items) <= largest
    assert value("sum(l)", l=items) == sum(items)
    assert all(one in items for one in value("mode(l)", l=items))
