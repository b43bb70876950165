"""Date and time functions (DMN 1.5, 10.3.4.6 is, 10.3.4.8 the calendar, 10.3.4.11 now)."""

from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin, Implementation
from zhengtong.blocks.rules.feel.functions.identity import identical
from zhengtong.blocks.rules.feel.temporal import calendar
from zhengtong.blocks.rules.feel.values import Date, DateTime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day_of_year(date: Date | DateTime) -> Decimal:
    return Decimal(calendar.day_of_year(date.year, date.month, date.day))


def day_of_week(date: Date | DateTime) -> str:
    return WEEKDAYS[date.weekday - 1]


def month_of_year(date: Date | DateTime) -> str:
    return MONTHS[date.month - 1]


def week_of_year(date: Date | DateTime) -> Decimal:
    """ISO 8601: week 1 has the first Thursday, and the days before it belong to last year's."""
    days = calendar.to_days(date.year, date.month, date.day)
    thursday = days + 4 - calendar.weekday(days)
    return Decimal((calendar.day_of_year(*calendar.from_days(thursday)) - 1) // 7 + 1)


def now(run: Any) -> DateTime:
    """The moment of the run; a rule has no clock of its own."""
    if run.now is None:
        raise FeelError("this evaluation has been given no date and time")
    moment: DateTime = run.now
    return moment


def today(run: Any) -> Date:
    return now(run).date


def _of_date(name: str, run: Implementation, result: str, summary: str) -> Builtin:
    return Builtin(
        name,
        "10.3.4.8",
        (f"date: date -> {result}", run),
        (f"date: date and time -> {result}", run),
        summary=summary,
    )


FUNCTIONS = (
    Builtin(
        "is",
        "10.3.4.6",
        ("value1: any, value2: any -> boolean", identical),
        summary="Are both the same element of the domain? Times must agree in their zone, too.",
    ),
    _of_date("day of year", day_of_year, "number", "The number of the day in its year."),
    _of_date("day of week", day_of_week, "string", "Monday, Tuesday … Sunday."),
    _of_date("month of year", month_of_year, "string", "January, February … December."),
    _of_date("week of year", week_of_year, "number", "The number of the week after ISO 8601."),
    Builtin(
        "now",
        "10.3.4.11",
        ("-> date and time", now),
        needs_run=True,
        summary="The moment for which the rules are evaluated.",
    ),
    Builtin(
        "today",
        "10.3.4.11",
        ("-> date", today),
        needs_run=True,
        summary="The day for which the rules are evaluated.",
    ),
)
