"""Filters: days, moments, sizes, bilingual words."""

import datetime as dt

import pytest
from django.utils import translation

from zhengtong.channels.furniture.templatetags import furniture, marks
from zhengtong.kernel import clock

AT = dt.datetime(2026, 11, 20, 16, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("zh-hans", "2026年11月21日", "2026年11月21日 00:30"),
        ("en", "21 November 2026", "21 November 2026 00:30"),
    ],
)
def test_moments_are_beijing_time(language, day, moment):
    with translation.override(language):
        assert furniture.day(AT) == day
        assert furniture.moment(AT) == moment
    assert furniture.clock_time(AT.astimezone(clock.zone())) == "00:30"


def test_nothing_is_said_of_nothing():
    assert furniture.day(None) == furniture.moment(None) == furniture.words(None) == ""


@pytest.mark.parametrize(
    ("size", "words"), [(10, "1 KB"), (640 * 1024, "640 KB"), (3_355_443, "3.2 MB")]
)
def test_sizes(size, words):
    assert furniture.file_size(size) == words


def test_personal_words_are_masked():
    assert "19580308" not in furniture.mask_number("990102195803081028")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-09-23", "2026年9月23日"),
        ("2026-13-40", "2026-13-40"),
        ("长期", "长期"),
        ("JY1 2026-09-23", "JY1 2026-09-23"),
    ],
)
def test_dates_of_registers_are_written_out(value, said):
    assert marks.dated(value) == said


def test_colon_is_written_as_in_the_language():
    assert marks.colon() == "："
    with translation.override("en"):
        assert marks.colon() == ": "
