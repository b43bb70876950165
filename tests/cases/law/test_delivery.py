"""行政许可法 第四十四条: the licence reaches the applicant within ten days of the decision."""

from datetime import date

from zhengtong.cases.law import delivery

from .calendars import official


def test_ten_working_days_after_the_decision():
    assert delivery.deliver_by(date(2026, 9, 18), official()) == date(2026, 10, 9)
