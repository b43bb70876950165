"""The whole form on one page: prefilled, saved as one types, told what is wrong."""

import json

import pytest

from tests.channels.counter.visit import FORM, begin, fill
from tests.channels.counting import queries_of
from tests.channels.reading import hidden, links, main, source
from zhengtong.blocks.identity import queries as identity
from zhengtong.cases import queries as cases


@pytest.fixture
def clerk(browser, desk):
    return browser("clerk")


@pytest.fixture
def draft(clerk, desk):
    return begin(clerk, desk.people.resident.number, desk.food)


def kept(desk, draft):
    return cases.draft(draft, desk.people.clerk.actor)


def test_it_works(clerk, desk, draft):
    page = clerk.get(f"/counter/drafts/{draft}/")
    assert "经营者" in main(page)
    assert "业态" in main(page)  # every page of the form, on one
    assert 'value="王秀英"' in source(page)
    assert "zt-source" in source(page)
    answer = fill(clerk, draft)
    assert answer["Location"] == f"/counter/drafts/{draft}/materials/"
    assert kept(desk, draft).answers == {"name": "王秀英", "area": 60, "kind": "catering"}


def test_what_is_wrong_is_told_and_what_is_right_is_kept(clerk, desk, draft):
    answer = fill(clerk, draft, area="很大", **{"opening-year": "2026", "opening-month": "13"})
    assert answer.status_code == 422
    assert 'href="#area"' in source(answer)
    assert 'href="#opening-day"' in source(answer)
    assert 'value="很大"' in source(answer)
    assert kept(desk, draft).answers == {"name": "王秀英", "kind": "catering"}
    again = clerk.get(f"/counter/drafts/{draft}/")
    assert 'value="很大"' in source(again)
    assert 'value="13"' in source(again)
    assert [name for name, _words in again.context["anchors"]] == ["area", "opening-day"]


@pytest.mark.parametrize("name", ["阿依古丽·𠮷䶮", "Ελένη Παπά", "<script>alert(1)</script>"])
def test_text_of_every_script_is_text(clerk, desk, draft, name):
    answer = fill(clerk, draft, name=name)
    page = source(answer if answer.status_code == 422 else clerk.get(f"/counter/drafts/{draft}/"))
    assert "<script>alert" not in page


def test_saved_for_later_it_is_on_the_first_page(clerk, desk, draft):
    answer = fill(clerk, draft, area="", then="leave")
    assert answer["Location"] == "/counter/"
    assert f"/counter/drafts/{draft}/" in links(clerk.get("/counter/"), draft)
    assert kept(desk, draft).answers["kind"] == "catering"


def test_saved_while_typing_and_says_what_applies(clerk, desk, draft):
    answer = clerk.post(f"/counter/drafts/{draft}/save/", FORM | {"area": "7"})
    told = json.loads(answer.content)
    assert told["version"] == kept(desk, draft).version
    assert {"page:operator", "page:business", "area"} <= set(told["shown"])
    assert kept(desk, draft).answers["area"] == 7


def test_old_page_is_told_and_keeps_what_was_typed(clerk, desk, draft):
    page = clerk.get(f"/counter/drafts/{draft}/")
    fill(clerk, draft, area="11")
    old = FORM | {"area": "22", "draft_version": hidden(page, "draft_version")}
    answer = clerk.post(f"/counter/drafts/{draft}/", old)
    assert answer.status_code == 409
    assert "此草稿已在另一个窗口中修改" in main(answer)
    assert 'value="22"' in source(answer)
    assert kept(desk, draft).answers["area"] == 11


def test_session_that_ends_while_typing_loses_nothing(browser, clerk, desk, draft):
    clerk.logout()
    away = clerk.post(f"/counter/drafts/{draft}/", FORM | {"area": "33"})
    assert away["Location"].startswith("/sign-in/")
    clerk.post("/sign-in/", {"login": "zhouting", "password": desk.people.clerk.password})
    assert 'value="33"' in source(clerk.get(f"/counter/drafts/{draft}/"))


def test_draft_of_the_resident_is_not_the_clerks(clerk, desk):
    mine = desk.draft(desk.people.resident.actor)
    assert clerk.get(f"/counter/drafts/{mine}/").status_code == 404


def test_taken_up_on_another_day_it_is_another_look(clerk, desk, draft, monkeypatch):
    clerk.get(f"/counter/drafts/{draft}/")
    assert len(identity.seen_by(desk.people.resident.ref)) == 2
    monkeypatch.setattr(
        "zhengtong.channels.counter.filling.clock.local_date", lambda moment: object()
    )
    clerk.get(f"/counter/drafts/{draft}/")
    assert len(identity.seen_by(desk.people.resident.ref)) == 3


def test_thrown_away_it_is_gone(clerk, desk, draft):
    answer = clerk.post(f"/counter/drafts/{draft}/discard/")
    assert answer["Location"] == "/counter/"
    assert links(clerk.get("/counter/"), draft) == []
    assert clerk.get(f"/counter/drafts/{draft}/").status_code == 404


def test_first_page_costs_the_same_however_many_drafts(clerk, desk, draft):
    few = queries_of(clerk, "/counter/")
    for who in (desk.people.neighbour, desk.people.rare, desk.people.agent):
        begin(clerk, who.number, desk.food)
    assert queries_of(clerk, "/counter/") == few <= 12
