"""An office with two items, a city full of people, and browsers for them."""

import datetime as dt

import pytest
from django.test import Client

from tests import cast
from tests.cases.office import Office
from zhengtong.kernel import clock


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
    """The browser of a resident who is signed in."""
    return desk.people.resident.sign_in(Client())


@pytest.fixture
def stranger(desk):
    """The browser of somebody who is signed in and has nothing to do with anything."""
    return desk.people.stranger.sign_in(Client())


@pytest.fixture
def nobody(desk):
    """A browser in which nobody is signed in."""
    return Client()
