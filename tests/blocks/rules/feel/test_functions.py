"""Function definitions and invocations (DMN 1.5, 10.3.2.8 and 10.3.2.13.2 to 10.3.2.13.5)."""

import pytest

from tests.blocks.rules.feel.evaluating import evaluated, expect, expect_null


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(function(a, b) a - b)(5, 3)", "2"),
        ("(function(a, b) a - b)(b: 5, a: 3)", "-2"),
        ("(function(a: number) a)([5])", "5"),
        ("(function(a: list<number>) a)(5)", "[5]"),
        ('(function(a: date and time) a)(@"2024-01-01")', '@"2024-01-01T00:00:00Z"'),
        ("(function(a) function(b) a + b)(1)(2)", "3"),
        ("{x: 1, f: function() x, g: (function(x) f())(2)}.g", "1"),
        ("(for i in 1..3 return function() i)[2]()", "2"),
        ("{add: function(a, b) a + b, r: add(a: 1, b: 2)}.r", "3"),
        ("{c: {f: function(x) x * 2}, r: c.f(4)}.r", "8"),
        ("{max: function(a, b) a, r: max(5, 6)}.r", "5"),
        ("{abs: function(x) abs(x) + 1, r: abs(-2)}.r", "3"),
        ("sort([3, 1, 2], function(x, y) x < y)", "[1, 2, 3]"),
        ("(function(f) f(-3))(abs)", "3"),
        ('{date: "2024-01-01", r: date(date)}.r', '@"2024-01-01"'),
        ("{count: 5, r: count([1, 2]) + count}.r", "7"),
        ('string length(string: "abc")', "3"),
        ('substring(string: "foobar", start position: 3)', '"obar"'),
        ("(function(a: function<number> -> number) a(-2))(abs)", "2"),
    ],
)
def test_it_calls(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("(function(a) a)()", "takes 1 arguments, not 0"),
        ("(function(a) a)(b: 1)", "no parameter b"),
        ("(function(a, b) a)(1, b: 2)", "all by name or all by position"),
        ("(function(a) a)(a: 1, a: 2)", "given twice"),
        ('(function(a: number) a)("x")', "a value of number is expected, not string"),
        ("nobody(1)", "nothing is called nobody"),
        ('"abs"(-1)', "string is no function"),
        ("null()", "null is no function"),
        ("123()", "number is no function"),
        ("{f: 1}.f(2)", "number is no function"),
        ('(function(x) external {java: {class: "java.lang.Math"}})(1)', "external functions"),
    ],
)
def test_what_cannot_be_called_is_null_and_said(text, message):
    expect_null(text, message)


def test_an_error_inside_a_function_is_null_there_and_no_further():
    assert evaluated("[(function(a) a + 1)(null), 2]") == (
        [None, 2],
        ["null + number is not defined"],
    )


def test_today_and_now_are_given():
    expect("today()", '@"2026-11-20"')
    expect("now()", '@"2026-11-20T14:00:00"')
