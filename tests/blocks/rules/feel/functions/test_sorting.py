"""sort (DMN 1.5, 10.3.4.9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel import values

CASES = [
    ("sort(list: [3, 1, 4, 5, 2], precedes: function(x, y) x < y)", "[1, 2, 3, 4, 5]"),
    ("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"),
    ('sort(["b", "A", "a"], function(x, y) x < y)', '["A", "a", "b"]'),
    ("sort([], function(x, y) x < y)", "[]"),
    ("sort([{a: 2}, {a: 1}], function(x, y) x.a < y.a)", "[{a: 1}, {a: 2}]"),
    ("sort([2, 1, 3], function(x, y) false)", "[2, 1, 3]"),
    ("sort(7, function(x, y) x < y)", "[7]"),
    ('sort([[2, "a"], [1, "b"], [2, "c"]], function(x, y) x[1] < y[1])[-1][2]', '"c"'),
]

NULLS = [
    ("sort([2, 1], function(x, y) x)", "true or false"),
    ('sort([2, "a"], function(x, y) x < y)', "true or false"),
    ("sort([2, 1], function(x) true)", "takes 1 argument"),
    ("sort([2, 1])", "does not take 1 arguments"),
    ("sort(null, function(x, y) true)", "list must be a list"),
    ("sort([1], null)", "precedes must be a function"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


@given(st.lists(st.integers(-50, 50)))
def test_it_sorts(items):
    assert value("sort(l, function(x, y) x < y)", l=items) == sorted(items)


def test_its_calls_are_counted():
    run = feel.Run(limits=feel.Limits(steps=1000))
    names = values.normalise({"l": list(range(900))})
    with pytest.raises(feel.LimitExceeded):
        feel.evaluate("sort(l, function(x, y) x > y)", names, run)
