"""Count what a page asks of the database."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

FRAMES = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def queries_of(client: Any, address: str) -> int:
    """How many statements a page costs once the process is warm; transactions are not counted."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return sum(not query["sql"].startswith(FRAMES) for query in seen.captured_queries)
