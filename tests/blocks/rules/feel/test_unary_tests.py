"""Unary tests (DMN 1.5, 7.3.3 and 10.3.2.8) and the shapes of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import value
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel.values import Range, normalise


def cell(text, **names):
    scope = feel.Scope()
    for name in names:
        scope.declare(name)
    tests = feel.compile_unary_tests(text, scope)

    def check(given):
        run = feel.Run()
        frame = feel.new_frame(scope, run)
        for name, of in names.items():
            frame[scope.find(name).slot] = normalise(of)
        frame[tests.slot] = given
        return tests.check(frame)

    return tests, check


@pytest.mark.parametrize(
    ("text", "accepted", "refused"),
    [
        ("-", ["1", "null", '"a"'], []),
        ("", ["1", "null"], []),
        ('"A"', ['"A"'], ['"B"', "null"]),
        ('"A", "B", "C", "D"', ['"A"', '"D"'], ['"E"', "null"]),
        ("1, 2", ["1", "2.0"], ["3"]),
        ("true", ["true"], ["false", "null"]),
        ("null", ["null"], ["1"]),
        ("< 5", ["4"], ["5", "6"]),
        ("[1..5]", ["1", "5"], ["0", "5.1"]),
        ("]1..5[", ["2"], ["1", "5"]),
        ("(1..5]", ["5"], ["1"]),
        ("< 5, > 10", ["4", "11"], ["5", "10"]),
        ('not("A", "B")', ['"C"', "null"], ['"A"', '"B"']),
        ("not(< 5)", ["5"], ["4"]),
        ("not([1..3], 7)", ["4"], ["2", "7"]),
        ('date("2024-01-01")', ['@"2024-01-01"'], ['@"2024-01-02"']),
        ('>= @"2024-01-01"', ['@"2024-01-01"'], ['@"2023-12-31"']),
        ("limit", ["5"], ["4"]),
        ("limit > 4", ["1", "true", "null"], ["false"]),
        ("limit > 5", ["false"], ["1", "true"]),
        ("> limit + 1", ["7"], ["6"]),
        ("[limit..9]", ["5", "9"], ["4"]),
        ("several", ["1", "2"], ["3"]),
        ("[1, 2]", ["1", "[1, 2]"], ["3", "[2, 1]"]),
        ("? > 3", ["4"], ["3"]),
        ("? > 3 and ? < 6, 9", ["5", "9"], ["6"]),
        ("even(?)", ["4"], ["5"]),
        ("string length(?) = 2", ['"ab"'], ['"a"']),
        ('not(contains(?, "x"))', ['"a"'], ['"ax"']),
        ("some x in several satisfies x = ?", ["2"], ["3"]),
        ("? in [1..3]", ["2"], ["4"]),
        ("every x in ? satisfies x > 1", ["[2, 3]"], ["[1, 2]"]),
    ],
)
def test_what_a_cell_accepts(text, accepted, refused):
    _, check = cell(text, limit=5, several=[1, 2])
    assert [check(value(one)) for one in accepted] == [True] * len(accepted)
    assert [check(value(one)) for one in refused] == [False] * len(refused)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [("< 5", "null"), ("< 5", '"a"'), ("[1..5]", "null"), ('"A"', "1"), ("not(< 5)", "null")],
)
def test_what_cannot_be_compared_is_neither(text, unknown):
    assert cell(text)[1](value(unknown)) is None


def test_an_unknown_input_is_no_fault_to_report():
    tests, _ = cell("< 5")
    run = feel.Run()
    assert tests.check([run, None]) is None
    assert run.messages == []


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("-", feel.Shape(anything=True)),
        ('"A","B"', feel.Shape(points=("A", "B"))),
        ("1 + 1", feel.Shape(points=(value("2"),))),
        ("null, true", feel.Shape(points=(None, True))),
        ('date("2024-01-01")', feel.Shape(points=(value('@"2024-01-01"'),))),
        ("[1..5), > 7", feel.Shape(ranges=(value("[1..5)"), value("(> 7)")))),
        ("not(1, [3..4])", feel.Shape((value("1"),), (value("[3..4]"),), negated=True)),
    ],
)
def test_simple_cells_have_a_shape(text, shape):
    assert cell(text)[0].shape == shape


@pytest.mark.parametrize(
    "text", ["limit", "? > 3", "[limit..9]", "[1, 2]", "!= 3", "{a: 1}", "(null..3)", '@"x"']
)
def test_other_cells_have_none(text):
    assert cell(text, limit=5)[0].shape is None


def test_the_cells_of_a_column_share_the_slot():
    scope = feel.Scope()
    slot = scope.declare("?").slot
    assert {feel.compile_unary_tests(text, scope).slot for text in ("1", "> 2", "-")} == {slot}


VALUES = st.sampled_from(["1", "2", "3", '"a"', "null", "true", "[1]", '@"2024-01-01"'])
CELLS = st.lists(
    st.sampled_from(["1", "2", '"a"', "true", "null", "[1..2]", "> 2", "(1..3)", '@"2024-01-01"']),
    min_size=1,
    max_size=4,
)


@given(CELLS, VALUES, st.booleans())
def test_the_short_way_and_the_long_way_agree(cells, given, negated):
    def text(parts):
        return f"not({', '.join(parts)})" if negated else ", ".join(parts)

    quick = cell(text(cells))[1](value(given))
    # A test that mentions its input is never simple, and is true or false as its parts are.
    slow = cell(text([f"? in ({one})" for one in cells]))[1](value(given))
    assert quick is slow


def test_a_shape_knows_its_ranges():
    (found,) = cell("[1..5)")[0].shape.ranges
    assert found == Range(value("1"), value("5"), True, False)
