"""+ - * / ** and the sign (DMN 1.5, 10.3.2.13 tables 56–61)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value

NUMBERS = [
    ("1 + 2 * 3", "7"),
    ("(1 + 2) * 3", "9"),
    ("10 - 2 - 3", "5"),
    ("24 / 4 / 2", "3"),
    ("2 ** 3 ** 2", "64"),  # all operators associate to the left
    ("-3 ** 2", "9"),  # the sign binds more tightly than the power
    ("10 ** -2", "0.01"),
    ("0 ** 0", "1"),
    ("--5", "5"),
    ("10 + 20 / -5 - 3", "3"),
    ("0.1 + 0.2", "0.3"),
    ("1 / 3 * 3", "0.9999999999999999999999999999999999"),
    ("2 ** 0.5", "1.414213562373095048801688724209698"),
    ("1e3 + .5", "1000.5"),
]
STRINGS = [('"a" + "b"', '"ab"'), ('"" + "户籍"', '"户籍"')]
MOMENTS = [
    ('@"2024-01-31" + @"P1M"', '@"2024-02-29"'),
    ('@"P1M" + @"2023-01-31"', '@"2023-02-28"'),
    ('@"2024-03-01" - @"P1D"', '@"2024-02-29"'),
    ('@"2024-02-28" + @"PT36H"', '@"2024-02-29"'),
    ('@"2024-02-28T12:00:00" + @"PT36H"', '@"2024-03-01T00:00:00"'),
    ('@"23:30:00" + @"PT1H"', '@"00:30:00"'),
    ('@"2024-03-01" - @"2024-02-01"', '@"P29D"'),
    ('@"10:00:00" - @"11:30:00"', '@"-PT1H30M"'),
    ('@"2024-01-01T08:00:00+08:00" - @"2024-01-01T00:00:00Z"', '@"P0D"'),
    ('@"2024-01-01T00:00:00Z" - @"2024-01-01"', '@"P0D"'),
]
DURATIONS = [
    ('@"P1Y" + @"P2M"', '@"P14M"'),
    ('@"P1D" - @"PT1H"', '@"PT23H"'),
    ('@"P1Y11M" * -2.5', '@"-P57M"'),
    ('1.5 * @"P4DT1H"', '@"P6DT1H30M"'),
    ('@"P10Y11M" / 2.5', '@"P52M"'),
    ('@"P10D" / @"P4D"', "2.5"),
    ('-@"P1Y"', '@"-P1Y"'),
]


@pytest.mark.parametrize(("text", "wanted"), NUMBERS + STRINGS + MOMENTS + DURATIONS)
def test_it_computes(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 + null", "number + null is not defined"),
        ('1 + "1"', "number + string is not defined"),
        ("true * 2", "boolean * number is not defined"),
        ("1 / 0", "1 / 0 is no number"),
        ("(-8) ** (1 / 3)", "is no number"),
        ("10 ** 6145", "is no number"),
        ('@"P1D" / 0', "divided by zero"),
        ('@"P1D" + @"P1Y"', "days and time duration + years and months duration"),
        ('@"10:00:00" + @"P1M"', "not moved by years and months"),
        ('@"10:00:00Z" - @"09:00:00"', "have no difference"),
        ('@"2024-01-01T00:00:00" - @"2024-01-01"', "have no difference"),
        ('@"999999999-12-31" + @"P1D"', "outside"),
        ('@"P9999999999Y" * 1e30', "too long"),
        ("-[1]", "list has no sign"),
        ('-"1"', "string has no sign"),
    ],
)
def test_what_is_not_defined_is_null_and_said(text, message):
    expect_null(text, message)


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_whole_numbers_are_exact(a, b):
    assert value("a + b", a=a, b=b) == a + b
    assert value("a - b", a=a, b=b) == a - b
    assert value("a * b", a=a, b=b) == Decimal(a * b)


@given(st.integers(-400_000, 400_000), st.integers(-400_000, 400_000))
def test_days_added_are_days_between(start, days):
    text = """{d: @"1970-01-01" + s * @"P1D", e: d + n * @"P1D",
        r: [e - d = n * @"P1D", e - n * @"P1D" = d]}.r"""
    assert value(text, s=start, n=days) == [True, True]


@given(st.integers(-12_000, 12_000), st.integers(1, 28))
def test_months_added_are_taken_away_again_within_short_months(months, day):
    text = '{d: @"2000-01-01" + n * @"P1D", e: d + m * @"P1M" - m * @"P1M", r: d = e}.r'
    assert value(text, m=months, n=day - 1) is True
