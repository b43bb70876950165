"""Equality, order, between, in (DMN 1.5, 10.3.2.13 tables 53–55)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 = 1.00", "true"),
        ("null = null", "true"),
        ("1 = null", "false"),
        ("null != 1", "true"),
        ('1 = "1"', "null"),
        ("true = 1", "null"),
        ("[] = null", "false"),
        ("[1, [2, 3]] = [1, [2, 3]]", "true"),
        ("[1, 2] = [2, 1]", "false"),
        ('[1] = ["1"]', "null"),
        ('[1, 2] = ["1", 3]', "false"),
        ("{a: 1, b: 2} = {b: 2, a: 1}", "true"),
        ("{a: 1} = {a: 1, b: null}", "false"),
        ("[1..10] = [1..10]", "true"),
        ("(1..10] = ]1..10]", "true"),
        ("[1..10] = [1..10)", "false"),
        ("(< 10) = (< 10)", "true"),
        ("(< 10) = (null..10)", "false"),
        ("(= 10) = [10..10]", "false"),
        ('@"P1D" = @"PT24H"', "true"),
        ('@"P1Y" = @"P365D"', "null"),
        ('@"2024-01-01T08:00:00+08:00" = @"2024-01-01T00:00:00Z"', "true"),
        ("{f: function(x) x, r: f = f}.r", "true"),
        ("(function(x) x) = (function(x) x)", "false"),
    ],
)
def test_equality(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 < 2", "true"),
        ('"a" < "b"', "true"),
        ('"安" <= "安"', "true"),
        ('@"2024-01-01" > @"2023-12-31"', "true"),
        ('@"P11M" < @"P1Y"', "true"),
        ("5 between 1 and 10", "true"),
        ("10 between 1 and 9", "false"),
        ("1 between 2 and 3 or true", "true"),
    ],
)
def test_order(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("null < 1", "null < number has no answer"),
        ('1 >= "1"', "number >= string has no answer"),
        ("true < false", "boolean < boolean has no answer"),
        ("[1] < [2]", "list < list has no answer"),
        ('@"2024-01-01" < @"2024-01-01T00:00:00"', "has no answer"),
        ("2 between null and 10", "has no answer"),
        ("5 in [1..null]", "an endpoint that the range includes is null"),
        ('[1.."b"]', "a range from number to string is not defined"),
    ],
)
def test_no_answer_is_null_and_said(text, message):
    expect_null(text, message)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 in 1", "true"),
        ("1 in [2, 3, 1]", "true"),
        ("1 in [[2..4], [1..3]]", "true"),
        ("3 in (2..4)", "true"),
        ("2 in (2..4)", "false"),
        ("2 in [2..4)", "true"),
        ("4 in ]2..4[", "false"),
        ("10 in (1, < 5, >= 10)", "true"),
        ("10 in <= 9", "false"),
        ("10 in != 9", "true"),
        ("10 in (= 10)", "true"),
        ("true in [false, 2, 3]", "false"),
        ("[1, 2] in [[1, 2], [3]]", "true"),
        ("[1, 2] in [1, 2]", "true"),
        ("[1..2] in [[1..2], 3]", "true"),
        ("5 in (null..10]", "null"),
        ("11 in (null..10]", "false"),
        ("null in [1..10]", "null"),
        ("null in [1, null]", "true"),
        ("5 in (? > 3)", "true"),
        ("5 in ([1..3])", "false"),
        ("2 in ([[1, 2]])[1]", "true"),
        ("5 in r", "true"),
    ],
)
def test_membership(text, wanted):
    assert value(text, r=value("[1..9]")) is value(wanted)


ENDS = st.integers(-5, 5)


@given(ENDS, ENDS, ENDS, st.sampled_from("[("), st.sampled_from("])"))
def test_a_range_holds_what_lies_between_its_ends(x, low, high, left, right):
    above = x >= low if left == "[" else x > low
    below = x <= high if right == "]" else x < high
    for text in (f"x in {left}low..high{right}", f"x in {left}{low}..{high}{right}"):
        assert value(text, x=x, low=low, high=high) is (above and below)


@given(ENDS, st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), ENDS)
def test_an_operator_before_an_endpoint_is_the_comparison(x, operator, y):
    wanted = value(f"x {operator} y", x=x, y=y)
    assert value(f"x in ({operator} y)", x=x, y=y) is wanted
    assert value("x in r", x=x, r=value(f"({operator} {y})")) is wanted
