"""The explanation of a decision: what was evaluated, which rows matched and why others did not.

Made only on request. Rows are told when they are asked for, from the masks that were found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhengtong.blocks.rules.feel import DEFAULT_LIMITS, Limits, Run
from zhengtong.blocks.rules.feel.values import DateTime

from .index import rows_of

Value = Any


@dataclass(frozen=True, slots=True)
class RowText:
    """A row as it is written: its number from 1, its cells, and its annotations by column."""

    number: int
    id: str
    cells: tuple[str, ...]
    annotations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableText:
    """A table as it is written, for all its traces."""

    element: str
    policy: str
    columns: tuple[str, ...]
    rows: tuple[RowText, ...]


class FailedCell(NamedTuple):
    """The first cell that did not accept its input: column, what is written there, the value."""

    column: str
    text: str
    value: Value


class RowTrace:
    """A row: did it match, did the hit policy take it (`hit`), and if not the cell that failed."""

    __slots__ = ("_column", "_table", "hit", "text")

    def __init__(self, table: TableTrace, text: RowText, column: int, hit: bool) -> None:
        self._table = table
        self._column = column
        self.text = text
        self.hit = hit

    @property
    def number(self) -> int:
        return self.text.number

    @property
    def matched(self) -> bool:
        return self._column < 0

    @property
    def failed(self) -> FailedCell | None:
        column = self._column
        if column < 0:
            return None
        return FailedCell(
            self._table.table.columns[column], self.text.cells[column], self._table.values[column]
        )

    @property
    def annotations(self) -> Mapping[str, str]:
        return self.text.annotations


@dataclass(slots=True)
class TableTrace:
    """One evaluation of a table. `failing` has for each column the mask of the rows that it was
    the first to refuse, `hits` are the rows that the hit policy took (from 0)."""

    table: TableText
    values: tuple[Value, ...]
    hits: frozenset[int]
    failing: tuple[int, ...]

    @property
    def inputs(self) -> dict[str, Value]:
        return dict(zip(self.table.columns, self.values, strict=True))

    @property
    def rows(self) -> list[RowTrace]:
        """All rows in their order."""
        columns = [-1] * len(self.table.rows)
        for column, mask in enumerate(self.failing):
            for row in rows_of(mask):
                columns[row] = column
        hits = self.hits
        return [
            RowTrace(self, text, columns[row], row in hits)
            for row, text in enumerate(self.table.rows)
        ]

    @property
    def annotations(self) -> list[Mapping[str, str]]:
        """Those of the rows that were taken."""
        return [self.table.rows[row].annotations for row in sorted(self.hits)]


@dataclass(slots=True)
class DecisionTrace:
    """One decision: the values it required by name, its value, the tables evaluated for it."""

    name: str
    id: str
    inputs: dict[str, Value]
    value: Value = None
    tables: list[TableTrace] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


class Trace:
    """Decisions in the order in which they were finished, the one that was asked for last."""

    __slots__ = ("_open", "decisions")

    def __init__(self) -> None:
        self.decisions: list[DecisionTrace] = []
        self._open: list[DecisionTrace] = []

    def begin(self, name: str, id: str, inputs: dict[str, Value]) -> DecisionTrace:
        begun = DecisionTrace(name, id, inputs)
        self._open.append(begun)
        return begun

    def end(self, value: Value, messages: Sequence[str]) -> None:
        done = self._open.pop()
        done.value = value
        done.messages = list(messages)
        self.decisions.append(done)

    def table(self, traced: TableTrace) -> None:
        if self._open:
            self._open[-1].tables.append(traced)


class Evaluation(Run):
    """The run of a decision; `trace` is None unless it was asked for."""

    __slots__ = ("trace",)

    def __init__(
        self,
        now: DateTime | None = None,
        limits: Limits = DEFAULT_LIMITS,
        trace: Trace | None = None,
    ) -> None:
        super().__init__(now, limits)
        self.trace = trace
