"""Numeric functions (DMN 1.5, 10.3.4.5)."""

from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.functions.integers import integer
from zhengtong.blocks.rules.feel.values import (
    ARITHMETIC,
    DaysTimeDuration,
    YearsMonthsDuration,
)

SECTION = "10.3.4.5"
SMALLEST_SCALE, LARGEST_SCALE = -6111, 6176
EXACT = Context(prec=13_000, traps=[])
"""Wide enough for every digit between the largest and the smallest number."""


def rounded(n: Decimal, scale: Decimal, rounding: str) -> Decimal:
    """n with so many digits after the point; a scale finer than 34 digits allow changes nothing."""
    places = integer(scale, "scale")
    if not SMALLEST_SCALE <= places <= LARGEST_SCALE:
        raise FeelError(f"a scale lies between {SMALLEST_SCALE} and {LARGEST_SCALE}")
    if not n or n.adjusted() + places > 33:
        return n
    return _number(n.quantize(Decimal(1).scaleb(-places, EXACT), rounding, EXACT))


def _with_scale(rounding: str) -> Callable[[Decimal, Decimal], Decimal]:
    return lambda n, scale: rounded(n, scale, rounding)


def _to_integer(rounding: str) -> Callable[[Decimal], Decimal]:
    return lambda n: rounded(n, Decimal(0), rounding)


def absolute(n: Decimal) -> Decimal:
    return abs(n)


def absolute_days(n: DaysTimeDuration) -> DaysTimeDuration:
    return DaysTimeDuration(abs(n.nanos))


def absolute_months(n: YearsMonthsDuration) -> YearsMonthsDuration:
    return YearsMonthsDuration(abs(n.value))


def modulo(dividend: Decimal, divisor: Decimal) -> Decimal:
    """dividend - divisor * floor(dividend / divisor): the sign is that of the divisor."""
    if not divisor:
        raise FeelError("modulo: division by zero")
    rest = EXACT.remainder(dividend, divisor)
    if rest and (rest < 0) != (divisor < 0):
        rest = EXACT.add(rest, divisor)
    return _number(rest)


def square_root(number: Decimal) -> Decimal:
    if number < 0:
        raise FeelError("sqrt: a negative number has no square root")
    return _number(ARITHMETIC.sqrt(number))


def logarithm(number: Decimal) -> Decimal:
    if number <= 0:
        raise FeelError("log: only a positive number has a logarithm")
    return _number(ARITHMETIC.ln(number))


def exponential(number: Decimal) -> Decimal:
    return _number(ARITHMETIC.exp(number))


def odd(number: Decimal) -> bool:
    return _parity(number) == 1


def even(number: Decimal) -> bool:
    return _parity(number) == 0


def _parity(number: Decimal) -> Decimal:
    rest = EXACT.remainder(abs(number), Decimal(2))
    if rest != rest.to_integral_value():
        raise FeelError("only an integer is odd or even")
    return rest


def _number(result: Decimal) -> Decimal:
    """In 34 digits; raises FeelError where it is out of range. Zero has no exponent."""
    fitted = ARITHMETIC.plus(result)
    if not fitted.is_finite():
        raise FeelError("the number is out of range")
    return fitted if fitted or fitted.adjusted() <= 0 else Decimal(0)


def _rounding(name: str, rounding: str, summary: str, *, alone: bool = False) -> Builtin:
    scaled = ("n: number, scale: number -> number", _with_scale(rounding))
    single = ("n: number -> number", _to_integer(rounding))
    variants = (single, scaled) if alone else (scaled,)
    return Builtin(name, SECTION, *variants, summary=summary)


FUNCTIONS = (
    _rounding("decimal", ROUND_HALF_EVEN, "n with a given scale; a half goes to the even digit."),
    _rounding("floor", ROUND_FLOOR, "n rounded towards negative infinity.", alone=True),
    _rounding("ceiling", ROUND_CEILING, "n rounded towards positive infinity.", alone=True),
    _rounding("round up", ROUND_UP, "n rounded away from zero."),
    _rounding("round down", ROUND_DOWN, "n rounded towards zero."),
    _rounding("round half up", ROUND_HALF_UP, "n rounded; a half goes away from zero."),
    _rounding("round half down", ROUND_HALF_DOWN, "n rounded; a half goes towards zero."),
    Builtin(
        "abs",
        SECTION,
        ("n: number -> number", absolute),
        ("n: days and time duration -> days and time duration", absolute_days),
        ("n: years and months duration -> years and months duration", absolute_months),
        summary="The absolute value of a number or duration.",
    ),
    Builtin(
        "modulo",
        SECTION,
        ("dividend: number, divisor: number -> number", modulo),
        summary="The remainder of a division; it has the sign of the divisor.",
    ),
    Builtin(
        "sqrt",
        SECTION,
        ("number: number -> number", square_root),
        summary="The square root; null for a negative number.",
    ),
    Builtin(
        "log",
        SECTION,
        ("number: number -> number", logarithm),
        summary="The natural logarithm; null for zero and negative numbers.",
    ),
    Builtin(
        "exp",
        SECTION,
        ("number: number -> number", exponential),
        summary="Euler's number to the power of the number.",
    ),
    Builtin(
        "odd",
        SECTION,
        ("number: number -> boolean", odd),
        summary="Is the integer odd?",
    ),
    Builtin(
        "even",
        SECTION,
        ("number: number -> boolean", even),
        summary="Is the integer even?",
    ),
)
