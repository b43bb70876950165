"""Literals, names and comments (DMN 1.5, 10.3.1.2 rules 25–37 and 61–62)."""

import pytest

from tests.blocks.rules.feel.evaluating import expect, expect_null, value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"a\\nb"', "a\nb"),
        ('"\\"quoted\\" \\\\ \\t"', '"quoted" \\ \t'),
        ('"\\u6237\\u7c4d"', "户籍"),
        ('"\\U01F40E"', "🐎"),
        ('"\\uD83D\\uDE00"', "😀"),
        ('"\\d+"', "\\d+"),
        ('"a // no comment /* here */"', "a // no comment /* here */"),
        ('"𠮷䶮·"', "𠮷䶮·"),
    ],
)
def test_strings(text, wanted):
    assert value(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 // to the end\n+ 1", "2"),
        ("1 + /* 2 + */ 3", "4"),
        ("/* first */ 1 // last", "1"),
        (".5", "0.5"),
        ("1.23e4", "12300"),
        ("1.23E-4", "0.000123"),
        ('@"2024-02-29"', 'date("2024-02-29")'),
        (
            '@"2024-02-29T10:00:00@Asia/Shanghai"',
            'date and time("2024-02-29T10:00:00@Asia/Shanghai")',
        ),
        ('@"-P1DT2H"', 'duration("-P1DT2H")'),
        ("\u3000[1,\u00a02]\u2003", "[1, 2]"),
    ],
)
def test_space_comments_numbers_and_moments(text, wanted):
    expect(text, wanted)


def test_a_number_has_34_digits():
    expect("1234567890123456789012345678901234567890", "1.234567890123456789012345678901235e39")


@pytest.mark.parametrize("text", ['@"2023-02-29"', '@"foo"', '@"P1Y1D"', '@""', '@"25:00:00"'])
def test_what_is_no_moment_is_null_and_said(text):
    expect_null(text, "is no date, time, date and time, or duration")


@pytest.mark.parametrize(
    ("names", "text", "wanted"),
    [
        ({"monthly payment": 5}, "monthly payment * 2", 10),
        ({"monthly payment": 5}, "monthly \n payment", 5),
        ({"a-b": 1, "a": 10, "b": 3}, "a-b", 1),
        ({"a": 10, "b": 3}, "a-b", 7),
        ({"x+y": 1, "x": 2, "y": 3}, "x + y", 1),
        ({"a": 1, "a b": 2, "a b c": 3}, "a b c + a b + a", 6),
        ({"户籍 所在地": "广州"}, '户籍 所在地 = "广州"', True),
        ({"建筑面积（平方米）": 120}, "建筑面积（平方米） >= 100", True),
        ({"3年内处罚次数": 0}, "3年内处罚次数 = 0", True),
        ({"税率%": 3}, "税率% + 1", 4),
        ({"date and timezone": 1}, "date and timezone", 1),
        ({"driver's age": 18}, "driver's age", 18),
        ({"income/year": 9, "income": 1, "year": 3}, "income/year", 9),
        ({"is": 1, "is valid": 2}, "is valid", 2),
        ({"for sale": True}, "for sale", True),
        ({"in": {"or out": 1}}, "{a: 1}.a", 1),
        ({"🐎": 1}, "🐎 + 1", 2),
        ({"Loan 2": 7}, "Loan 2 + 1", 8),
    ],
)
def test_names_are_the_longest_that_are_in_scope(names, text, wanted):
    assert value(text, **names) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{monthly payment: 5, r: monthly payment + 1}.r", "6"),
        ("{loan: {monthly payment: 5}, r: loan.monthly payment}.r", "5"),
        ('{"a+b": 1, r: a+b}.r', "1"),
        ("for unit price in [1, 2] return unit price * 2", "[2, 4]"),
        ("(function(first one, second one) first one - second one)(5, 3)", "2"),
        ("[{net pay: 1}, {net pay: 3}][net pay > 2].net pay", "[3]"),
        ("some each one in [1] satisfies each one = 1", "true"),
    ],
)
def test_names_of_the_text_itself(text, wanted):
    expect(text, wanted)


def test_what_nobody_declared_is_null_and_said():
    expect_null("monthly payment + 1", "nothing is called monthly payment")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{}", "{}"),
        ('{"a b": 1}', "{a b: 1}"),
        ("{a: 1, b: a + 1}.b", "2"),
        ("{a: 1, b: {a: 2, c: a}}.b.c", "2"),
        ("{f: function(n) if n = 0 then 1 else n * f(n - 1), r: f(5)}.r", "120"),
        ("[1, [2, {a: 3}]]", "[1, [2, {a: 3}]]"),
    ],
)
def test_contexts_and_lists(text, wanted):
    expect(text, wanted)


def test_a_context_has_each_name_once():
    expect_null("{a: 1, a: 2}", "two entries a")
