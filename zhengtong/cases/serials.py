"""Serial numbers without gaps in a day: one statement, one row lock until the transaction ends."""

from django.db import connection

from .models import Counter


def following(series: str) -> int:
    """The next number of a series, beginning with 1.

    Must run in the transaction that uses the number: when that fails, the number is free again.
    """
    table = connection.ops.quote_name(Counter._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, serial) VALUES (%s, 1) "  # noqa: S608
            f"ON CONFLICT (key) DO UPDATE SET serial = {table}.serial + 1 RETURNING serial",
            [series],
        )
        return int(cursor.fetchone()[0])
