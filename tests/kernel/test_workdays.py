"""The count of working days, on the vectors of the official calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengtong.kernel.seed_calendar import seeded_days
from zhengtong.kernel.workdays import Calendar

YEARS = (2025, 2026)
CALENDAR = Calendar(
    days={day: worked for year in YEARS for day, (worked, _) in seeded_days(year).items()},
    years=frozenset(YEARS),
)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 4, 30), 20, date(2026, 6, 1)),
        (date(2026, 9, 18), 10, date(2026, 10, 9)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2025, 9, 26), 20, date(2025, 10, 30)),
    ],
)
def test_vectors_of_the_official_calendar(start, days, due):
    assert CALENDAR.add(start, days) == due
    assert CALENDAR.count(start, due) == days


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_248_working_days(year):
    assert CALENDAR.count(date(year - 1, 12, 31), date(year, 12, 31)) == 248


def test_a_year_without_a_notice_is_named():
    assert CALENDAR.missing_years(date(2026, 12, 30), date(2027, 1, 5)) == [2027]


@given(st.dates(date(2025, 1, 1), date(2026, 6, 1)), st.integers(0, 120))
def test_adding_and_counting_agree(start, days):
    due = CALENDAR.add(start, days)
    assert CALENDAR.count(start, due) == days
    assert days == 0 or CALENDAR.is_workday(due)


@given(st.dates(date(2025, 1, 1), date(2026, 6, 1)), st.integers(0, 90), st.integers(0, 90))
def test_counts_add_up(start, first, second):
    middle, end = start + timedelta(first), start + timedelta(first + second)
    assert CALENDAR.count(start, end) == CALENDAR.count(start, middle) + CALENDAR.count(middle, end)
