"""An office with two items, a city full of people, and browsers for them."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from tests import cast
from tests.cases.office import Office
from zhengtong.kernel import clock

At = Callable[[str], Client]


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
def browser(people) -> At:
    """The browser of one of the cast: `browser("clerk")`; of nobody: `browser("")`."""

    def opened(name: str) -> Client:
        return getattr(people, name).sign_in(Client()) if name else Client()

    return opened
