"""Inserts and updates whose SQL is composed once in a process, for what every submission writes.

The counterpart of `statements`: Django composes the SQL of each insert anew, and asks every column
how it wants to be written; for a row of thirty columns that takes longer than writing it.

    SEATS = Insertion(CaseSeat)
    SEATS.all([CaseSeat(…), CaseSeat(…)])

What is written is what `bulk_create` and `save(update_fields=…)` would write.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models
from django.db.models import Model

M = TypeVar("M", bound=Model)

#: From so many rows on, composing is a small part of the work, and one SQL for each count too many.
MOST = 20
#: Values of these types go to the database as they are, where a column of these kinds takes them.
PLAIN_VALUES = frozenset({str, int, bool, type(None)})
PLAIN_COLUMNS = frozenset(
    {
        models.CharField,
        models.TextField,
        models.BooleanField,
        models.IntegerField,
        models.BigIntegerField,
        models.PositiveIntegerField,
        models.PositiveBigIntegerField,
        models.PositiveSmallIntegerField,
        models.ForeignKey,
        models.OneToOneField,
    }
)


class _Columns:
    """Some columns of a table: takes their values out of a row as the driver wants them."""

    def __init__(self, fields: Iterable[Any]) -> None:
        self.fields = [(field, field.attname, type(field) in PLAIN_COLUMNS) for field in fields]
        self.names = [connection.ops.quote_name(field.column) for field, _n, _p in self.fields]

    def values(self, row: Model, database: Any) -> list[Any]:
        kept = row.__dict__
        found = []
        for field, name, is_plain in self.fields:
            value = kept[name]
            if not (is_plain and type(value) in PLAIN_VALUES):
                value = field.get_db_prep_save(value, database)
            found.append(value)
        return found


class Insertion(Generic[M]):
    """New rows of one model, whose key the database gives out or the row has already."""

    def __init__(self, model: type[M]) -> None:
        self._model = model
        self._columns: _Columns | None = None
        self._sql: dict[int, str] = {}

    def one(self, row: M) -> M:
        """Write a row; it has its key then."""
        return self.all([row])[0]

    def all(self, rows: Iterable[M]) -> Sequence[M]:
        """Write rows at once, in order; they have their keys then. No rows, no query."""
        new = list(rows)
        if len(new) > MOST:
            return self._model._default_manager.bulk_create(new, 500)
        if not new:
            return new
        columns = self._columns or self._read()
        database = connections[DEFAULT_DB_ALIAS]
        values = [value for row in new for value in columns.values(row, database)]
        with database.cursor() as cursor:
            cursor.execute(self._sql.get(len(new)) or self._compose(len(new)), values)
            keys = cursor.fetchall() if self._model._meta.auto_field else []
        for row, (key,) in zip(new, keys, strict=False):
            row.pk = key
        for row in new:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
        return new

    def _read(self) -> _Columns:
        given_out = self._model._meta.auto_field
        fields = [f for f in self._model._meta.concrete_fields if f is not given_out]
        self._columns = _Columns(fields)
        return self._columns

    def _compose(self, count: int) -> str:
        columns = self._columns or self._read()
        quote, meta = connection.ops.quote_name, self._model._meta
        row = f"({', '.join(['%s'] * len(columns.names))})"
        key = meta.auto_field.column if meta.auto_field else None
        self._sql[count] = (
            f"INSERT INTO {quote(meta.db_table)} ({', '.join(columns.names)}) "  # noqa: S608
            f"VALUES {', '.join([row] * count)}" + (f" RETURNING {quote(key)}" if key else "")
        )
        return self._sql[count]


class Change(Generic[M]):
    """Some columns of a row that is there, written by its key: `save(update_fields=columns)`."""

    def __init__(self, model: type[M], *columns: str) -> None:
        self._model = model
        self._names = columns
        self._columns: _Columns | None = None
        self._sql = ""

    def write(self, row: M) -> None:
        """Write the columns as they stand in the row; raises DatabaseError when it is gone."""
        columns = self._columns or self._compose()
        database = connections[DEFAULT_DB_ALIAS]
        with database.cursor() as cursor:
            cursor.execute(self._sql, columns.values(row, database))
            if cursor.rowcount != 1:
                raise DatabaseError(f"the row of {self._model.__name__} is gone")

    def _compose(self) -> _Columns:
        meta = self._model._meta
        columns = _Columns([*(meta.get_field(name) for name in self._names), meta.pk])
        *changed, key = columns.names
        table = connection.ops.quote_name(meta.db_table)
        places = ", ".join(f"{name} = %s" for name in changed)
        self._sql = f"UPDATE {table} SET {places} WHERE {key} = %s"  # noqa: S608
        self._columns = columns
        return columns
