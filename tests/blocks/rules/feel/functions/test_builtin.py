"""How built-in functions are called (DMN 1.5, 10.3.2.13.1, 10.3.2.13.5, 10.3.2.9.4)."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null
from zhengtong.blocks.rules.feel.errors import LimitExceeded
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.functions.table import BUILTINS, FAMILIES
from zhengtong.blocks.rules.feel.run import Limits, Run
from zhengtong.blocks.rules.feel.temporal import reading
from zhengtong.blocks.rules.feel.values import Range, kind

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


ODD_NUMBERS = ("0", "-1", "1e6144", "-1e-6143", "0.5", "9" * 34, "6176", "-6111", "1e15")
ODD_TEXTS = (
    "",
    "(",
    "𠮷",
    "\ud83d",
    "P1D",
    "24:00:00",
    "[1..2]",
    "-",
    "@",
    "\\",
    "$1",
    "a+",
    "\x00",
)
TIMES = (
    reading.read_date("-999999999-01-01"),
    reading.read_date("999999999-12-31"),
    reading.read_time("10:00:00@Europe/Paris"),
    reading.read_date_time("999999999-12-31T23:59:59.999999999@Europe/Paris"),
    reading.read_date_time("2024-01-01T00:00:00"),
    reading.read_duration("-P99999999999999D"),
    reading.read_duration("P99999999999999999999M"),
)
simple = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([Decimal(text) for text in ODD_NUMBERS]),
    st.sampled_from(ODD_TEXTS),
    st.text(max_size=6),
    st.sampled_from(TIMES),
)
anything = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["key", "value", "a"]), inner, max_size=3),
        st.builds(Range, inner, inner, st.booleans(), st.booleans()),
        st.sampled_from(list(BUILTINS.values())),
    ),
    max_leaves=5,
)


@pytest.mark.parametrize("function", BUILTINS.values(), ids=BUILTINS.keys())
def test_whatever_it_is_given_it_gives_a_value(function):
    """A FEEL value or a limit, never an error of Python."""

    @settings(max_examples=25, deadline=None, database=None)
    @given(st.lists(anything, max_size=4))
    def holds(arguments):
        run = Run(now=TIMES[4], limits=Limits(steps=20_000, regex_seconds=0.05))
        with suppress(LimitExceeded):
            assert kind(run.call(function, arguments))

    holds()


def test_a_signature_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="no parameter"):
        Builtin("f", "", ("list -> number", len), summary="")
    with pytest.raises(KeyError):
        Builtin("f", "", ("list: table -> number", len), summary="")
