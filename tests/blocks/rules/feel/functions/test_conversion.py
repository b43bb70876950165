"""Conversion functions (DMN 1.5, 10.3.4.1). The forms of times are in test_temporal_reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value

CASES = [
    ('date("2012-12-25") - date("2012-12-24")', '@"P1D"'),
    ('date(date and time("2012-12-25T11:00:00Z"))', '@"2012-12-25"'),
    ("date(2012, 12, 25)", '@"2012-12-25"'),
    ("date(year: 2024, month: 2, day: 29)", '@"2024-02-29"'),
    ("date(-999999999, 1, 1)", '@"-999999999-01-01"'),
    ("date(2012.9, 12.9, 25.9)", '@"2012-12-25"'),
    ('date and time("2012-12-24T23:59:00") + @"PT1M"', '@"2012-12-25T00:00:00"'),
    ('date and time(@"2012-12-24", @"23:59:00")', '@"2012-12-24T23:59:00"'),
    ('date and time(@"2012-12-24T10:00:00+02:00", @"23:59:00")', '@"2012-12-24T23:59:00"'),
    ('date and time(time: @"23:59:00Z", date: @"2012-12-24")', '@"2012-12-24T23:59:00Z"'),
    ('time("23:59:00z") + @"PT2M"', '@"00:01:00@Etc/UTC"'),
    ('time(@"2012-12-25T11:00:00Z")', '@"11:00:00Z"'),
    ('time(@"11:00:00Z")', '@"11:00:00Z"'),
    ('time(23, 59, 0, @"PT0H")', '@"23:59:00Z"'),
    ("time(23, 59, 0)", '@"23:59:00"'),
    ("time(23, 59, 0, null)", '@"23:59:00"'),
    ('string(time(12, 59, 1.3, @"-PT1H"))', '"12:59:01.3-01:00"'),
    ("string(time(0, 0, 59.9999999999))", '"00:00:59.999999999"'),
    ('string(time(11, 59, 45, @"PT2H45M55S"))', '"11:59:45+02:45:55"'),
    ('number("1 000,0", " ", ",")', "1000"),
    ('number("1,000.0", ",", ".")', "1000"),
    ('number("1.000.000,01", ".", ",")', "1000000.01"),
    ('number("12", null, null)', "12"),
    ('number("1.5", null, null)', "1.5"),
    ('number("-.5", null, ".")', "-0.5"),
    ('number("1e3", null, null)', "1000"),
    ('number(from: "12")', "12"),
    ('number(decimal separator: ",", from: "1,5", grouping separator: null)', "1.5"),
    ("string(1.1)", '"1.1"'),
    ("string(null)", "null"),
    ("string(1e20)", '"100000000000000000000"'),
    ("string(1e-10)", '"0.0000000001"'),
    ("string(-0)", '"0"'),
    ('string("a")', '"a"'),
    ("string(true)", '"true"'),
    ('string(@"2024-02-29")', '"2024-02-29"'),
    ('string(@"10:20:30@Asia/Shanghai")', '"10:20:30@Asia/Shanghai"'),
    ('string(@"P1DT25H")', '"P2DT1H"'),
    ('string(@"P13M")', '"P1Y1M"'),
    ('string([1, 2, "foo"])', '"[1, 2, \\"foo\\"]"'),
    ('string({a: "b\\"c", "d-e": [null]})', '"{a: \\"b\\\\\\"c\\", \\"d-e\\": [null]}"'),
    ('string([@"2024-01-01"])', '"[@\\"2024-01-01\\"]"'),
    ("string([1..3))", '"[1..3)"'),
    ("string(from: 5)", '"5"'),
    ('duration("P2Y2M")', '@"P26M"'),
    ('@"2012-12-24T23:59:00" - @"2012-12-22T03:45:00"', 'duration("P2DT20H14M")'),
    ('years and months duration(@"2011-12-22", @"2013-08-24")', '@"P1Y8M"'),
    ('years and months duration(@"2013-08-24", @"2011-12-22")', '@"-P1Y8M"'),
    ('years and months duration(@"2024-01-31", @"2024-02-29")', '@"P0M"'),
    ('years and months duration(@"2024-02-29", @"2024-01-31")', '@"P0M"'),
    ('years and months duration(@"2024-02-29", @"2024-01-29")', '@"-P1M"'),
    ('years and months duration(from: @"2015-12-24", to: @"2016-12-24")', '@"P1Y"'),
    (
        'years and months duration(@"2015-12-24T00:00:01-01:00", @"2016-12-24T23:59:00-08:00")',
        '@"P1Y"',
    ),
    ('years and months duration(@"2015-12-24", @"2016-12-24T23:59:00")', '@"P1Y"'),
    ('range("[18..21)")', "[18..21)"),
    ('range("]18..21]")', "(18..21]"),
    ('range("[18..21[")', "[18..21)"),
    ('range(" [ 1 .. 3 ] ")', "[1..3]"),
    ('range("[2..)")', "(>=2)"),
    ('range("(2..)")', "(>2)"),
    ('range("(..2)")', "(<2)"),
    ('range("(..2]")', "(<=2)"),
    ('range("[-1.5..1e2]")', "[-1.5..100]"),
    ('range("[\\"a\\"..\\"c\\"]")', '["a".."c"]'),
    ('range("[@\\"P1D\\"..duration(\\"P2D\\")]")', '[@"P1D"..@"P2D"]'),
    ('range("[date(\\"1970-01-01\\")..@\\"1970-01-02\\"]")', '[@"1970-01-01"..@"1970-01-02"]'),
    ('range(from: "[1..1]")', "[1..1]"),
]

NULLS = [
    ("date(null)", "not defined for (null)"),
    ("date(2017)", "not defined for (number)"),
    ('date("2017-02-30")', "no day 30"),
    ("date(2017, 13, 1)", "no month 13"),
    ("date(1e9, 1, 1)", "outside"),
    ("date(2017, null, 1)", "month must be a number"),
    ('date and time("10:00:00")', "is not a date and time"),
    ('date and time(@"2017-01-01", null)', "not defined for (date, null)"),
    ("date and time(2017)", "from must be a string"),
    ("time(24, 0, 0)", "no hour 24"),
    ("time(0, 60, 0)", "no minute 60"),
    ("time(0, 0, 60)", "no second 60"),
    ("time(-1, 0, 0)", "no hour -1"),
    ("time(0, 0, -0.5)", "no second"),
    ("time(0, 0, null)", "second must be a number"),
    ('time(0, 0, 0, @"PT15H")', "between -14:00 and +14:00"),
    ('time(0, 0, 0, @"PT0.5S")', "whole seconds"),
    ('time(0, 0, 0, @"P1Y")', "offset must be a days and time duration"),
    ('number("1.000.000,01", ".")', "does not take 2 arguments"),
    ('number("1,000,000.01", ":", ".")', "grouping separator is"),
    ('number("1,000,000.01", ",", ":")', "decimal separator is"),
    ('number("1,000,000.00", ",", ",")', "must differ"),
    ('number("1.5", null, ",")', "is not a number"),
    ('number("1,5", null, null)', "is not a number"),
    ('number("+1", null, null)', "is not a number"),
    ('number("１", null, null)', "is not a number"),
    ('number("", null, null)', "is not a number"),
    ('number("1e7000", null, null)', "out of range"),
    ('number(123, ".", ",")', "from must be a string"),
    ('number(from: "1", decimal sep: ".")', "no parameters"),
    ('duration("P1Y2D")', "is not a duration"),
    ('duration("P")', "is not a duration"),
    ("duration(null)", "from must be a string"),
    ('years and months duration(@"2011-12-22", null)', "not defined for (date, null)"),
    ('years and months duration("2011-12-22", "2012-12-22")', "not defined"),
    ('range("")', "is no range"),
    ('range("[..]")', "included that is not there"),
    ('range("(..)")', "included that is not there"),
    ('range("[..2]")', "included that is not there"),
    ('range("[1..]")', "included that is not there"),
    ('range(">=10")', "is no range"),
    ('range("[3..1]")', "not in order"),
    ('range("[1..\\"b\\"]")', "number <= string"),
    ('range("[null..null]")', "is no range"),
    ('range("[1+1..3]")', "is no range"),
    ('range("[date(x)..@\\"1970-01-02\\"]")', "is no range"),
    ('range("[@\\"1970-01-01\\"..@\\"1970-01-02T00:00:00\\"]")', "date <= date and time"),
    ("range([1..3])", "from must be a string"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    if text == "string(null)":
        expect_null(text, "from must be a not null")
    else:
        expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=8, min_value=-1e20, max_value=1e20)
)
def test_a_number_reads_back_from_its_string(n):
    assert value("number(string(n), null, null)", n=n) == n


@given(st.integers(-100, 100), st.integers(0, 100), st.booleans(), st.booleans())
def test_a_range_reads_back_from_its_string(start, length, first, last):
    text = f"{'[' if first else '('}{start}..{start + length}{']' if last else ')'}"
    assert value("range(string(range(t)))", t=text) == value(text)
