"""Lexical forms of dates, times and durations (DMN 1.5, 10.3.4.1; XML Schema part 2)."""

import pytest

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal.reading import (
    read_date,
    read_date_time,
    read_duration,
    read_time,
)

# A text, and how its value is written.
DATES = [
    ("2012-12-25", "2012-12-25"),
    ("-2017-12-31", "-2017-12-31"),
    ("0000-02-29", "0000-02-29"),
    ("-0004-02-29", "-0004-02-29"),
    ("999999999-12-31", "999999999-12-31"),
    ("-999999999-01-01", "-999999999-01-01"),
    ("2012-12-25Z", "2012-12-25"),
    ("2012-12-25+08:00", "2012-12-25"),
]
NO_DATES = """
2012-12-25T;2012-12-25T00:00:00;2012/12/25;20121225;2017-13-10;2017-00-10;2017-12-32;2017-12-0
2023-02-29;1900-02-29;998-12-31;01211-12-31;+99999-12-01;9999999999-12-25;1000000000-01-01;-0000-01-01
 2012-12-25;2012-12-25 ;２０１２-12-25;2012-12-25@Asia/Shanghai;2012-12-25+15:00;10:00:00;P1D
"""
TIMES = [
    ("00:00:00", "00:00:00"),
    ("23:59:59.999999999", "23:59:59.999999999"),
    ("11:22:33.444000", "11:22:33.444"),
    ("11:22:33.4444444449", "11:22:33.444444444"),
    ("24:00:00", "00:00:00"),
    ("24:00:00.000Z", "00:00:00Z"),
    ("23:59:00Z", "23:59:00Z"),
    ("23:59:00z", "23:59:00Z"),
    ("11:22:33-00:00", "11:22:33Z"),
    ("13:20:00+02:00", "13:20:00+02:00"),
    ("13:20:00-05:30", "13:20:00-05:30"),
    ("13:20:00+14:00", "13:20:00+14:00"),
    ("11:59:45+02:45:55", "11:59:45+02:45:55"),
    ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"),
    ("00:01:00.5@Asia/Shanghai", "00:01:00.5@Asia/Shanghai"),
]
NO_TIMES = """
23:59:60;24:00:01;24:01:00;24:00:00.1;25:00:00;00:60:00;00:00:61;7:00:00;07:1:00;07:01:2;7:20;07:2
13:20:00@xyz/abc;13:20:00@;13:20:00+19:00;13:20:00+14:01;13:20:00+5:00;13:20:00+5;13:20:00+05:60
13:20:00+02:00@Europe/Paris;11:30:00T;11:30:00.;T11:30:00;2012-12-25;13:20:00@../../etc/passwd
"""
DATE_TIMES = [
    ("2012-12-24", "2012-12-24T00:00:00"),
    ("2012-03-07Z", "2012-03-07T00:00:00Z"),
    ("2017-12-31T11:22:33", "2017-12-31T11:22:33"),
    ("-2017-12-31T11:22:33.456+01:35", "-2017-12-31T11:22:33.456+01:35"),
    ("99999-12-31T11:22:33", "99999-12-31T11:22:33"),
    ("2021-12-31T24:00:00", "2022-01-01T00:00:00"),
    ("2024-02-28T24:00:00+08:00", "2024-02-29T00:00:00+08:00"),
    (
        "999999999-12-31T23:59:59.999999999@Europe/Paris",
        "999999999-12-31T23:59:59.999999999@Europe/Paris",
    ),
    ("-999999999-12-31T23:59:59.999999999+02:00", "-999999999-12-31T23:59:59.999999999+02:00"),
]
NO_DATE_TIMES = """
11:00:00;2011-12-0310:15:30;2011-12-03T10:15:30+01:00@Europe/Paris;9999999999-12-27T11:22:33
2017-13-10T11:22:33;2017-02-29T11:22:33;998-12-31T11:22:33;01211-12-31T11:22:33;2017-12-31T24:00:01
2017-12-31T7:00:00;2017-12-31T13:20:00@xyz/abc;2017-12-31T13:20:00+5;2017-12-31T;2017-12-31t10:00:00
2017-12-31ZT10:00:00;999999999-12-31T24:00:00
"""
DURATIONS = [
    ("P1D", "P1D"),
    ("-P1D", "-P1D"),
    ("P0D", "PT0S"),
    ("-PT0S", "PT0S"),
    ("PT24H", "P1D"),
    ("P0DT25H", "P1DT1H"),
    ("PT1000M", "PT16H40M"),
    ("P3DT4H5M6.7S", "P3DT4H5M6.7S"),
    ("PT0.000000001S", "PT0.000000001S"),
    ("PT60S", "PT1M"),
    ("-PT36H0.5S", "-P1DT12H0.5S"),
    ("P1Y", "P1Y"),
    ("P13M", "P1Y1M"),
    ("P0Y13M", "P1Y1M"),
    ("P0Y", "P0M"),
    ("-P11M", "-P11M"),
    ("P999999999Y", "P999999999Y"),
]
NO_DURATIONS = """
P;PT;-P;P1;1D;P1DT;P1YT;P1Y1D;P1M1D;P1H;PT1D;PT1Y;PT1.5H;P1.5D;PT1.S;PT.5S;+P1D;p1d;P-1D;P1M1Y;P1W;P1D1D
 P1D;P1D ;PT１H
"""


def _each(table):
    return [text for line in table.strip("\n").split("\n") for text in line.split(";")] + [""]


def _cases(reader, texts):
    return [pytest.param(reader, *text, id=text[0]) for text in texts]


@pytest.mark.parametrize(
    ("reader", "text", "written"),
    [
        *_cases(read_date, DATES),
        *_cases(read_time, TIMES),
        *_cases(read_date_time, DATE_TIMES),
        *_cases(read_duration, DURATIONS),
    ],
)
def test_a_form_is_read_and_written(reader, text, written):
    value = reader(text)
    assert str(value) == written
    assert str(reader(written)) == written
    assert repr(value) == f"{type(value).__name__}({written})"


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (reader, text)
        for reader, table in (
            (read_date, NO_DATES),
            (read_time, NO_TIMES),
            (read_date_time, NO_DATE_TIMES),
            (read_duration, NO_DURATIONS),
        )
        for text in _each(table)
    ],
)
def test_another_form_is_refused(reader, text):
    with pytest.raises(FeelError):
        reader(text)


@pytest.mark.parametrize("reader", [read_date, read_time, read_date_time, read_duration])
def test_an_endless_text_is_refused_unread(reader):
    for text in ("9" * 10_000_000, "P" + "9" * 5_000_000 + "D", "10:00:00." + "1" * 5_000_000):
        with pytest.raises(FeelError):
            reader(text)


def test_a_duration_has_as_many_digits_as_a_number():
    assert str(read_duration("P" + "9" * 33 + "M")).startswith("P8333")
    for text in ("P" + "9" * 35 + "M", "PT" + "9" * 30 + "S"):
        with pytest.raises(FeelError, match="too long"):
            read_duration(text)
