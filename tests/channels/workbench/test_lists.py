"""My tasks, the pool, all cases: filtered, searched, paged, in a bounded number of queries."""

import datetime as dt

import pytest

from tests.channels.counting import queries_of
from tests.channels.reading import links, main
from zhengtong.cases.actions import taking

MOST_QUERIES = 12
CASE = r"^/desk/cases/[^/]+/$"


def test_it_works(browser, desk):
    case = desk.submitted()
    page = browser("clerk").get("/desk/pool/")
    assert links(page, CASE) == [f"/desk/cases/{case.number}/"]
    assert "食品经营许可（新办）" in main(page)
    assert "待受理" in main(page)


def test_names_of_people_are_masked_in_lists(browser, desk):
    desk.submitted()
    page = main(browser("clerk").get("/desk/pool/"))
    assert "王秀英" not in page
    assert "**英" in page


def test_task_taken_moves_from_the_pool_to_me(browser, desk):
    case = desk.submitted()
    client = browser("clerk")
    task = desk.desk(case.number).turns[0].task
    client.post(f"/desk/cases/{case.number}/tasks/{task}/take/")
    assert links(client.get("/desk/tasks/"), CASE) == [f"/desk/cases/{case.number}/"]
    assert links(client.get("/desk/pool/"), CASE) == []
    client.post(f"/desk/cases/{case.number}/tasks/{task}/give-back/")
    assert links(client.get("/desk/pool/"), CASE) == [f"/desk/cases/{case.number}/"]


def test_task_a_colleague_holds_is_not_taken_twice(browser, desk, people):
    case = desk.submitted()
    task = desk.desk(case.number).turns[0].task
    other = people.clerk.actor.__class__(
        "staff:999999",
        "staff",
        name="孙晓",
        body=people.clerk.actor.body,
        roles=people.clerk.actor.roles,
    )
    taking.take(case.number, task, by=other, at=desk.at)
    answer = browser("clerk").post(f"/desk/cases/{case.number}/tasks/{task}/take/")
    assert answer.status_code == 409


def test_other_departments_see_nothing_of_it(browser, desk):
    desk.submitted()
    for address in ("/desk/tasks/", "/desk/pool/", "/desk/cases/"):
        assert links(browser("other_clerk").get(address), CASE) == []
        assert links(browser("auditor").get(address), CASE) == []


def test_state_narrows_all_cases(browser, desk):
    waiting, accepted = desk.submitted(), desk.accepted(by=desk.people.neighbour.actor)
    client = browser("clerk")
    assert len(links(client.get("/desk/cases/"), CASE)) == 2
    for state, case in (("submitted", waiting), ("accepted", accepted)):
        page = client.get(f"/desk/cases/?state={state}")
        assert links(page, CASE) == [f"/desk/cases/{case.number}/"]


@pytest.mark.parametrize("query", ["state=nonsense&due=x", "state=' OR 1=1", "due=%00"])
def test_filters_that_mean_nothing_are_dropped(browser, desk, query):
    desk.submitted()
    page = browser("clerk").get(f"/desk/cases/?{query}")
    assert (page.status_code, len(links(page, CASE))) == (200, 1)


def test_overdue_and_nearly_due_are_found(browser, desk, at):
    late = desk.submitted(at=at - dt.timedelta(days=20))
    desk.submitted(by=desk.people.neighbour.actor)
    client = browser("clerk")
    page = client.get("/desk/cases/?due=over")
    assert links(page, CASE) == [f"/desk/cases/{late.number}/"]
    assert "超期" in main(page)
    assert links(client.get("/desk/cases/?due=near"), CASE) == []


def test_search_finds_by_number_applicant_and_item(browser, desk):
    case = desk.submitted()
    desk.submitted(by=desk.people.neighbour.actor)
    client = browser("clerk")
    for typed in (case.number, case.number[:-1] + "1", "王秀英"):
        page = client.get("/desk/cases/", {"q": typed})
        assert links(page, CASE) == [f"/desk/cases/{case.number}/"], typed
    assert len(links(client.get("/desk/cases/", {"q": "食品"}), CASE)) == 2


@pytest.mark.parametrize("typed", ["' OR 1=1 --", "<script>", "%", "𠮷䶮", "_", "x" * 500])
def test_odd_search_words_find_nothing_and_harm_nothing(browser, desk, typed):
    desk.submitted()
    page = browser("clerk").get("/desk/cases/", {"q": typed})
    assert page.status_code == 200
    assert links(page, CASE) == []
    assert "没有符合条件的办件。" in main(page)
    assert "<script>" not in page.content.decode().partition("<main")[2]


def test_pages_follow_each_other_without_gap(browser, desk, monkeypatch):
    monkeypatch.setattr("zhengtong.channels.workbench.worklists.SIZE", 2)
    numbers = {desk.submitted(by=who.actor).number for who in five(desk)}
    client, address, seen = browser("clerk"), "/desk/cases/", []
    while address:
        page = client.get(address)
        seen += links(page, CASE)
        onwards = links(page, r"^\?.*after=")
        address = f"/desk/cases/{onwards[0]}" if onwards else ""
    assert len(seen) == 5
    assert {each.split("/")[3] for each in seen} == numbers


def five(desk):
    people = desk.people
    return (people.resident, people.neighbour, people.rare, people.representative, people.stranger)


def test_damaged_cursor_is_told(browser, desk):
    answer = browser("clerk").get("/desk/cases/?after=rubbish")
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("address", ["/desk/tasks/", "/desk/pool/", "/desk/cases/", "/desk/"])
def test_page_costs_the_same_however_many_rows(browser, desk, address):
    client = browser("clerk")
    desk.submitted()
    few = queries_of(client, address)
    for who in five(desk)[1:]:
        desk.submitted(by=who.actor)
    many = queries_of(client, address)
    assert many == few
    assert many <= MOST_QUERIES + 3 * (address == "/desk/")


def test_overview_counts_what_waits(browser, desk):
    desk.submitted()
    page = main(browser("clerk").get("/desk/"))
    assert "周婷，您好" in page
    assert "部门待办池 1" in page


def test_overview_of_an_auditor_has_no_cases(browser, desk):
    desk.submitted()
    page = main(browser("auditor").get("/desk/"))
    assert "您的岗位不承担办件办理，可使用以下功能" in page
    assert "审计日志" in page
    assert "食品" not in page


def test_year_without_a_notice_is_said(browser, desk, monkeypatch):
    monkeypatch.setenv("ZHENGTONG_NOW", "2030-03-11T10:00+08:00")
    assert "2030 年放假安排尚未发布" in main(browser("clerk").get("/desk/"))
