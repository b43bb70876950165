"""Sessions are those of Django; only the way they are read is ours."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from zhengtong.project.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_what_was_kept_is_read_again() -> None:
    kept = SessionStore()
    kept["acting_for"] = "company:1"
    kept.create()
    assert SessionStore(kept.session_key)["acting_for"] == "company:1"
    assert db.SessionStore(kept.session_key)["acting_for"] == "company:1"


def test_a_session_that_has_run_out_or_never_was_is_empty_and_loses_its_key() -> None:
    kept = SessionStore()
    kept["acting_for"] = "company:1"
    kept.create()
    Session.objects.update(expire_date=datetime.now(UTC) - timedelta(seconds=1))
    for key in (kept.session_key, "neverwas"):
        found = SessionStore(key)
        assert "acting_for" not in found
        assert found.session_key is None
