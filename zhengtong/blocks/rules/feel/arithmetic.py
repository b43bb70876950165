"""The meaning of + - * / ** and of the sign (DMN 1.5, 10.3.2.13 tables 56–60).

Numbers are decimals of 34 digits (10.3.2.3.1). Every function raises FeelError where the
operator is not defined for its operands; null is an operand of nothing.
"""

from __future__ import annotations

from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from typing import Any

from .errors import FeelError
from .temporal.time import DAY, Time
from .values import Date, DateTime, DaysTimeDuration, YearsMonthsDuration, kind

Value = Any

# The same numbers as values.ARITHMETIC; what is no number is raised instead of looked for.
NUMBERS = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
# Lengths of durations are whole nanoseconds or months with up to 34 digits before the factor.
_EXACT = Context(prec=80, rounding=ROUND_HALF_EVEN, Emin=-9999, Emax=9999, traps=[InvalidOperation])

Duration = DaysTimeDuration | YearsMonthsDuration


def plus(left: Value, right: Value) -> Value:
    """left + right (table 56)."""
    of, other = type(left), type(right)
    if of is Decimal and other is Decimal:
        return _number(NUMBERS.add, "+", left, right)
    if of is str and other is str:
        return left + right
    if of is other:
        if of is DaysTimeDuration:
            return DaysTimeDuration(left.nanos + right.nanos)
        if of is YearsMonthsDuration:
            return YearsMonthsDuration(left.value + right.value)
    if other in _DURATIONS and of in _MOMENTS:
        return _moved(left, right, 1)
    if of in _DURATIONS and other in _MOMENTS:
        return _moved(right, left, 1)
    raise _undefined("+", left, right)


def minus(left: Value, right: Value) -> Value:
    """left - right (table 57)."""
    of, other = type(left), type(right)
    if of is Decimal and other is Decimal:
        return _number(NUMBERS.subtract, "-", left, right)
    if of is other:
        if of is DaysTimeDuration:
            return DaysTimeDuration(left.nanos - right.nanos)
        if of is YearsMonthsDuration:
            return YearsMonthsDuration(left.value - right.value)
        if of is Time:
            if not left.comparable(right):
                raise FeelError("a time with a zone and one without have no difference")
            return DaysTimeDuration(left.instant - right.instant)
    if of in _DAYS and other in _DAYS:
        return _between(left, right)
    if of in _MOMENTS and other in _DURATIONS:
        return _moved(left, right, -1)
    raise _undefined("-", left, right)


def times(left: Value, right: Value) -> Value:
    """left * right (table 58)."""
    of, other = type(left), type(right)
    if of is Decimal and other is Decimal:
        return _number(NUMBERS.multiply, "*", left, right)
    if of in _DURATIONS and other is Decimal:
        return _scaled(left, _EXACT.multiply(_length(left), right))
    if of is Decimal and other in _DURATIONS:
        return _scaled(right, _EXACT.multiply(_length(right), left))
    raise _undefined("*", left, right)


def divided(left: Value, right: Value) -> Value:
    """left / right (table 59); nothing is divided by zero."""
    of, other = type(left), type(right)
    if of is Decimal and other is Decimal:
        return _number(NUMBERS.divide, "/", left, right)
    if of in _DURATIONS and other is Decimal:
        if not right:
            raise FeelError("a duration is divided by zero")
        return _scaled(left, _EXACT.divide(_length(left), right))
    if of is other and of in _DURATIONS:
        return _number(NUMBERS.divide, "/", _length(left), _length(right))
    raise _undefined("/", left, right)


def power(left: Value, right: Value) -> Value:
    """left ** right (table 60); 0 ** 0 is 1, as IEEE 754 has it for pow."""
    if type(left) is Decimal and type(right) is Decimal:
        if not left and not right:
            return Decimal(1)
        return _number(NUMBERS.power, "**", left, right)
    raise _undefined("**", left, right)


def negated(value: Value) -> Value:
    """-value (10.3.2.13 table 61): numbers and durations."""
    if type(value) is Decimal:
        return NUMBERS.minus(value)
    if type(value) is DaysTimeDuration:
        return DaysTimeDuration(-value.nanos)
    if type(value) is YearsMonthsDuration:
        return YearsMonthsDuration(-value.value)
    raise FeelError(f"{kind(value)} has no sign")


_DURATIONS = frozenset((DaysTimeDuration, YearsMonthsDuration))
_DAYS = frozenset((Date, DateTime))
_MOMENTS = frozenset((Date, DateTime, Time))


def _number(operation: Any, symbol: str, left: Decimal, right: Decimal) -> Decimal:
    try:
        result: Decimal = operation(left, right)
    except DecimalException:
        raise FeelError(f"{_short(left)} {symbol} {_short(right)} is no number") from None
    return result


def _short(number: Decimal) -> str:
    text = str(number)
    return text if len(text) <= 40 else f"{number:.6e}"


def _undefined(symbol: str, left: Value, right: Value) -> FeelError:
    return FeelError(f"{kind(left)} {symbol} {kind(right)} is not defined")


def _moved(moment: Date | DateTime | Time, by: Duration, sign: int) -> Value:
    """A moment some duration later; a date moves by whole days of the result."""
    if isinstance(by, YearsMonthsDuration):
        if isinstance(moment, Time):
            raise FeelError("a time is not moved by years and months")
        return moment.plus_months(sign * by.value)
    nanos = sign * by.nanos
    if isinstance(moment, Time):
        return Time.of_nanos(moment.nanos + nanos, moment.zone)
    if isinstance(moment, Date):
        return Date.of_days((moment.days * DAY + nanos) // DAY)
    return DateTime.of_instant(moment.instant + nanos, moment.zone)


def _between(left: Date | DateTime, right: Date | DateTime) -> DaysTimeDuration:
    """From right to left; a date stands for its midnight UTC (10.3.2.3.5)."""
    zones = [isinstance(one, Date) or one.zone is not None for one in (left, right)]
    if isinstance(left, DateTime) and isinstance(right, DateTime):
        zones = [left.zone is not None, right.zone is not None]
    if zones[0] != zones[1]:
        raise FeelError("a date and time with a zone and one without have no difference")
    return DaysTimeDuration(_instant(left) - _instant(right))


def _instant(moment: Date | DateTime) -> int:
    return moment.days * DAY if isinstance(moment, Date) else moment.instant


def _length(duration: Duration) -> Decimal:
    if isinstance(duration, YearsMonthsDuration):
        return Decimal(duration.value)
    return Decimal(duration.nanos)


def _scaled(like: Duration, length: Decimal) -> Duration:
    """A duration of this length; what is less than a month or nanosecond is cut off."""
    if not length.is_finite() or length.adjusted() > 40:
        raise FeelError("the duration is too long")
    return type(like)(int(length))
