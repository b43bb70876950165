"""The calendar of working days: read by supervisors, announced by editors, checked line by line."""

from datetime import date

import pytest

from tests.channels.reading import main, source
from zhengtong.channels.workbench.calendar import spans
from zhengtong.kernel import calendars

GOOD = "2027-01-01 holiday 元旦\n2027-02-06 holiday 春节\n2027-01-30 workday 调休上班"
SOURCE = "国办发明电〔2026〕9号，2026年11月4日"


def announce(client, days=GOOD, source=SOURCE, year=2027):
    return client.post(f"/desk/calendar/{year}/", {"days": days, "source": source})


def test_it_works(browser, desk, django_capture_on_commit_callbacks):
    client = browser("catalogue_manager")
    assert "2026" in main(client.get("/desk/calendar/"))
    with django_capture_on_commit_callbacks(execute=True):
        answer = announce(client)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/calendar/")
    assert "2027 年工作日历已发布。" in main(client.get("/desk/calendar/"))
    kept = calendars.calendar()
    assert not kept.is_workday(date(2027, 1, 1))
    assert kept.is_workday(date(2027, 1, 30))
    page = client.get("/desk/calendar/2027/")
    assert "2027-01-30 上班 调休上班" in source(page)  # as it can be sent again
    told = [(span.days, span.worked, span.name) for span in page.context["spans"]]
    assert told == [(1, False, "元旦"), (1, True, "调休上班"), (1, False, "春节")]
    assert "1月30日" in main(page)


def test_days_in_a_row_are_told_as_one(browser, desk):
    days = [date(2027, 2, day) for day in (6, 7, 8, 10)]
    names = dict.fromkeys(days, "春节")
    off = dict.fromkeys(days, False) | {date(2027, 2, 9): True}
    found = spans(off, names)
    assert [(span.first.day, span.last.day, span.worked) for span in found] == [
        (6, 8, False), (9, 9, True), (10, 10, False),
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["放假", "holiday"])
def test_days_are_written_in_either_language(browser, desk, word,
                                             django_capture_on_commit_callbacks):  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        assert announce(browser("administrator"), f"2027-02-08 {word} 春节").status_code == 302
    assert not calendars.calendar().is_workday(date(2027, 2, 8))


def test_missing_year_is_said(browser, desk, monkeypatch):
    monkeypatch.setenv("ZHENGTONG_NOW", "2030-11-20T10:00+08:00")
    page = main(browser("supervisor").get("/desk/calendar/"))
    assert "2030 年放假安排尚未发布" in page
    assert "2031 年放假安排尚未发布" in page


@pytest.mark.parametrize(
    "line",
    ["2027-13-01 holiday x", "2026-01-01 holiday x", "2027-01-01", "2027-01-01 maybe", "<script>"],
)
def test_line_that_cannot_be_read_is_told_by_its_number(browser, desk, line):
    answer = announce(browser("administrator"), f"2027-01-01 holiday 元旦\n{line}")
    assert answer.status_code == 422
    assert "第 2 行格式有误" in main(answer)
    assert "<script>" not in source(answer).partition("<main")[2]
    assert 2027 not in calendars.calendar().years


def test_notice_is_named(browser, desk):
    answer = announce(browser("administrator"), source=" ")
    assert answer.status_code == 422
    assert "请填写放假通知的文号和日期。" in main(answer)
    assert "2027-01-30 workday" in source(answer)  # what was typed is still there


def test_supervisor_reads_and_does_not_announce(browser, desk):
    client = browser("supervisor")
    assert "<textarea" not in source(client.get("/desk/calendar/2026/"))
    assert announce(client).status_code == 200
    assert 2027 not in calendars.calendar().years


@pytest.mark.parametrize("year", [1066, 9999])
def test_years_far_away_lead_back(browser, desk, year):
    answer = browser("administrator").get(f"/desk/calendar/{year}/")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/calendar/")
