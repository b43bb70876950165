"""Acceptance: tell once, within five days, or it is accepted (行政许可法 第三十二条).

An application whose materials are incomplete or not in the legal form is answered on the spot or
within five days, once, with everything that has to be supplied. A body that does not say so in
time has accepted the application on the day it received the materials.
"""

from datetime import date

from zhengtong.kernel.workdays import Calendar

ARTICLE = "行政许可法 第三十二条"
TELL_WITHIN = 5
#: How long an applicant may take to supply corrections. Not set by the law: items may differ.
SUPPLY_WITHIN = 15


def tell_by(received_on: date, calendar: Calendar) -> date:
    """The last day on which the body may still ask for corrections or refuse."""
    return calendar.add(received_on, TELL_WITHIN)


def accepted_by_silence(received_on: date, today: date, calendar: Calendar) -> date | None:
    """The day from which the silent body has accepted: the day of receipt, once five days are over.

    None while the body may still speak.
    """
    return received_on if today > tell_by(received_on, calendar) else None


def supply_by(asked_on: date, days: int, calendar: Calendar) -> date:
    """The last day for the applicant to supply what was asked for."""
    return calendar.add(asked_on, days or SUPPLY_WITHIN)
