"""What every test can lean on."""

import datetime as dt

import pytest
from django.core.cache import cache

from zhengtong.kernel import clock, news


@pytest.fixture
def at() -> dt.datetime:
    """The moment at which the stories of the tests begin: Wednesday 2026-03-11, 10:00."""
    return dt.datetime(2026, 3, 11, 10, 0, tzinfo=clock.zone())


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def unwired():
    """Nobody listens to the news, whatever the project has wired."""
    before = dict(news._listeners)
    news.wire({})
    yield
    news._listeners.update(before)
