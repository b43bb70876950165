"""Yellow and red cards, for the bodies that hold them and for supervisors."""

import datetime as dt

import pytest

from tests.channels.counting import queries_of
from tests.channels.reading import links, main
from zhengtong.kernel.actors import SYSTEM
from zhengtong.oversight.supervision import actions

CASE = r"^/desk/cases/[^/]+/$"


@pytest.fixture
def late(desk, at):
    """A case whose window has let the days for the acceptance pass, with its red card."""
    case = desk.submitted(at=at - dt.timedelta(days=20))
    day = at.date() - dt.timedelta(days=20)
    over = at.date() - dt.timedelta(days=10)
    body = desk.people.clerk.actor.body
    limit = actions.Clock(case.ref, 1, body, desk.food, "acceptance", day, over)
    actions.watch(limit, by=SYSTEM, at=at)
    assert actions.raise_due(by=SYSTEM, at=at) == 1
    return case


def test_it_works(browser, late):
    page = browser("clerk").get("/desk/cards/")
    assert links(page, CASE) == [f"/desk/cases/{late.number}/"]
    assert "红牌" in main(page)
    assert "超期" in main(page)


def test_level_narrows(browser, late):
    client = browser("clerk")
    assert links(client.get("/desk/cards/?level=yellow"), CASE) == []
    assert links(client.get("/desk/cards/?level=red"), CASE)
    assert links(client.get("/desk/cards/?level=pink"), CASE)


def test_supervisor_sees_all_and_other_bodies_nothing(browser, late):
    assert links(browser("supervisor").get("/desk/cards/"), CASE)
    page = browser("other_clerk").get("/desk/cards/")
    assert links(page, CASE) == []
    assert "没有黄牌或红牌" in main(page)


def test_list_is_bounded(browser, late):
    assert queries_of(browser("clerk"), "/desk/cards/") <= 12
