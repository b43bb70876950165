"""An office with two items, a city full of people, and callers for them."""

import datetime as dt

import pytest

from tests import cast
from tests.cases.office import Office
from tests.channels.openapi.callers import Caller
from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import tokens
from zhengtong.cases import queries as cases
from zhengtong.kernel import clock
from zhengtong.registers.licences import queries as licences


@pytest.fixture
def today(monkeypatch, at):
    """The product's clock shows the day of these tests, whatever day it is."""
    monkeypatch.setenv(clock.MOVED_BY, at.isoformat())
    clock.forget_shift()
    yield at
    monkeypatch.undo()
    clock.forget_shift()


@pytest.fixture
def people(db, today):
    """The cast."""
    return cast.build()


@pytest.fixture
def desk(people, at, unwired):
    """An office with two items published; what it does lies an hour back."""
    return Office(people, at - dt.timedelta(hours=1))


@pytest.fixture
def resident(desk):
    """A resident's program."""
    return Caller(desk.people.resident)


@pytest.fixture
def neighbour(desk):
    """Another resident's program."""
    return Caller(desk.people.neighbour)


@pytest.fixture
def clerk(desk):
    """A program of an official at the window."""
    return Caller(desk.people.clerk)


@pytest.fixture
def stranger(desk):
    """Somebody who is not signed in."""
    return Caller()


@pytest.fixture
def things(desk):
    """What belongs to the resident: a draft with a file, and a case with letter and licence."""
    done = desk.decided()
    resident = desk.people.resident.actor
    draft = desk.filled()
    view = cases.draft(draft, resident)
    letter = cases.letters(done.number, resident, at=desk.at)[0]
    (card,) = licences.wallet_of(resident.ref, at=desk.at)
    return {
        "item": desk.food,
        "draft": draft,
        "file": view.materials[0].files[0].id,
        "case": done.number,
        "letter": letter.id,
        "last4": desk.people.resident.number[-4:],
        "licence": card.identifier,
        "token": _token_of(desk.people.resident, desk.at),
    }


def _token_of(member, at):
    """The number of a token of theirs."""
    tokens.issue(member.account, "theirs", by=member.actor, at=at)
    return identity.tokens_of(member.account, at=at)[0].id
