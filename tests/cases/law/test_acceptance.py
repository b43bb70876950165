"""行政许可法 第三十二条: five days to speak, and silence that accepts."""

from datetime import date

from zhengtong.cases.law import acceptance

from .calendars import official


def test_body_speaks_within_five_working_days():
    # Received on the Friday before Spring Festival: Saturday 14 February is worked.
    assert acceptance.tell_by(date(2026, 2, 13), official()) == date(2026, 2, 27)


def test_last_day_is_not_yet_silence():
    received = date(2026, 3, 11)
    assert acceptance.accepted_by_silence(received, date(2026, 3, 18), official()) is None


def test_silence_accepts_from_the_day_of_receipt():
    received = date(2026, 3, 11)
    assert acceptance.accepted_by_silence(received, date(2026, 3, 19), official()) == received


def test_applicant_has_fifteen_working_days_unless_the_item_says_otherwise():
    asked = date(2026, 3, 11)
    assert acceptance.supply_by(asked, 0, official()) == date(2026, 4, 1)
    assert acceptance.supply_by(asked, 5, official()) == date(2026, 3, 18)
