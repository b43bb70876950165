"""Two ways to write text rows: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

from zhengtong.project.demo.bulk.cloning import Batch, split
from zhengtong.project.demo.bulk.stencils import JOURNAL, NULL, NUMBERED, TABLES, columns
from zhengtong.project.demo.progress import Step

#: From so many cases on it is quicker to take the indexes down and to build them anew.
WORTH_REBUILDING = 20_000


def table(label: str) -> str:
    return apps.get_model(label)._meta.db_table


def _columns(label: str) -> str:
    return ", ".join(f'"{name}"' for name in columns(label))


class CopyWriter:
    """Writes by COPY in one transaction, with indexes and references rebuilt at the end."""

    batch_size = 5000

    def __init__(self, cases: int) -> None:
        self.rebuilds = cases >= WORTH_REBUILDING
        #: What building indexes counts for in the progress, beside the cases.
        self.afterwards = cases // 2 if self.rebuilds else 0

    @contextmanager
    def writing(self, step: Step) -> Iterator[None]:
        """One transaction; at its end references and indexes are there again."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL TIME ZONE 'UTC'")
            cursor.execute("SET LOCAL synchronous_commit = off")
            cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
            names = [table(label) for label in (*TABLES, JOURNAL)]
            taken_down = _take_down(names) if self.rebuilds else []
            yield
            share, rest = divmod(self.afterwards, max(1, len(taken_down)))
            for number, statement in enumerate(taken_down):
                cursor.execute(statement)
                step(share + (rest if number == 0 else 0))
            for label in NUMBERED:
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table(label)}', 'id'), "  # noqa: S608
                    f"(SELECT max(id) FROM {table(label)}))"
                )
        with connection.cursor() as cursor:
            for name in names:
                cursor.execute(f"ANALYZE {name}")

    def write(self, batch: Batch) -> None:
        with connection.cursor() as cursor:
            for label, rows in batch.tables.items():
                if not rows:
                    continue
                command = (
                    f"COPY {table(label)} ({_columns(label)}) FROM STDIN "
                    rf"(FORMAT csv, DELIMITER E'\x1e', QUOTE E'\x02', NULL '{NULL}')"
                )
                with cursor.copy(command) as copy:
                    copy.write(rows)


def _take_down(names: Iterable[str]) -> list[str]:
    """Drop references and indexes; the statements that bring them back, in order."""
    listed = ", ".join(f"'{name}'::regclass" for name in names)
    back: list[str] = []
    with connection.cursor() as cursor:
        for kind in ("f", "u"):
            cursor.execute(
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) "  # noqa: S608
                f"FROM pg_constraint WHERE contype = '{kind}' AND conrelid IN ({listed})"
            )
            for owner, name, definition in cursor.fetchall():
                cursor.execute(f'ALTER TABLE {owner} DROP CONSTRAINT "{name}"')
                back.append(f'ALTER TABLE {owner} ADD CONSTRAINT "{name}" {definition}')
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index "  # noqa: S608
            f"WHERE NOT indisprimary AND indrelid IN ({listed})"
        )
        for name, definition in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
            back.append(definition)
    return back[::-1]


class RowWriter:
    """Writes by executemany; each batch is a transaction."""

    batch_size = 1000
    afterwards = 0

    @contextmanager
    def writing(self, step: Step) -> Iterator[None]:
        """Nothing is to be prepared."""
        yield

    def write(self, batch: Batch) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for label, rows in batch.tables.items():
                if not rows:
                    continue
                lines = rows.decode()[:-1].split("\n")
                holes = ", ".join(["%s"] * len(columns(label)))
                cursor.executemany(
                    f"INSERT INTO {table(label)} ({_columns(label)}) VALUES ({holes})",  # noqa: S608
                    [[None if cell == NULL else cell for cell in split(line)] for line in lines],
                )


def writer(cases: int) -> CopyWriter | RowWriter:
    """The writer of this database."""
    return CopyWriter(cases) if connection.vendor == "postgresql" else RowWriter()
