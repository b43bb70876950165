"""Every page of the counter: for window clerks alone, and each clerk's drafts for that clerk alone.

A new address without a row in the table fails; so does a view that does not say who may open it.
"""

from typing import Any

import pytest
from django.urls import URLPattern, reverse

from tests.channels.counter.visit import begin, identify, receive, scan
from zhengtong.cases import queries as cases
from zhengtong.channels.counter.urls import urlpatterns

# name -> what the clerk of another window gets who guesses the address of this clerk's thing.
TABLE: dict[str, int] = {
    "start": 200,
    "register": 422,
    "confirm": 404,
    "items": 404,
    "suggest": 404,
    "begin": 404,
    "corrections": 404,
    "form": 404,
    "autosave": 404,
    "materials": 404,
    "file": 404,
    "remove": 404,
    "review": 404,
    "print": 404,
    "discard": 404,
    "taken": 404,
    "letter": 404,
}
POSTED = {"register", "begin", "corrections", "autosave", "remove", "discard"}
OFFICIALS = (
    "market_reviewer",
    "approver",
    "supervisor",
    "auditor",
    "catalogue_manager",
    "administrator",
    "data_steward",
)


def named() -> dict[str, URLPattern]:
    return {str(entry.name): entry for entry in urlpatterns if isinstance(entry, URLPattern)}


def test_every_address_has_a_row():
    assert set(named()) == set(TABLE)


def test_every_view_says_who_may_open_it():
    kinds = {getattr(entry.callback, "access", "") for entry in named().values()}
    assert kinds == {"staff: window_clerk"}


@pytest.fixture
def things(browser, desk):
    """A visit, a draft with a scan, and a case that this clerk took in."""
    client, people = browser("clerk"), desk.people
    draft = begin(client, people.resident.number, desk.food)
    receive(client, draft, **{"file-id-card": scan()})
    view = cases.draft(draft, people.clerk.actor)
    case = desk.submitted(by=people.neighbour.actor)
    return {
        "visit": identify(client, people.resident.number),
        "code": desk.food,
        "draft": draft,
        "file": next(f.id for f in view.materials[0].files if f.document),
        "number": case.number,
        "letter": desk.desk(case.number).letters[0].id,
    }


def ask(client: Any, name: str, things: dict[str, Any]) -> Any:
    """Open the page about one of these things; the answer."""
    wanted = named()[name].pattern.converters
    url = reverse(f"counter:{name}", kwargs={key: things[key] for key in wanted})
    return client.post(url) if name in POSTED else client.get(url)


def test_nobody_signs_in_first(browser, things):
    for name in TABLE:
        answer = ask(browser(""), name, things)
        assert (answer.status_code, answer["Location"][:9]) == (302, "/sign-in/"), name


@pytest.mark.parametrize("who", ["resident", "stranger", "agent", *OFFICIALS])
def test_who_is_no_window_clerk_has_no_counter(browser, things, who):
    client = browser(who)
    found = {name: ask(client, name, things).status_code for name in TABLE}
    assert found == dict.fromkeys(TABLE, 403)


def test_clerk_of_another_window_sees_nothing_of_it(browser, things):
    client = browser("other_clerk")
    assert {name: ask(client, name, things).status_code for name in TABLE} == TABLE


def test_the_clerk_gets_every_page(browser, things):
    client = browser("clerk")
    for name in sorted(TABLE, key=lambda each: each == "discard"):
        status = ask(client, name, things).status_code
        expected = {"register": (422,), "corrections": (404,)}.get(name, (200, 302))
        assert status in expected, (name, status)


@pytest.mark.parametrize("visit", ["x", "a:b:c", "' OR 1=1", "WyJwZXJzb246MSIsInN0YWZmOjEiXQ:1:x"])
def test_forged_visit_is_none(browser, desk, visit):
    answer = browser("clerk").get(f"/counter/visits/{visit}/items/")
    assert answer.status_code == 404


def test_visit_ends(browser, desk, monkeypatch):
    client = browser("clerk")
    visit = identify(client, desk.people.resident.number)
    monkeypatch.setattr("zhengtong.channels.counter.visits.SECONDS", -1)
    answer = client.get(f"/counter/visits/{visit}/items/")
    assert answer.status_code == 404
    assert "请回到窗口收件页重新识别申请人。" in answer.content.decode()
