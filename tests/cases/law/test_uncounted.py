"""行政许可法 第四十五条: which days are left out."""

from datetime import date

from zhengtong.cases.law.uncounted import Pause, is_uncounted, stands_still


def test_first_day_counts_and_last_day_does_not():
    pause = Pause("hearing", date(2026, 3, 12), date(2026, 3, 16))
    days = [date(2026, 3, n) for n in range(11, 19)]
    assert [d.day for d in days if pause.covers(d)] == [13, 14, 15, 16]


def test_procedure_ended_on_its_first_day_leaves_nothing_out():
    pause = Pause("hearing", date(2026, 3, 12), date(2026, 3, 12))
    assert not any(is_uncounted(date(2026, 3, n), [pause]) for n in range(10, 20))


def test_clock_stands_still_while_one_is_open():
    ended = Pause("hearing", date(2026, 3, 12), date(2026, 3, 16))
    assert not stands_still([ended])
    assert stands_still([ended, Pause("testing", date(2026, 3, 13))])
