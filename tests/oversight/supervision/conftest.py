"""A bad rating of the market bureau, and the calendar of 2026."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests import cast
from zhengtong.frontline.ratings import actions as ratings
from zhengtong.kernel import calendars
from zhengtong.kernel.actors import SYSTEM
from zhengtong.oversight.supervision import actions, queries

ITEM = f"{cast.MARKET}3440131001000"


@pytest.fixture
def people(db) -> cast.Cast:
    calendars.announce(
        2026,
        {date(2026, 4, 6): (False, "清明节"), date(2026, 3, 14): (True, "调休上班")},
        source="test",
        by=SYSTEM,
        at=cast.BEGAN,
    )
    return cast.build()


@pytest.fixture
def rated(people, at):
    """Rate a matter of the resident's badly and open its follow-up; returns the id."""

    def opened(number: int = 1, *, when: datetime = at, body: str = cast.MARKET) -> int:
        about = f"case:{number}"
        token = ratings.invite(
            about, item=ITEM, body=body, applicant=people.resident.ref, by=SYSTEM, at=when
        ).token
        given = ratings.rate(
            token, 4, reasons=["late"], words="等了太久", by=people.resident.actor, at=when
        )
        return actions.open_follow_up(
            given.ref, about=about, item=ITEM, body=body, level=4, by=SYSTEM, at=when
        )

    return opened


@pytest.fixture
def follow_up(rated) -> int:
    return rated()


@pytest.fixture
def do(follow_up, people, at):
    """Do a verb as the reviewer of the body, a day later, with the version that is there."""

    def done(verb: str, words: str = "已电话联系", **other: Any) -> queries.FollowUpDesk:
        by = other.pop("by", people.market_reviewer.actor)
        when = other.pop("at", at + timedelta(days=1))
        seen = queries.follow_up(follow_up, by=people.supervisor.actor, at=when)
        version = other.pop("version", seen.version)
        getattr(actions, verb)(follow_up, words, version=version, by=by, at=when, **other)
        return queries.follow_up(follow_up, by=people.supervisor.actor, at=when)

    return done
