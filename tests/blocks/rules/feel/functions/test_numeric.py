"""Numeric functions (DMN 1.5, 10.3.4.5)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value

CASES = [
    ("decimal(1/3, 2)", "0.33"),
    ("decimal(1.5, 0)", "2"),
    ("decimal(2.5, 0)", "2"),
    ("decimal(1234, -2)", "1200"),
    ("decimal(1/3, 2.5)", "0.33"),
    ("decimal(n: 0.515, scale: 2)", "0.52"),
    ("decimal(0, -6111)", "0"),
    ("floor(1.5)", "1"),
    ("floor(-1.5)", "-2"),
    ("floor(-1.56, 1)", "-1.6"),
    ("floor(n: 1.5)", "1"),
    ("ceiling(1.5)", "2"),
    ("ceiling(-1.5)", "-1"),
    ("ceiling(-1.56, 1)", "-1.5"),
    ("round up(5.5, 0)", "6"),
    ("round up(-5.5, 0)", "-6"),
    ("round up(1.121, 2)", "1.13"),
    ("round up(-1.126, 2)", "-1.13"),
    ("round up(5.5, 6176)", "5.5"),
    ("round down(5.5, 0)", "5"),
    ("round down(-5.5, 0)", "-5"),
    ("round down(-1.126, 2)", "-1.12"),
    ("round half up(5.5, 0)", "6"),
    ("round half up(-5.5, 0)", "-6"),
    ("round half up(1.121, 2)", "1.12"),
    ("round half up(-1.126, 2)", "-1.13"),
    ("round half down(5.5, 0)", "5"),
    ("round half down(-5.5, 0)", "-5"),
    ("round half down(-1.126, 2)", "-1.13"),
    ("round half down(scale: 1, n: 2.25)", "2.2"),
    ("abs(10)", "10"),
    ("abs(-10)", "10"),
    ('abs(@"-PT5H")', '@"PT5H"'),
    ('abs(n: @"-P1Y")', '@"P1Y"'),
    ("abs([-1])", "1"),
    ("modulo(12, 5)", "2"),
    ("modulo(-12, 5)", "3"),
    ("modulo(12, -5)", "-3"),
    ("modulo(-12, -5)", "-2"),
    ("modulo(10.1, 4.5)", "1.1"),
    ("modulo(-10.1, 4.5)", "3.4"),
    ("modulo(10.1, -4.5)", "-3.4"),
    ("modulo(-10.1, -4.5)", "-1.1"),
    ("modulo(10, 5)", "0"),
    ("modulo(divisor: 7, dividend: 1e30)", "1"),
    ("sqrt(16)", "4"),
    ("sqrt(number: 2)", "1.414213562373095048801688724209698"),
    ("sqrt(0)", "0"),
    ("log(10)", "2.302585092994045684017991454684364"),
    ("log(1)", "0"),
    ("exp(5)", "148.4131591025766034211155800405523"),
    ("exp(0)", "1"),
    ("odd(5)", "true"),
    ("odd(-2)", "false"),
    ("odd(5.0)", "true"),
    ("even(2)", "true"),
    ("even(0)", "true"),
    ("even(number: -1)", "false"),
    ("even(1e100)", "true"),
]

NULLS = [
    ("decimal(1, null)", "scale must be a number"),
    ("decimal(null, 1)", "n must be a number"),
    ("decimal(1)", "does not take 1 arguments"),
    ("decimal(1, 6177)", "between -6111 and 6176"),
    ("decimal(1, -6112)", "between -6111 and 6176"),
    ("decimal(1, 1e40)", "out of range"),
    ("floor(1.5, null)", "scale must be a number"),
    ("floor(n: null, scale: 1)", "n must be a number, not null"),
    ("floor(1, 2, 3)", "does not take 3 arguments"),
    ('ceiling("1.5")', "n must be a number"),
    ("ceiling(n: 1.5, scal: 1)", "no parameters (n, scal)"),
    ("round up(scale: 0)", "n must be a number, not null"),
    ('round half up(1, "2")', "scale must be a number"),
    ('abs("-1")', "not defined for (string)"),
    ("abs(true)", "not defined for (boolean)"),
    ("abs(number: 1)", "no parameters (number)"),
    ("modulo(1, 0)", "division by zero"),
    ("modulo(1, null)", "divisor must be a number"),
    ("sqrt(-3)", "negative"),
    ("log(0)", "positive"),
    ("log(-1)", "positive"),
    ("exp(1e10)", "out of range"),
    ("odd(5.5)", "only an integer"),
    ("even(true)", "number must be a number"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


numbers = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=6
)


@given(a=numbers, b=numbers.filter(bool))
def test_modulo_is_what_floor_division_leaves(a, b):
    rest = value("modulo(a, b)", a=a, b=b)
    assert rest == 0 or (rest < 0) == (b < 0)
    assert abs(rest) < abs(b)
    times = (a - rest) / b
    assert abs(times - round(times)) < Decimal("1e-9")


@given(n=numbers, scale=st.integers(min_value=-6, max_value=6))
def test_rounding_keeps_between_floor_and_ceiling(n, scale):
    floor, up = value("floor(n, s)", n=n, s=scale), value("ceiling(n, s)", n=n, s=scale)
    step = Decimal(1).scaleb(-scale)
    assert floor <= n <= up
    assert up - floor in (0, step)
    for name in ("decimal", "round up", "round down", "round half up", "round half down"):
        assert value(f"{name}(n, s)", n=n, s=scale) in (floor, up)
