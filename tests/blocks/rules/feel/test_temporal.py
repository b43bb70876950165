"""Dates, times and durations as values: the laws they keep (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8)."""

import copy
import pickle
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengtong.blocks.rules.feel.arithmetic import minus, plus, times
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal import calendar, reading, zones
from zhengtong.blocks.rules.feel.temporal.time import DAY, SECOND
from zhengtong.blocks.rules.feel.values import (
    Date,
    DateTime,
    DaysTimeDuration,
    Time,
    YearsMonthsDuration,
    normalise,
)

FIRST, LAST = calendar.to_days(-999_999_999, 1, 1), calendar.to_days(999_999_999, 12, 31)
NAMES = ("Asia/Shanghai", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Etc/UTC")

days = st.one_of(st.integers(FIRST, LAST), st.integers(-30_000, 60_000))
dates = days.map(Date.of_days)
zone = st.one_of(
    st.none(),
    st.integers(-14 * 3600, 14 * 3600).map(zones.fixed),
    st.sampled_from(NAMES).map(zones.named),
)
times_of_day = st.builds(Time.of_nanos, st.integers(0, DAY - 1), zone)
moments = st.builds(DateTime, dates, times_of_day)
months = st.integers(-12_000, 12_000).map(YearsMonthsDuration)
durations = st.integers(-(10**20), 10**20).map(DaysTimeDuration)


@given(days)
def test_a_day_has_one_date(day):
    made = Date.of_days(day)
    assert made.days == day
    assert (made.year, made.month, made.day) == calendar.from_days(day)
    assert reading.read_date(str(made)) == made


@given(st.dates())
def test_the_calendar_is_that_of_python_where_both_have_one(day):
    made = normalise(day)
    assert (made.year, made.month, made.day) == (day.year, day.month, day.day)
    assert made.weekday == day.isoweekday()
    assert made.days == (day - date(1970, 1, 1)).days
    assert calendar.day_of_year(day.year, day.month, day.day) == day.timetuple().tm_yday


@given(
    st.datetimes(min_value=datetime(3, 1, 1), max_value=datetime(9990, 1, 1)),
    st.sampled_from(NAMES),
)
def test_the_offset_of_a_zone_is_that_of_the_database(moment, name):
    known = moment.replace(tzinfo=ZoneInfo(name))
    made = normalise(known)
    assert made.offset == int(known.utcoffset().total_seconds())
    assert (
        made.instant
        == (known - datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC")))
        // timedelta(microseconds=1)
        * 1000
    )


@given(moments)
def test_a_moment_reads_back_from_its_text(moment):
    assert reading.read_date_time(str(moment)).same(moment)
    assert reading.read_time(str(moment.time)).same(moment.time)


@given(durations)
def test_a_duration_is_normal_and_reads_back(duration):
    sign, whole_days, hours, minutes, nanos = duration.parts()
    assert 0 <= hours < 24
    assert 0 <= minutes < 60
    assert 0 <= nanos < 60 * SECOND
    assert (
        sign * (((whole_days * 24 + hours) * 60 + minutes) * 60 * SECOND + nanos) == duration.nanos
    )
    assert reading.read_duration(str(duration)) == duration


@given(months)
def test_years_and_months_are_normal_and_read_back(duration):
    sign, years, rest = duration.parts()
    assert 0 <= rest < 12
    assert sign * (years * 12 + rest) == duration.value
    assert reading.read_duration(str(duration)) == duration


@given(moments, durations)
def test_what_is_added_can_be_taken_away(moment, duration):
    try:
        later = plus(moment, duration)
    except FeelError:
        assert not FIRST <= (moment.instant + duration.nanos) // DAY <= LAST
        return
    assert minus(later, duration).instant == moment.instant
    assert minus(later, moment) == duration
    assert plus(duration, moment).same(later)


@given(st.integers(FIRST + 400, LAST - 400).map(Date.of_days), st.integers(-366, 366))
def test_days_between_dates(day, count):
    duration = times(DaysTimeDuration(DAY), normalise(count))
    later = plus(day, duration)
    assert minus(later, day) == duration
    assert minus(later, duration) == day


@given(dates.filter(lambda day: day.day <= 28), months)
def test_months_are_taken_back_where_every_month_has_the_day(day, duration):
    try:
        later = plus(day, duration)
    except FeelError:
        return
    assert later.day == day.day
    assert minus(later, duration) == day
    assert (later.year - day.year) * 12 + later.month - day.month == duration.value


@given(times_of_day, durations)
def test_a_time_goes_round_the_clock(time, duration):
    assert minus(plus(time, duration), duration).same(time)
    assert plus(time, DaysTimeDuration(DAY)).same(time)


@pytest.mark.parametrize(
    "ordered",
    [
        dates,
        times_of_day.filter(lambda one: one.zone is None),
        times_of_day.filter(lambda one: one.zone is not None),
        moments.filter(lambda one: one.zone is not None),
        durations,
        months,
    ],
)
def test_the_order_is_total(ordered):
    @given(ordered, ordered, ordered)
    def holds(a, b, c):
        assert [a < b, a == b, a > b].count(True) == 1
        assert (a <= b) == (a < b or a == b) == (not a > b)
        assert (a >= b) == (b <= a)
        if a <= b <= c:
            assert a <= c
        if a == b:
            assert hash(a) == hash(b)

    holds()


def test_equality_looks_at_seconds_and_identity_at_all():
    a, b = reading.read_time("10:30:00.0001"), reading.read_time("10:30:00.0002")
    assert a == b
    assert not a.same(b)
    c = reading.read_date_time("2024-01-01T08:00:00+08:00")
    d = reading.read_date_time("2024-01-01T00:00:00Z")
    assert c == d
    assert not c.same(d)


def test_a_local_time_has_no_equal_elsewhere_but_an_order():
    local, there = reading.read_time("10:00:00"), reading.read_time("10:00:00+08:00")
    assert local != there
    assert not local < there
    assert reading.read_time("09:59:00") < there
    moment = reading.read_date_time("2024-01-01T10:00:00")
    assert moment != reading.read_date_time("2024-01-01T10:00:00Z")
    assert moment < reading.read_date_time("2024-01-01T10:00:01Z")


def test_summer_time_begins_and_ends():
    begins = reading.read_date_time("2024-03-31T01:30:00@Europe/Paris")
    hour = reading.read_duration("PT1H")
    assert str(plus(begins, hour)) == "2024-03-31T03:30:00@Europe/Paris"
    ends = reading.read_date_time("2024-10-27T02:30:00@Europe/Paris")
    assert str(plus(ends, reading.read_duration("PT2H"))) == "2024-10-27T03:30:00@Europe/Paris"


@pytest.mark.parametrize(
    "value",
    [
        reading.read_date("2024-02-29"),
        reading.read_time("10:00:00.5+08:00"),
        reading.read_date_time("2024-02-29T10:00:00@Asia/Shanghai"),
        reading.read_duration("P1DT1S"),
        reading.read_duration("P1Y1M"),
        zones.named("Asia/Shanghai"),
    ],
    ids=str,
)
def test_values_never_change_and_can_be_kept(value):
    name = type(value).__slots__[0]
    with pytest.raises(AttributeError, match="immutable"):
        setattr(value, name, 1)
    with pytest.raises(AttributeError, match="immutable"):
        delattr(value, name)
    assert copy.deepcopy(value) is value
    kept = pickle.loads(pickle.dumps(value))
    assert kept == value
    assert str(kept) == str(value)
    assert value != "another"


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "/etc/passwd", "asia/shanghai"])
def test_a_zone_must_be_in_the_database(name):
    with pytest.raises(FeelError, match="no time zone"):
        zones.named(name)


@pytest.mark.parametrize("days_away", [LAST + 1, FIRST - 1])
def test_there_are_no_years_beyond(days_away):
    with pytest.raises(FeelError, match="outside"):
        Date.of_days(days_away)
    with pytest.raises(FeelError, match="outside"):
        Date(999_999_999, 12, 1).plus_months(1)
