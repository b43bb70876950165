"""Hostile texts: none hangs, none breaks Python, none is answered with anything but a limit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import value
from zhengtong.blocks.rules import feel

FEW = feel.Limits(steps=20_000, depth=50, list_length=5_000, string_length=5_000, seconds=5)


def run(text, limits=FEW):
    return feel.evaluate(text, {}, feel.Run(limits=limits))


DOUBLED = "for i in 1..60 return if i = 1 then 1 else [partial[-1], partial[-1]]"


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("for i in 1..1000000000000 return i", "list_length"),
        ("for a in 1..1000, b in 1..1000, c in 1..1000 return 1", "list_length"),
        ("some i in 1..1000000000000 satisfies i < 0", "steps"),
        ("every i in [1..1000000000000] satisfies i > 0", "steps"),
        ("for i in 1..4000 return partial", "steps"),
        ("{f: function(n) f(n + 1), r: f(1)}.r", "depth"),
        ("{f: function(n) [f(n + 1), f(n + 1)], r: f(1)}.r", "depth"),
        ('for i in 1..60 return if i = 1 then "a" else partial[-1] + partial[-1]', "string_length"),
        ("for i in 1..4000 return substring(string(for j in 1..900 return 1), 2)", "steps"),
        (f"{{a: {DOUBLED}, b: {DOUBLED}, r: a = b}}.r", "steps"),
        ("(for i in 1..4000 return i)[count((for j in 1..4000 return j)[item > 5]) > 3]", "steps"),
    ],
)
def test_work_without_end_meets_a_limit(text, limit):
    with pytest.raises(feel.LimitExceeded) as met:
        run(text)
    assert met.value.limit == limit


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("(" * 10_000 + "1" + ")" * 10_000, "nested deeper"),
        ("[" * 10_000, "nested deeper"),
        ("-" * 10_000 + "1", "nested deeper"),
        ("+".join(["1"] * 10_000), "operators in a row"),
        ("a" + ".b" * 10_000, "steps in a path"),
        ("[1]" * 10_000, "steps in a path"),
        ("if true then " * 10_000 + "1", "nested deeper"),
        ("if a then 1 else " * 10_000 + "1", "branches"),
        ("function(x) " * 10_000 + "1", "nested deeper"),
        ("1 instance of " + "list<" * 10_000 + "number" + ">" * 10_000, "nested deeper"),
        ("1 in (" * 300 + "1" + ")" * 300, "ambiguous"),
        ("[1..a[ " * 300, "expected"),
        ("for a in [1] return " * 300 + "1", "nested deeper"),
        ("{" * 10_000, "name"),
        ("x" * 300_000, "longer than"),
        ("/*" * 50_000, "not closed"),
        ("9" * 100_000, "too large"),
        ("1e" + "9" * 1_000, "too large"),
    ],
)
def test_texts_of_unreasonable_shape_are_refused(text, message):
    with pytest.raises(feel.SyntaxProblem, match=message):
        run(text)


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9**9**9**9**9",
        "(9**9)**(9**9)",
        "1.0000001**99999999999999999999999",
        "1e6000 * 1e6000",
        "-(1e6000) * 1e6000",
        '@"P999999999Y" * 1e30',
        '@"P1D" * 1e6000',
        '@"2024-01-01" + @"P999999999999D"',
        "[1, 2, 3][1e6000]",
        "for i in 1e40..2e40 return i",
    ],
)
def test_numbers_beyond_all_bounds_are_null(text):
    assert run(text) is None


def test_long_but_reasonable_texts_are_welcome():
    assert run(" or ".join(["false"] * 5_000)) is False
    assert run("[" + ", ".join(["1"] * 4_000) + "][-1]") == 1
    assert run("+".join(["1"] * 150)) == 150
    assert run("(" * 90 + "1" + ")" * 90) == 1
    assert run("{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(40)}.r") == 40
    assert len(run('"' + "文" * 4_000 + '"')) == 4_000


def test_seconds_are_the_last_defence():
    with pytest.raises(feel.LimitExceeded) as met:
        run("some i in 1..1000000000 satisfies false", feel.Limits(steps=10**9, seconds=0.05))
    assert met.value.limit == "seconds"


def test_messages_are_few_and_short():
    found = feel.Run(limits=feel.Limits())
    feel.evaluate(f"for i in 1..1000 return {'x' * 1_000}", {}, found)
    assert len(found.messages) == 200
    assert all(len(message) <= 400 for message in found.messages)


def test_a_rule_reaches_no_python():
    for text in [
        '"".__class__',
        "(1).real",
        "abs.body",
        "{a: 1}.keys",
        "[1].append",
        '@"2024-01-01".days',
        "__import__(1)",
        "abs.__globals__",
    ]:
        assert value(text) in (None, [None])


WORDS = [
    *("1", "2.5", '"a"', "x", "y", "null", "true", "?", "@", "#", '"', "\\", "\n", '@"P1D"'),
    *("(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "(", "[", "//", "/*", "*/"),
    *("+", "-", "*", "/", "**", "<", "<=", ">", ">=", "=", "!=", "and", "or", "not", "between"),
    *("if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "item", "partial"),
    *(
        "instance",
        "of",
        "function",
        "external",
        "number",
        "list",
        "list<",
        "date",
        "户籍",
        "所在地",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_soup_of_words_is_a_value_or_a_problem_said(words):
    text = " ".join(words)
    for attempt in (_expression, _cell):
        position = attempt(text)
        assert position is None or 0 <= position <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_value_or_a_problem_said(text):
    position = _expression(text)
    assert position is None or 0 <= position <= len(text)


def _expression(text):
    """Where the text is no FEEL; None when it has a value or meets a limit."""
    try:
        run(text)
    except feel.SyntaxProblem as problem:
        return problem.position
    except feel.LimitExceeded:
        return None
    return None


def _cell(text):
    """The same for the text as a cell."""
    scope = feel.Scope()
    try:
        tests = feel.compile_unary_tests(text, scope)
        tests.check(feel.new_frame(scope, feel.Run(limits=FEW)))
    except feel.SyntaxProblem as problem:
        return problem.position
    except feel.LimitExceeded:
        return None
    return None
