"""Every page of the workbench, opened by nobody, by residents, and by officials of other bodies.

A new address without a row in the table fails; so does a view that does not say who may open it.
"""

import re
from typing import Any

import pytest
from django.urls import URLPattern, reverse

from tests.cases import ruled
from tests.channels.reading import source, words
from zhengtong.cases import queries as cases
from zhengtong.channels.workbench.urls import urlpatterns
from zhengtong.frontline.ratings import actions as ratings
from zhengtong.kernel.actors import SYSTEM
from zhengtong.oversight.supervision import actions as supervision

SIGN_IN = "sign-in"
HANDLERS = {"clerk", "market_reviewer", "approver", "supervisor", "other_clerk"}
EVERYBODY = HANDLERS | {"auditor", "catalogue_manager", "administrator", "data_steward"}
OF_THE_CASE = {"clerk", "market_reviewer", "approver", "supervisor"}
RULES = {
    "market_reviewer", "approver", "supervisor", "auditor", "catalogue_manager", "administrator",
    "other_clerk",
}  # fmt: skip

# name -> the officials who get the page; everybody else gets 403, or 404 for a thing of others.
TABLE: dict[str, set[str]] = {
    "home": EVERYBODY,
    "mine": HANDLERS,
    "pool": HANDLERS,
    "cases": HANDLERS,
    "case": OF_THE_CASE,
    "verb": {"clerk"},
    "take": {"clerk"},
    "give-back": {"clerk"},
    "letter": OF_THE_CASE,
    "file": OF_THE_CASE,
    "follow-ups": HANDLERS,
    "follow-up": {"market_reviewer", "approver", "supervisor"},
    "cards": HANDLERS,
    "ratings": HANDLERS,
    "calendar": {"catalogue_manager", "administrator", "supervisor"},
    "calendar-year": {"catalogue_manager", "administrator", "supervisor"},
    "words": {"catalogue_manager"},
    "journal": {"auditor"},
    "rules": RULES,
    "rules-begin": RULES,
    "rules-model": RULES,
    "rules-version": RULES,
    "rules-check": RULES,
    "rules-bring": RULES,
    "rules-diagram": RULES,
    "rules-sheet": RULES,
    "rules-try": RULES,
    "rules-compare": RULES,
    "rules-drop": RULES,
    "rules-withdraw": RULES,
}
POSTED = {"take", "give-back"}
#: Answers by which a page is given.
GIVEN = {200, 302}
KEPT_FROM = {403, 404, 409}


def named() -> dict[str, URLPattern]:
    return {str(entry.name): entry for entry in urlpatterns if isinstance(entry, URLPattern)}


def test_every_address_has_a_row():
    assert set(named()) == set(TABLE)


def test_every_view_says_who_may_open_it():
    assert [n for n, entry in named().items() if not hasattr(entry.callback, "access")] == []


@pytest.fixture
def things(desk):
    """A case of the resident that waits at the window, and a bad rating of the market bureau."""
    case = desk.submitted()
    ruled.publish_rules(desk.people, desk.at)
    clerk = desk.people.clerk.actor
    view = cases.case(case.number, clerk, at=desk.at)
    token = ratings.invite(
        "case:1",
        item=desk.food,
        body=desk.people.approver.actor.body,
        applicant=desk.people.resident.ref,
        by=SYSTEM,
        at=desk.at,
    ).token
    given = ratings.rate(
        token, 4, reasons=["late"], words="等了太久", by=desk.people.resident.actor, at=desk.at
    )
    follow_up = supervision.open_follow_up(
        given.ref,
        about="case:1",
        item=desk.food,
        body=desk.people.approver.actor.body,
        level=4,
        by=SYSTEM,
        at=desk.at,
    )
    return {
        "number": case.number,
        "verb": "accept",
        "task": view.turns[0].task,
        "letter": view.letters[0].id,
        "file": view.materials[0].files[0].id,
        "follow_up": follow_up,
        "year": 2026,
        "key": ruled.KEY,
        "rules_number": 1,
    }


def ask(client: Any, name: str, things: dict[str, Any]) -> Any:
    """Open the page about one of these things; the answer."""
    wanted = named()[name].pattern.converters
    room = name.partition("-")[0]
    asked = {key: things.get(f"{room}_{key}", things.get(key)) for key in wanted}
    url = reverse(f"desk:{name}", kwargs=asked)
    return client.post(url) if name in POSTED else client.get(url)


def test_nobody_signs_in_first(browser, things):
    client = browser("")
    for name in TABLE:
        answer = ask(client, name, things)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/sign-in/"), name


@pytest.mark.parametrize("who", ["resident", "neighbour", "stranger", "agent"])
def test_residents_have_no_workbench(browser, things, who):
    client = browser(who)
    assert {name: ask(client, name, things).status_code for name in TABLE} == dict.fromkeys(
        TABLE, 403
    )


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_officials_see_what_is_theirs(browser, things, who):
    client = browser(who)
    for name, allowed in TABLE.items():
        status = ask(client, name, things).status_code
        expected = GIVEN if who in allowed else KEPT_FROM
        assert status in expected, (name, who, status)


def test_official_of_another_body_cannot_tell_a_case_from_a_made_up_number(browser, things):
    client = browser("other_clerk")
    real = client.get(f"/desk/cases/{things['number']}/")
    made_up = client.get(f"/desk/cases/{things['number'][:-4]}9999/")
    assert real.status_code == made_up.status_code == 404
    assert words(real) == words(made_up)


def test_menu_leads_nowhere_that_is_closed(browser, things):
    for who in EVERYBODY:
        client = browser(who)
        page = source(client.get("/desk/"))
        menu = re.findall(r'class="zt-side__link" href="([^"]+)"', page)
        assert menu[0] == "/desk/"
        for address in menu:
            assert client.get(address).status_code == 200, (who, address)


def test_problems_are_told_beside_the_menu(browser, things):
    answer = browser("clerk").get("/desk/journal/")
    assert answer.status_code == 403
    assert "zt-side__link" in answer.content.decode()
    assert "您的岗位角色无权访问此页面。" in words(answer)
