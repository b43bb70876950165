"""The proleptic Gregorian calendar over plain integers, for years far beyond Python's own.

Days are counted from 1970-01-01 (day 0); year 0 exists and is a leap year (ISO 8601).
"""

FIRST_YEAR = -999_999_999
LAST_YEAR = 999_999_999
LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else LENGTHS[month]


def day_of_year(year: int, month: int, day: int) -> int:
    """1 for the first of January."""
    return BEFORE[month] + day + (month > 2 and is_leap(year))


def to_days(year: int, month: int, day: int) -> int:
    """The number of days from 1970-01-01 to this date."""
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    return 365 * before + leaps + day_of_year(year, month, day) - 719_163


def from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of the date that lies this many days after 1970-01-01."""
    # Counted from 0000-03-01, so that the leap day is the last day of its year.
    era, rest = divmod(days + 719_468, 146_097)
    year_of_era = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    day = rest - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return (
        era * 400 + year_of_era + (month <= 2),
        month,
        day - (153 * shifted + 2) // 5 + 1,
    )


def weekday(days: int) -> int:
    """1 for Monday to 7 for Sunday (ISO 8601); 1970-01-01 was a Thursday."""
    return (days + 3) % 7 + 1
