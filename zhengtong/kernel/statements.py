"""Queries whose SQL is composed once in a process, for the reads that every request makes.

Django composes the SQL of a query anew each time it runs. For a row of fifty columns that takes
eight times as long as fetching it. A statement does it once:

    BY_NUMBER = Statement(lambda number: Case.objects.filter(number=number))
    case = BY_NUMBER.first("11990100…")

The lambda is called once, with holes in the place of the values; it may use whatever a queryset
can, but not ask what a value is. Values are strings, numbers, booleans, days, moments and UUIDs.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet, Value
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)
populators: Callable[..., list[Any]] = get_related_populators


class _Hole(Value):
    """Stands in a query for a value that comes later."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@dataclass(frozen=True, slots=True)
class _Composed:
    """A query as it goes to the database, and how its rows are read."""

    sql: str
    parameters: tuple[Any, ...]
    converters: tuple[tuple[int, list[Any], Any], ...]
    model: Any
    start: int
    end: int
    names: list[str]
    related: list[Any]


class Statement(Generic[M]):
    """One query. `build` makes the queryset out of its values; order it where order counts."""

    def __init__(self, build: Callable[..., "QuerySet[M, Any]"]) -> None:
        self._build = build
        self._whole: _Composed | None = None
        self._one: _Composed | None = None

    def all(self, *values: Any) -> list[M]:
        """All rows, as instances."""
        if self._whole is None:
            self._whole = self._compose(slice(None), len(values))
        return list(_instances(self._whole, values))

    def first(self, *values: Any) -> M | None:
        """The first row, or None."""
        if self._one is None:
            self._one = self._compose(slice(1), len(values))
        return next(_instances(self._one, values), None)

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a `values_list` query, as tuples."""
        if self._whole is None:
            self._whole = self._compose(slice(None), len(values))
        return [tuple(row) for row in _rows(self._whole, values)]

    def _compose(self, part: slice, count: int) -> _Composed:
        queryset = self._build(*(_Hole(place) for place in range(count)))
        compiler = queryset[part].query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        expressions = [column[0] for column in compiler.select]
        found = compiler.get_converters(expressions)
        converters = tuple((place, *pair) for place, pair in found.items())
        info = compiler.klass_info
        if info is None:
            return _Composed(sql, parameters, converters, None, 0, 0, [], [])
        fields = info["select_fields"]
        return _Composed(
            sql=sql,
            parameters=parameters,
            converters=converters,
            model=info["model"],
            start=fields[0],
            end=fields[-1] + 1,
            names=[compiler.select[n][0].target.attname for n in fields],
            related=populators(info, compiler.select, connection.alias),
        )


def _rows(composed: _Composed, values: Sequence[Any]) -> Iterator[list[Any]]:
    # Fetched once: each look at `connection` goes through a thread-local proxy.
    database = connections[DEFAULT_DB_ALIAS]
    given = [
        _plain(values[part.value], database) if type(part) is _Hole else part
        for part in composed.parameters
    ]
    with database.cursor() as cursor:
        cursor.execute(composed.sql, given)
        found = cursor.fetchall()
    for raw in found:
        row = list(raw)
        for place, converters, expression in composed.converters:
            value = row[place]
            for convert in converters:
                value = convert(value, expression, database)
            row[place] = value
        yield row


def _instances(composed: _Composed, values: Sequence[Any]) -> Iterator[Any]:
    model, start, end = composed.model, composed.start, composed.end
    for row in _rows(composed, values):
        # What `Model.from_db` makes, without its signals, which this house does not use. A column
        # that is not there is fetched when somebody asks for it.
        instance = model.__new__(model)
        state = ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        instance.__dict__ = dict(zip(composed.names, row[start:end], strict=True), _state=state)
        for populator in composed.related:
            populator.populate(row, instance)
        yield instance


def _plain(value: Any, database: Any) -> Any:
    """A value as the driver of this database takes it."""
    if type(value) in (str, int):
        return value
    if isinstance(value, datetime):
        return database.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return database.ops.adapt_datefield_value(value)
    if isinstance(value, UUID) and not database.features.has_native_uuid_field:
        return value.hex
    return value
