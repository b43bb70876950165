"""What the tests of the chain share."""

import pytest
from django.db import connection

from tests.blocks.audit.journals import by_hand
from zhengtong.kernel.models import JournalLine


@pytest.fixture(autouse=True)
def _journal_from_one(db, unwired, settings, tmp_path):
    """An empty journal whose first line has the id 1, whatever tests ran before."""
    settings.HOME = tmp_path
    JournalLine.objects.all().delete()
    if connection.vendor == "sqlite":
        by_hand("DELETE FROM sqlite_sequence WHERE name = 'JOURNAL'")
    else:
        by_hand("ALTER SEQUENCE JOURNAL_id_seq RESTART WITH 1")
