"""Properties of dates, times, durations and ranges (DMN 1.5, 10.3.2.15, tables 65 to 67)."""

import pytest

from tests.blocks.rules.feel.evaluating import evaluated, expect

CASES = [
    ('@"2018-12-10".year', "2018"),
    ('@"-999999999-12-10".year', "-999999999"),
    ('@"2018-12-10".month', "12"),
    ('@"2018-12-10".day', "10"),
    ('@"2018-12-10".weekday', "1"),
    ('@"2024-11-17".weekday', "7"),
    ('@"2018-12-10T10:20:30.5Z".year', "2018"),
    ('@"2018-12-10T10:20:30.5Z".weekday', "1"),
    ('@"2018-12-10T10:20:30.5Z".hour', "10"),
    ('@"2018-12-10T10:20:30.5Z".minute', "20"),
    ('@"2018-12-10T10:20:30.5Z".second', "30.5"),
    ('@"2018-12-10T10:20:30".time offset', "null"),
    ('@"2018-12-10T10:20:30Z".time offset', '@"PT0S"'),
    ('@"2018-12-10T10:20:30-05:30".time offset', '@"-PT5H30M"'),
    ('@"2018-07-10T10:20:30@Europe/Paris".time offset', '@"PT2H"'),
    ('@"2018-12-10T10:20:30@Europe/Paris".time offset', '@"PT1H"'),
    ('@"2018-12-10T10:20:30@Europe/Paris".timezone', '"Europe/Paris"'),
    ('@"2018-12-10T10:20:30+01:00".timezone', "null"),
    ('@"10:20:30".hour', "10"),
    ('@"10:20:30".minute', "20"),
    ('@"10:20:30".second', "30"),
    ('@"10:20:30.000000001".second', "30.000000001"),
    ('@"10:20:30".time offset', "null"),
    ('@"10:20:30+08:00".time offset', '@"PT8H"'),
    ('@"10:20:30@Asia/Shanghai".time offset', '@"PT8H"'),
    ('@"10:20:30@Etc/UTC".time offset', '@"PT0S"'),
    ('@"10:20:30@Europe/Paris".time offset', "null"),  # it depends on the day
    ('@"10:20:30@Europe/Paris".timezone', '"Europe/Paris"'),
    ('@"10:20:30Z".timezone', "null"),
    ('@"P3DT4H5M6.7S".days', "3"),
    ('@"P3DT4H5M6.7S".hours', "4"),
    ('@"P3DT4H5M6.7S".minutes', "5"),
    ('@"P3DT4H5M6.7S".seconds', "6.7"),
    ('@"-P3DT4H".days', "-3"),
    ('@"PT36H".days', "1"),
    ('@"PT36H".hours', "12"),
    ('@"P3D".years', "null"),
    ('@"P3D".months', "null"),
    ('@"P14M".years', "1"),
    ('@"P14M".months', "2"),
    ('@"-P14M".months', "-2"),
    ('@"P14M".days', "null"),
    ("[1..10).start", "1"),
    ("[1..10).end", "10"),
    ("[1..10).start included", "true"),
    ("[1..10).end included", "false"),
    ("(1..10].start included", "false"),
    ("(<=10).start", "null"),
    ("(<=10).start included", "false"),
    ("(<=10).end", "10"),
    ("(<=10).end included", "true"),
    ("(>1).start included", "false"),
    ("(>1).end", "null"),
    ('[@"2024-01-01", @"2025-01-01"].year', "[2024, 2025]"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    "text",
    ['@"2018-12-10".hour', '@"10:20:30".year', '@"P1D".start', "[1..2].length", '"text".year'],
)
def test_what_it_has_not_is_null_with_a_message(text):
    found, messages = evaluated(text)
    assert found is None
    assert messages
