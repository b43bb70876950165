"""One matter of the resident's, ready to be rated."""

from typing import Any

import pytest

from tests import cast
from zhengtong.frontline.ratings import actions
from zhengtong.kernel.actors import SYSTEM

ITEM = f"{cast.MARKET}3440131001000"


@pytest.fixture
def people(db) -> cast.Cast:
    return cast.build()


@pytest.fixture
def invite(people, at):
    def invited(number: int = 1, **other: Any):
        given = {
            "item": ITEM,
            "item_name": {"zh": "食品经营许可", "en": "Food licence"},
            "body": cast.MARKET,
            "applicant": people.resident.ref,
            "by": SYSTEM,
            "at": at,
        }
        return actions.invite(f"case:{number}", **(given | other))

    return invited


@pytest.fixture
def invitation(invite):
    return invite()


@pytest.fixture
def rate(people, at, invitation):
    def rated(level: int = 1, **other: Any):
        given = {"token": invitation.token, "by": people.resident.actor, "at": at}
        given |= other
        return actions.rate(given.pop("token"), level, **given)

    return rated
