"""is, the calendar and now (DMN 1.5, 10.3.4.6, 10.3.4.8, 10.3.4.11)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value
from zhengtong.blocks.rules import feel

CASES = [
    ('is(@"2012-12-25", @"23:00:50")', "false"),
    ('is(@"2012-12-25", @"2012-12-25")', "true"),
    ('is(@"23:00:50z", @"23:00:50")', "false"),
    ('is(@"23:00:50z", @"23:00:50+00:00")', "true"),
    ('is(@"23:00:50@Etc/UTC", @"23:00:50Z")', "false"),
    ('is(@"20:00:50+00:00", @"21:00:50+01:00")', "false"),
    ('is(@"10:00:00.5", @"10:00:00")', "false"),
    ('is(@"2024-01-01T08:00:00+08:00", @"2024-01-01T00:00:00Z")', "false"),
    ('is(@"P1D", @"PT24H")', "true"),
    ('is(@"P0Y", @"P0D")', "false"),
    ("is(1, 1.0)", "true"),
    ('is(1, "1")', "false"),
    ("is(null, null)", "true"),
    ("is(null, 1)", "false"),
    ("is([1, [2]], [1, [2]])", "true"),
    ('is([@"08:00:00+08:00"], [@"00:00:00Z"])', "false"),
    ("is({a: 1}, {a: 1})", "true"),
    ("is({a: 1}, {b: 1})", "false"),
    ("is([1..2], [1..2])", "true"),
    ("is([1..2], [1..2))", "false"),
    ("is(is, is)", "true"),
    ("day of year(date(2019, 9, 17))", "260"),
    ('day of year(@"2024-12-31")', "366"),
    ('day of year(@"2023-12-31T10:00:00Z")', "365"),
    ("day of week(date(2019, 9, 17))", '"Tuesday"'),
    ('day of week(date: @"1970-01-01T00:00:00")', '"Thursday"'),
    ('day of week(@"-999999999-01-01")', '"Monday"'),
    ("month of year(date(2019, 9, 17))", '"September"'),
    ('month of year(@"2024-12-01T23:00:00-05:00")', '"December"'),
    ("week of year(date(2019, 9, 17))", "38"),
    ("week of year(date(2003, 12, 29))", "1"),
    ("week of year(date(2004, 1, 4))", "1"),
    ("week of year(date(2005, 1, 1))", "53"),
    ("week of year(date(2005, 1, 3))", "1"),
    ("week of year(date(2005, 1, 9))", "1"),
    ('week of year(@"999999999-12-31")', "52"),
    ("now() instance of date and time", "true"),
    ("today() instance of date", "true"),
    ("date(now()) = today()", "true"),
]

NULLS = [
    ("is(1, 2, 3)", "does not take 3 arguments"),
    ("is(value: 1)", "no parameters"),
    ("day of year(null)", "not defined for (null)"),
    ('day of week("2024-01-01")', "not defined for (string)"),
    ("month of year()", "does not take 0 arguments"),
    ('week of year(@"10:00:00")', "not defined for (time)"),
    ('week of year(value: @"2024-01-01")', "no parameters"),
    ("now(1)", "does not take 1 arguments"),
    ("today(1)", "does not take 1 arguments"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


@pytest.mark.parametrize("text", ["now()", "today()"])
def test_without_a_given_moment_there_is_no_now(text):
    run = feel.Run()
    assert feel.evaluate(text, {}, run) is None
    assert "no date and time" in run.messages[0]


@given(st.dates())
def test_the_calendar_is_that_of_iso_8601(day):
    _, week, weekday = day.isocalendar()
    assert value("week of year(d)", d=day) == week
    assert value("d.weekday", d=day) == weekday
    assert value("day of year(d)", d=day) == (day - date(day.year, 1, 1)).days + 1
    assert value("day of week(d)", d=day) == day.strftime("%A")
    assert value("month of year(d)", d=day) == day.strftime("%B")
