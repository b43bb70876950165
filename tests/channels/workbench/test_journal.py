"""The journal for auditors: found by thing, event, actor and day; nobody else reads it."""

import pytest

from tests.channels.counting import queries_of
from tests.channels.reading import links, main, source
from zhengtong.blocks.identity.actions import access


def lines(page):
    return main(page).count("2026年3月11日")


def test_it_works(browser, desk):
    case = desk.accepted()
    page = main(browser("auditor").get("/desk/journal/", {"ref": case.ref}))
    for event in ("CaseSubmitted", "CaseAccepted"):
        assert event in page
    assert "DraftStarted" not in page
    assert "受理办件" in page  # what happened, in words


def test_event_is_found_by_its_words(browser, desk):
    desk.accepted()
    page = main(browser("auditor").get("/desk/journal/", {"event": "受理办件"}))
    assert "CaseAccepted" in page
    assert "CaseSubmitted" not in page


def test_event_actor_and_day_narrow(browser, desk):
    desk.accepted()
    client, clerk = browser("auditor"), desk.people.clerk.ref
    assert "CaseSubmitted" not in main(client.get("/desk/journal/?event=CaseAccepted"))
    assert "CaseAccepted" in main(client.get("/desk/journal/", {"actor": clerk}))
    assert lines(client.get("/desk/journal/?since=2026-03-11&until=2026-03-11"))
    empty = main(client.get("/desk/journal/?since=2026-03-12&until=2026-03-20"))
    assert "没有符合条件的日志。" in empty


@pytest.mark.parametrize("day", ["yesterday", "2026-13-40", "11.03.2026"])
def test_day_that_is_none_is_told(browser, desk, day):
    answer = browser("auditor").get("/desk/journal/", {"since": day})
    assert answer.status_code == 422
    assert "日期格式应为 2026-03-11。" in main(answer)


def test_odd_words_find_nothing(browser, desk):
    page = browser("auditor").get("/desk/journal/", {"ref": "' OR 1=1 --<b>"})
    assert "没有符合条件的日志。" in main(page)
    assert "<b>" not in source(page).partition("<main")[2].partition("</main>")[0]


def test_pages_follow_each_other(browser, desk):
    for _ in range(60):
        access.note("person:1", ["name"], "test", by=desk.people.clerk.actor, at=desk.at)
    client = browser("auditor")
    first = client.get("/desk/journal/")
    onwards = links(first, r"^\?.*after=")
    assert onwards
    second = client.get(f"/desk/journal/{onwards[0]}")
    assert second.status_code == 200
    assert lines(second)


def test_page_costs_the_same_however_many_lines(browser, desk):
    client = browser("auditor")
    few = queries_of(client, "/desk/journal/")
    desk.accepted()
    assert queries_of(client, "/desk/journal/") == few <= 12
