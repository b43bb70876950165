"""instance of and conformance (DMN 1.5, 10.3.2.9), and implicit conversion (10.3.2.9.4)."""

import pytest

from tests.blocks.rules.feel.evaluating import expect, value
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel import types

SIMPLE = {
    "number": "1",
    "string": '"a"',
    "boolean": "true",
    "date": '@"2024-01-01"',
    "time": '@"10:00:00"',
    "date and time": '@"2024-01-01T10:00:00"',
    "days and time duration": '@"P1D"',
    "years and months duration": '@"P1Y"',
    "list<Any>": "[1]",
    "context<a: Any>": "{a: 1}",
    "range<Any>": "[1..2]",
    "function<Any> -> Any": "(function(x) x)",
}


@pytest.mark.parametrize("of", SIMPLE)
@pytest.mark.parametrize("kind", SIMPLE)
def test_a_value_is_an_instance_of_its_own_type_only(kind, of):
    expect(f"{SIMPLE[kind]} instance of {of}", "true" if of == kind else "false")


@pytest.mark.parametrize("of", [*SIMPLE, "Any"])
def test_null_is_an_instance_of_nothing(of):
    expect(f"null instance of {of}", "false")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[1, 2] instance of list<number>", "true"),
        ('[1, "a"] instance of list<number>', "false"),
        ("[1, null] instance of list<number>", "true"),
        ("[] instance of list<number>", "true"),
        ("[1] instance of number", "false"),
        ("{a: 1, b: 2} instance of context<a: number>", "true"),
        ("{a: null} instance of context<a: number>", "true"),
        ("{b: 1} instance of context<a: number>", "false"),
        ("{a: {b: 1}} instance of context<a: context<b: string>>", "false"),
        ("[{a: 1}] instance of list<context<a: number>>", "true"),
        ("[1..2] instance of range<number>", "true"),
        ("[1..2] instance of range<string>", "false"),
        ("(> 2) instance of range<number>", "true"),
        ('(function() "a") instance of function<> -> string', "true"),
        ('(function() "a") instance of function<> -> number', "false"),
        ("(function(a: number) a = 1) instance of function<number> -> boolean", "true"),
        ("(function(a: number) a) instance of function<string> -> Any", "false"),
        ("(function(a) a) instance of function<number> -> Any", "true"),
        ("(function(a) a) instance of function<number, number> -> Any", "false"),
        ("abs instance of function<number> -> number", "true"),
        ("1 instance of number and true", "true"),
    ],
)
def test_made_types(text, wanted):
    expect(text, wanted)


def test_types_of_the_model():
    scope = feel.Scope(
        types={"tLoan": types.ContextType({"rate": types.NUMBER}), "t.x": types.DATE}
    )
    for text, wanted in [
        ("{rate: 1} instance of tLoan", True),
        ("{rate: true} instance of tLoan", False),
        ('@"2024-01-01" instance of t.x', True),
        ("[{rate: 1}] instance of list<tLoan>", True),
    ]:
        assert feel.compile_expression(text, scope).evaluate({}) is wanted


def test_a_type_nobody_knows_is_no_feel():
    with pytest.raises(feel.SyntaxProblem, match="a type is expected, found 'tLoan'"):
        value("1 instance of tLoan")


@pytest.mark.parametrize(
    ("given", "of", "wanted"),
    [
        ("1", types.NUMBER, "1"),
        ("null", types.NUMBER, "null"),
        ("[1]", types.NUMBER, "1"),
        ("[null]", types.NUMBER, "null"),
        ("1", types.ListType(types.NUMBER), "[1]"),
        ("[1]", types.ListType(types.NUMBER), "[1]"),
        ('@"2024-01-01"', types.DATE_TIME, '@"2024-01-01T00:00:00Z"'),
        ("{a: 1, b: 2}", types.ContextType({"a": types.NUMBER}), "{a: 1, b: 2}"),
        ("[1]", types.ANY, "[1]"),
    ],
)
def test_conversion(given, of, wanted):
    assert feel.coerce(value(given), of) == value(wanted)


@pytest.mark.parametrize(
    ("given", "of"),
    [
        ('"1"', types.NUMBER),
        ("[1, 2]", types.NUMBER),
        ('["a"]', types.NUMBER),
        ('"a"', types.ListType(types.NUMBER)),
        ('[1, "a"]', types.ListType(types.NUMBER)),
        ("{b: 1}", types.ContextType({"a": types.NUMBER})),
    ],
)
def test_what_conforms_in_no_way_is_said(given, of):
    with pytest.raises(feel.FeelError, match=r"a value of .* is expected"):
        feel.coerce(value(given), of)


def test_conformance():
    number, string = types.NUMBER, types.STRING
    loan = types.ContextType({"a": number, "b": string})
    assert number.conforms_to(types.ANY)
    assert types.NULL.conforms_to(number)
    assert not types.ANY.conforms_to(number)
    assert types.ListType(number).conforms_to(types.LIST)
    assert not types.LIST.conforms_to(types.ListType(number))
    assert loan.conforms_to(types.ContextType({"a": number}))
    assert not types.ContextType({"a": number}).conforms_to(loan)
    assert types.RangeType(number).conforms_to(types.RangeType(types.ANY))
    wide = types.FunctionType((types.ANY,), number)
    assert wide.conforms_to(types.FunctionType((string,), types.ANY))
    assert not types.FunctionType((string,), number).conforms_to(wide)
