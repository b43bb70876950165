"""Which rows of a table match (DMN 1.5, 10.3.2.10): masks of the columns, then cells that compute.

Every input is looked up in the index of its column and the masks are cut with one another; only
the rows that are left and have a cell that computes are tested cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zhengtong.blocks.rules.feel import Tests
from zhengtong.blocks.rules.feel.comparing import equal

from .building import Closure, Frame, Value
from .hit_policies import Policy
from .index import ColumnIndex, rows_of
from .trace import TableText, TableTrace


@dataclass(slots=True)
class Column:
    """An input column: its expression, the slot of "?", its cells (None is a faulty one).

    `allowed` are the input values, `names` those its expression mentions. `place` is the slot of
    the variable where the expression is nothing but its name, else 0.
    """

    name: str
    source: Closure
    slot: int
    cells: tuple[Tests | None, ...]
    allowed: Tests | None = None
    names: frozenset[str] = frozenset()
    place: int = 0
    index: ColumnIndex = field(init=False)

    def __post_init__(self) -> None:
        self.index = ColumnIndex([cell.shape if cell else None for cell in self.cells])

    def accepts(self, frame: Frame, row: int) -> bool:
        """Ask the cell itself; the value is in its slot."""
        cell = self.cells[row]
        if cell is None:
            frame[0].note(f"row {row + 1}, column “{self.name}” is not FEEL")
            return False
        return cell.check(frame) is True

    def permits(self, frame: Frame, value: Value) -> bool:
        """Is the value among the input values (8.3.2), if there are any?"""
        if self.allowed is None or self.allowed.check(frame) is True:
            return True
        if value is not None:
            frame[0].note(f"the value of “{self.name}” is not among its input values")
        return False


@dataclass(slots=True)
class Matcher:
    """The compiled rows of a table. The names are those that the outputs mention."""

    columns: list[Column]
    rows: int
    text: TableText
    policy: str
    outputs: Sequence[Closure]
    decide: Policy
    default: Closure
    output_names: Sequence[frozenset[str]] = ()
    default_names: frozenset[str] = frozenset()

    def closure(self) -> Closure:
        """Evaluates the table in a frame."""
        plan = [
            (c.place, c.source, c.slot, c.index.finders, c.index, c if c.allowed else None)
            for c in self.columns
        ]
        everything = (1 << self.rows) - 1
        computed = 0
        for column in self.columns:
            computed |= column.index.computed
        decide, default, first_only = self.decide, self.default, self.policy == "FIRST"

        def evaluate(frame: Frame) -> Value:
            run = frame[0]
            if run.trace is not None:
                return self.traced(frame)
            run.step()
            mask = everything
            asked: list[ColumnIndex] | None = None
            for place, source, slot, finders, index, checked in plan:
                value = frame[slot] = frame[place] if place else source(frame)
                finder = finders.get(type(value))
                found = finder(value) if finder is not None else index.find(value)
                if found is not None:
                    mask &= found
                elif asked is None:
                    asked = [index]
                else:
                    asked.append(index)
                if checked is not None and not checked.permits(frame, value):
                    mask &= ~index.anything
                if not mask:
                    return default(frame)
            if asked is not None or mask & computed:
                mask = self._tested(frame, mask, asked or ())
                if not mask:
                    return default(frame)
            if mask & (mask - 1) == 0:
                return decide(frame, [mask.bit_length() - 1])
            if first_only:
                return decide(frame, [(mask & -mask).bit_length() - 1])
            return decide(frame, rows_of(mask))

        return evaluate

    def _tested(self, frame: Frame, mask: int, asked: Sequence[ColumnIndex]) -> int:
        """The rows of the mask whose cells that compute accept, too."""
        run = frame[0]
        left = 0
        for row in rows_of(mask):
            bit = 1 << row
            run.step()
            for column in self.columns:
                index = column.index
                if (index.computed & bit or (index in asked and not index.anything & bit)) and (
                    not column.accepts(frame, row)
                ):
                    break
            else:
                left |= bit
                if self.policy == "FIRST":
                    break
        return left

    def traced(self, frame: Frame) -> Value:
        """Evaluate all cells that decide why a row matches or not, and tell the trace."""
        values = []
        left = (1 << self.rows) - 1
        failing = []
        for column in self.columns:
            value = frame[column.slot] = column.source(frame)
            values.append(value)
            accepted = self._accepted(frame, column, value, left)
            failing.append(left & ~accepted)
            left &= accepted
        frame[0].step(self.rows)
        matched = rows_of(left)
        outcome = self.decide(frame, matched) if matched else self.default(frame)
        hits = frozenset(self._hits(frame, matched, outcome))
        frame[0].trace.table(TableTrace(self.text, tuple(values), hits, tuple(failing)))
        return outcome

    def _accepted(self, frame: Frame, column: Column, value: Value, left: int) -> int:
        index = column.index
        found = index.find(value)
        accepted = left if found is None else left & found
        if not column.permits(frame, value):
            accepted &= ~index.anything
        to_ask = accepted & (index.computed if found is not None else ~index.anything)
        for row in rows_of(to_ask):
            if not column.accepts(frame, row):
                accepted &= ~(1 << row)
        return accepted

    def _hits(self, frame: Frame, matched: list[int], outcome: Value) -> list[int]:
        """The rows whose outputs make the result."""
        if self.policy == "FIRST":
            return matched[:1]
        if self.policy == "UNIQUE":
            return matched if len(matched) == 1 else []
        if self.policy == "PRIORITY":
            same = (r for r in matched if equal(self.outputs[r](frame), outcome) is True)
            return [next(same, matched[0])] if matched else []
        return matched
