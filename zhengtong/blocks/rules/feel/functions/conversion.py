"""Conversion functions (DMN 1.5, 10.3.4.1)."""

import re
from decimal import ROUND_DOWN, Decimal
from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.functions.integers import integer
from zhengtong.blocks.rules.feel.functions.range_text import read_range
from zhengtong.blocks.rules.feel.temporal import reading, zones
from zhengtong.blocks.rules.feel.temporal.time import SECOND
from zhengtong.blocks.rules.feel.text import text_of
from zhengtong.blocks.rules.feel.values import (
    ARITHMETIC,
    Date,
    DateTime,
    DaysTimeDuration,
    Time,
    Value,
    YearsMonthsDuration,
)

SECTION = "10.3.4.1"

# Grammar rule 37.
NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", re.ASCII)


def date_of(point: DateTime) -> Date:
    return point.date


def date_of_parts(year: Decimal, month: Decimal, day: Decimal) -> Date:
    return Date(integer(year, "year"), integer(month, "month"), integer(day, "day"))


def date_and_time(date: Date | DateTime, time: Time) -> DateTime:
    """A date and time gives its date only."""
    return DateTime(date if isinstance(date, Date) else date.date, time)


def time_of(point: DateTime) -> Time:
    return point.time


def time_of_time(time: Time) -> Time:
    return time


def time_of_parts(
    hour: Decimal, minute: Decimal, second: Decimal, offset: DaysTimeDuration | None
) -> Time:
    """The second may have a fraction; without an offset the time is local."""
    zone = None if offset is None else zones.fixed(_whole_seconds(offset))
    whole = integer(second, "second")
    nanos = int(((second - whole) * SECOND).to_integral_value(ROUND_DOWN))
    return Time(integer(hour, "hour"), integer(minute, "minute"), whole, nanos, zone)


def number(text: str, grouping: str | None, decimal: str | None) -> Decimal:
    """A number as written in some country; grouping is space, comma, period or none."""
    if grouping is not None and grouping not in (" ", ",", "."):
        raise FeelError("number: the grouping separator is a space, a comma, a period or null")
    if decimal is not None and decimal not in (",", "."):
        raise FeelError("number: the decimal separator is a comma, a period or null")
    if grouping is not None and grouping == decimal:
        raise FeelError("number: the separators must differ")
    plain = text.replace(grouping, "") if grouping else text
    if decimal == ",":
        plain = plain.replace(".", "?").replace(",", ".")
    if not NUMBER.fullmatch(plain):
        raise FeelError(f"{text[:80]!r} is not a number")
    result = ARITHMETIC.create_decimal(plain)
    if not result.is_finite():
        raise FeelError("the number is out of range")
    return result


def string(run: Any, value: Value) -> str:
    text = text_of(value, run.step)
    run.grow_string(len(text))
    return text


def years_and_months(start: Date | DateTime, end: Date | DateTime) -> YearsMonthsDuration:
    """Whole months between the two dates; negative when the second is earlier."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0 and end.day < start.day:
        months -= 1
    elif months < 0 and end.day > start.day:
        months += 1
    return YearsMonthsDuration(months)


def _whole_seconds(offset: DaysTimeDuration) -> int:
    seconds, rest = divmod(offset.nanos, SECOND)
    if rest:
        raise FeelError("a time offset has whole seconds")
    return seconds


FUNCTIONS = (
    Builtin(
        "date",
        SECTION,
        ("from: string -> date", reading.read_date),
        ("from: date and time -> date", date_of),
        ("year: number, month: number, day: number -> date", date_of_parts),
        summary="A date from its text, from a date and time, or from its parts.",
    ),
    Builtin(
        "date and time",
        SECTION,
        ("from: string -> date and time", reading.read_date_time),
        ("date: date, time: time -> date and time", date_and_time),
        ("date: date and time, time: time -> date and time", date_and_time),
        summary="A date and time from its text, or from a date and a time of day.",
    ),
    Builtin(
        "time",
        SECTION,
        ("from: string -> time", reading.read_time),
        ("from: time -> time", time_of_time),
        ("from: date and time -> time", time_of),
        (
            "hour: number, minute: number, second: number, offset?: days and time duration -> time",
            time_of_parts,
        ),
        summary="A time of day from its text, from a date and time, or from its parts.",
    ),
    Builtin(
        "number",
        SECTION,
        (
            "from: string, grouping separator: string or null, "
            "decimal separator: string or null -> number",
            number,
        ),
        summary="A number from its text, which may be grouped.",
    ),
    Builtin(
        "string",
        SECTION,
        ("from: not null -> string", string),
        needs_run=True,
        summary="The text of any value; of a number without an exponent.",
    ),
    Builtin(
        "duration",
        SECTION,
        ("from: string -> any", reading.read_duration),
        summary="A days and time duration or a years and months duration from its text.",
    ),
    Builtin(
        "years and months duration",
        SECTION,
        ("from: date, to: date -> years and months duration", years_and_months),
        (
            "from: date and time, to: date and time -> years and months duration",
            years_and_months,
        ),
        summary="The whole months from one date to another.",
    ),
    Builtin(
        "range",
        SECTION,
        ("from: string -> range", read_range),
        summary="A range from its text; the ends must be literals.",
    ),
)
