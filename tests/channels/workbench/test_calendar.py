"""The calendar of working days: read by supervisors, announced by editors, checked line by line."""

from datetime import date

import pytest

from tests.channels.reading import main, source
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
    assert "2027-01-30 workday 调休上班" in source(client.get("/desk/calendar/2027/"))


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
