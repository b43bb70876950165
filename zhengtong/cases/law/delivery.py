"""Delivery: the result is handed over within ten days of the decision (行政许可法 第四十四条)."""

from datetime import date

from zhengtong.kernel.workdays import Calendar

ARTICLE = "行政许可法 第四十四条"
DELIVER_WITHIN = 10


def deliver_by(decided_on: date, calendar: Calendar) -> date:
    """The last day on which the result may reach the applicant."""
    return calendar.add(decided_on, DELIVER_WITHIN)
