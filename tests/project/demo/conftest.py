"""One small demo city for the tests of this folder: loaded once, rolled back at the end."""

import datetime as dt

import pytest
from django.db import transaction

from zhengtong.kernel import clock, seed_calendar
from zhengtong.kernel.actors import SYSTEM
from zhengtong.project.demo import marks
from zhengtong.project.demo.cases import telling
from zhengtong.project.demo.loading import everything

NOW = dt.datetime(2026, 11, 20, 16, 0, tzinfo=clock.zone())
#: The cases of the named cast, and one of each end that they do not have.
SHARE = 0.0


@pytest.fixture(scope="package")
def small_city(django_db_setup, django_db_blocker, tmp_path_factory):
    """The content and some two dozen stories; answers the stories as they were told."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        seed_calendar.seed(3, by=SYSTEM, at=NOW)
        since = NOW - everything.BEFORE
        for part in everything.PARTS:
            part.load(lambda things=1: None, at=since)
        marks.remember(everything.CONTENT, marks.content_digest(), at=since)
        told = telling.tell(at=NOW, share=SHARE)
        marks.remember("stories", marks.content_digest(), at=NOW)
        yield told
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)
