"""How built-in functions are called (DMN 1.5, 10.3.2.13.1, 10.3.2.13.5, 10.3.2.9.4)."""

import pytest

from tests.blocks.rules.feel.evaluating import expect, expect_null
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.functions.table import BUILTINS, FAMILIES
from zhengtong.blocks.rules.feel.run import Run

CASES = [
    # a singleton list stands for its item, an item for a list of it
    ('string length(["abc"])', "3"),
    ("count(5)", "1"),
    ('time(["10:20:30"])', '@"10:20:30"'),
    # a date stands for its midnight UTC where a date and time is asked for
    ('time(@"2017-08-10")', '@"00:00:00Z"'),
    ('date(@"2017-08-10")', '@"2017-08-10"'),
    # what is not supplied by name is null
    ("is(value1: 1)", "false"),
    ("is(value2: null)", "true"),
    # functions are values
    ("(function(f, x) f(x))(abs, -3)", "3"),
    ("{f: sum, r: f(1, 2, 3)}.r", "6"),
    ('{f: substring, r: f(string: "abc", start position: 2)}.r', '"bc"'),
    ("sum = sum", "true"),
    ("max = mean", "false"),
    ("sqrt instance of function<number> -> number", "true"),
    ("sum instance of function<list<number>> -> number", "true"),
    ("sum instance of function<number, number> -> number", "true"),
    ("sqrt instance of function<number, number> -> number", "false"),
    ("sqrt instance of function<string> -> number", "false"),
]

NULLS = [
    ('string length(["a", "b"])', "string must be a string, not list"),
    ("abs()", "abs does not take 0 arguments"),
    ("abs(1, 2)", "abs does not take 2 arguments"),
    ("abs(m: 1)", "abs has no parameters (m)"),
    ("date(true)", "date is not defined for (boolean)"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_arguments_are_bound(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_a_refusal_says_what_is_wrong(text, message):
    expect_null(text, message)


# Every name of the tables of 10.3.4.
NAMES = """
date; date and time; time; number; string; duration; years and months duration; range; not;
substring; string length; upper case; lower case; substring before; substring after; replace;
contains; starts with; ends with; matches; split; string join; list contains; count; min; max; sum;
mean; all; any; sublist; append; concatenate; insert before; remove; list replace; reverse;
index of; union; distinct values; flatten; product; median; stddev; mode; decimal; floor; ceiling;
round up; round down; round half up; round half down; abs; modulo; sqrt; log; exp; odd; even; is;
before; after; meets; met by; overlaps; overlaps before; overlaps after; finishes; finished by;
includes; during; starts; started by; coincides; day of year; day of week; month of year;
week of year; sort; get value; get entries; context; context put; context merge; now; today
"""


def test_the_table_is_that_of_the_specification():
    assert set(BUILTINS) == {" ".join(name.split()) for name in NAMES.split(";")}
    assert sum(map(len, FAMILIES.values())) == len(BUILTINS)


@pytest.mark.parametrize("function", BUILTINS.values(), ids=BUILTINS.keys())
def test_null_harms_no_function(function):
    for count in range(5):
        for signature in function.variants:
            if signature.domains(count) is None:
                continue
            run = Run()
            run.call(function, [None] * count)
            assert run.depth == 0


def test_a_signature_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="no parameter"):
        Builtin("f", "", ("list -> number", len), summary="")
    with pytest.raises(KeyError):
        Builtin("f", "", ("list: table -> number", len), summary="")
