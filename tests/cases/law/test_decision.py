"""行政许可法 第四十二条 and 第四十五条, told with the official calendars of 2025 and 2026."""

from datetime import date

import pytest

from zhengtong.cases.law.decision import Limit, count, due_on, most_that_may_be_added
from zhengtong.cases.law.uncounted import Pause

from .calendars import official

TWENTY = Limit(20)


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
def test_vectors(start, days, due):
    assert due_on(start, Limit(days), calendar=official()) == due


def test_same_day_limit_ends_on_the_day_of_acceptance():
    assert due_on(date(2026, 3, 11), Limit(0), calendar=official()) == date(2026, 3, 11)


def test_day_of_acceptance_is_not_counted():
    found = count(date(2026, 3, 11), TWENTY, until=date(2026, 3, 11), calendar=official())
    assert (found.used, found.left) == (0, 20)


def test_used_and_left_make_the_limit():
    found = count(date(2026, 3, 11), TWENTY, until=date(2026, 3, 20), calendar=official())
    assert (found.used, found.left) == (7, 13)
    assert found.due_on == date(2026, 4, 9)


def test_overdue_days_are_negative():
    found = count(date(2026, 3, 2), Limit(5), until=date(2026, 3, 11), calendar=official())
    assert found.due_on == date(2026, 3, 9)
    assert found.left == -2
    assert found.is_over


def test_site_inspection_moves_the_due_date_by_its_working_days():
    pause = Pause("site_visit", date(2026, 3, 12), date(2026, 3, 17))
    found = count(
        date(2026, 3, 11), Limit(5), until=date(2026, 3, 18), calendar=official(), pauses=[pause]
    )
    # 12 March counts, 13, 16 and 17 do not, then 18, 19, 20 and 23 do.
    assert found.due_on == date(2026, 3, 23)
    assert (found.used, found.left, found.uncounted) == (2, 3, 3)


def test_two_procedures_at_once_leave_each_day_out_once():
    pauses = [
        Pause("site_visit", date(2026, 3, 12), date(2026, 3, 17)),
        Pause("testing", date(2026, 3, 13), date(2026, 3, 18)),
    ]
    due = due_on(date(2026, 3, 11), Limit(5), calendar=official(), pauses=pauses)
    assert due == date(2026, 3, 24)


def test_second_procedure_of_the_same_kind_is_left_out_too():
    pauses = [
        Pause("testing", date(2026, 3, 12), date(2026, 3, 13)),
        Pause("testing", date(2026, 3, 16), date(2026, 3, 17)),
    ]
    due = due_on(date(2026, 3, 11), Limit(5), calendar=official(), pauses=pauses)
    assert due == date(2026, 3, 20)


def test_open_procedure_names_no_day():
    pauses = [Pause("hearing", date(2026, 3, 12))]
    found = count(
        date(2026, 3, 11), Limit(5), until=date(2026, 6, 1), calendar=official(), pauses=pauses
    )
    assert found.due_on is None
    assert (found.used, found.left) == (1, 4)


def test_procedure_that_starts_too_late_does_not_heal_an_overdue_case():
    pauses = [Pause("hearing", date(2026, 3, 20))]
    found = count(
        date(2026, 3, 11), Limit(5), until=date(2026, 3, 25), calendar=official(), pauses=pauses
    )
    assert found.due_on == date(2026, 3, 18)
    assert found.is_over


def test_extension_adds_working_days():
    due = due_on(date(2026, 3, 11), Limit(8), calendar=official(), added=10)
    assert due == due_on(date(2026, 3, 11), Limit(18), calendar=official())


def test_law_allows_ten_more_days_and_fifteen_for_joint_handling():
    assert most_that_may_be_added(Limit(20)) == 10
    assert most_that_may_be_added(Limit(45)) == 15


def test_calendar_days_run_through_holidays_and_end_on_a_working_day():
    # Ten calendar days after 29 September 2026 end on 9 October; eight would end in the holidays.
    assert due_on(date(2026, 9, 29), Limit(10, "day"), calendar=official()) == date(2026, 10, 9)
    assert due_on(date(2026, 9, 29), Limit(5, "day"), calendar=official()) == date(2026, 10, 8)
