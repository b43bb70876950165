"""The clock of a case through its life: which limit runs, until when, in which colour."""

from dataclasses import replace
from datetime import date

from tests.cases.law.calendars import official
from zhengtong.cases import clock
from zhengtong.cases.clock import ClockFacts
from zhengtong.cases.law.decision import Limit
from zhengtong.cases.law.uncounted import Pause
from zhengtong.cases.states import State

CALENDAR = official()
RECEIVED = ClockFacts(
    state=State.SUBMITTED,
    received_on=date(2026, 3, 11),
    promised=Limit(8),
    statutory=Limit(20),
)
ACCEPTED = replace(RECEIVED, state=State.ACCEPTED, accepted_on=date(2026, 3, 12))


def read(facts, today):
    return clock.read(facts, today=today, calendar=CALENDAR)


def test_body_has_five_days_to_answer():
    reading = read(RECEIVED, date(2026, 3, 11))
    assert (reading.stage, reading.due_on, reading.days_left) == (
        "acceptance",
        date(2026, 3, 18),
        5,
    )


def test_applicant_has_fifteen_days_to_correct():
    waiting = replace(RECEIVED, state=State.CORRECTING, asked_on=date(2026, 3, 12))
    reading = read(waiting, date(2026, 3, 12))
    assert (reading.stage, reading.due_on) == ("correction", date(2026, 4, 2))


def test_promised_limit_is_shown_and_the_statutory_one_kept():
    reading = read(ACCEPTED, date(2026, 3, 16))
    assert (reading.stage, reading.due_on, reading.days_left) == (
        "decision",
        date(2026, 3, 24),
        6,
    )
    dates = clock.due_dates(ACCEPTED, CALENDAR)
    assert (dates.due_on, dates.statutory_due_on) == (date(2026, 3, 24), date(2026, 4, 10))


def test_colours_from_calm_over_near_to_over():
    days = {date(2026, 3, 16): "calm", date(2026, 3, 20): "near", date(2026, 3, 25): "over"}
    assert {day: read(ACCEPTED, day).level for day in days} == days


def test_clock_stands_still_in_a_special_procedure():
    still = replace(ACCEPTED, pauses=(Pause("testing", date(2026, 3, 16)),))
    reading = read(still, date(2026, 5, 20))
    assert (reading.level, reading.due_on, reading.days_left) == ("still", None, 6)
    assert clock.due_dates(still, CALENDAR).due_on is None


def test_silence_counts_from_the_day_of_receipt():
    silent = replace(ACCEPTED, accepted_on=RECEIVED.received_on, by_silence=True)
    assert read(silent, date(2026, 3, 20)).due_on == date(2026, 3, 23)


def test_extension_moves_both_limits():
    longer = replace(ACCEPTED, added=10)
    dates = clock.due_dates(longer, CALENDAR)
    assert (dates.due_on, dates.statutory_due_on) == (date(2026, 4, 8), date(2026, 4, 24))


def test_delivery_is_due_ten_days_after_the_decision():
    decided = replace(ACCEPTED, state=State.DECIDED, decided_on=date(2026, 3, 20))
    reading = read(decided, date(2026, 3, 20))
    assert (reading.stage, reading.due_on) == ("delivery", date(2026, 4, 3))
    assert reading.promised is not None
    assert reading.promised.left == 2


def test_days_of_the_decision_do_not_move_after_it():
    decided = replace(ACCEPTED, state=State.DELIVERED, decided_on=date(2026, 3, 20))
    reading = read(decided, date(2027, 1, 5))
    assert (reading.stage, reading.level, reading.due_on) == ("none", "done", None)
    assert reading.promised is not None
    assert (reading.promised.used, reading.promised.left) == (6, 2)


def test_year_without_a_notice_is_told():
    late = replace(ACCEPTED, accepted_on=date(2026, 12, 24))
    assert read(late, date(2026, 12, 24)).missing_years == (2027,)


def test_item_on_the_spot_is_due_on_the_day_of_acceptance():
    instant = replace(ACCEPTED, promised=Limit(0))
    assert read(instant, date(2026, 3, 12)).due_on == date(2026, 3, 12)
    assert read(instant, date(2026, 3, 13)).level == "over"
