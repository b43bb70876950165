"""From when to when a licence holds, and what it is on a given day: pure."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import Invalid

from .definitions import Validity
from .states import MAY_EXPIRE, Status

LONGEST_YEARS = 100
#: Base registers write this day, or a later one, for a licence without end (长期).
WITHOUT_END = date(2099, 12, 31)


def last_day(rule: Validity, start: date, fields: Mapping[str, Any]) -> date | None:
    """The last day on which a licence of this rule holds, None for one that does not end.

    Five years from 2026-11-20 end on 2031-11-19. Raises Invalid when the field that names the day
    or the years holds none, or a day before `start`.
    """
    if rule.years_in:
        years = str(fields.get(rule.years_in, ""))
        if not (years.isascii() and years.isdigit() and 0 < int(years) <= LONGEST_YEARS):
            raise Invalid(
                _("The licence does not say for how many years it holds."),
                fields={rule.years_in: [_("Give a whole number of years.")]},
            )
        return _later(start, int(years) * 12) - timedelta(days=1)
    if rule.field:
        try:
            end = date.fromisoformat(str(fields.get(rule.field, "")))
        except ValueError:
            end = None
        if end is None or end < start:
            raise Invalid(
                _("The last day of the licence is missing or lies before its first."),
                hint=_("Give the last day as a date on or after the first day."),
                fields={rule.field: [_("Give a date on or after the first day.")]},
            )
        return None if end >= WITHOUT_END else end
    months = rule.years * 12 + rule.months
    return _later(start, months) - timedelta(days=1) if months else None


def _later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    month += 1
    last = calendar.monthrange(year, month)[1]
    # From 29 February the year ends after 28 February, not before: the day after it is 1 March.
    if start.day > last:
        return date(year, month, last) + timedelta(days=1)
    return date(year, month, start.day)


def status_on(status: str, valid_to: date | None, day: date) -> Status:
    """The status a reader has to be told on `day`: a licence past its last day has expired even
    before the register's round has noted it."""
    found = Status(status)
    if found in MAY_EXPIRE and valid_to is not None and valid_to < day:
        return Status.EXPIRED
    return found
