"""The output columns of a decision table (DMN 1.5, 8.3.2 and 8.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zhengtong.blocks.rules.feel import Run, Scope, Tests, new_frame
from zhengtong.blocks.rules.feel.compiling.base import Constant
from zhengtong.blocks.rules.feel.types import ContextType, Type

from . import expressions as box
from .building import Built, Frame, Site, Value, joined, nothing, text_of
from .hit_policies import rank
from .unary_tests import tests_of


@dataclass(slots=True)
class Outputs:
    """The output columns of a table: one gives its value, several a context of their names."""

    table: box.DecisionTable
    types: list[Type]
    scope: Scope
    site: Site
    where: str
    allowed: list[Tests | None] = field(init=False)

    def __post_init__(self) -> None:
        self.allowed = [self._tests(number) for number in range(len(self.table.outputs))]

    def _tests(self, number: int) -> Tests | None:
        values = self.table.outputs[number].values
        if values is None or not (values.text or "").strip():
            return None
        at = joined(self.where, f"output values {number + 1}")
        inner = self.scope.child()
        inner.declare("?", self.types[number])
        language = values.expression_language
        return tests_of(values.text or "", language, inner, self.types[number], self.site, at)

    def names(self) -> list[str]:
        clauses = enumerate(self.table.outputs, 1)
        return [clause.name or clause.label or f"output {n}" for n, clause in clauses]

    def type(self) -> Type:
        if len(self.types) == 1:
            return self.types[0]
        return ContextType(dict(zip(self.names(), self.types, strict=True)))

    def rows(self) -> list[Built]:
        """The output of each row."""
        known: dict[tuple[int, str | None], Built] = {}
        found = []
        for number, rule in enumerate(self.table.rules, 1):
            if len(rule.outputs) != len(self.types):
                at = joined(self.where, f"row {number}")
                message = f"{len(rule.outputs)} outputs for {len(self.types)} columns"
                found.append(self.site.failed(at, message))
                continue
            cells = []
            for column, entry in enumerate(rule.outputs):
                key = (column, entry.text)
                if key not in known:
                    at = joined(self.where, f"row {number}, output {column + 1}")
                    known[key] = self._checked(entry, column, at)
                cells.append(known[key])
            found.append(self.together(cells))
        return found

    def _checked(self, entry: box.LiteralExpression, column: int, at: str) -> Built:
        """The output of a row; one that is not among the output values is told (8.3.2)."""
        made = text_of(entry.text, entry.expression_language, self.scope, self.site, at)
        tests = self.allowed[column]
        if tests is None:
            return made
        closure, slot = made.closure, tests.slot
        message = "the output is not among the output values"
        if isinstance(closure, Constant):
            frame = new_frame(self.scope, Run())
            frame[slot] = closure.value
            if closure.value is not None and tests.check(frame) is False:
                self.site.report(at, message)
            return made

        def checked(frame: Frame) -> Value:
            value = frame[slot] = closure(frame)
            if value is not None and tests.check(frame) is False:
                frame[0].note(f"{self.site.where(at)}: {message}")
            return value

        return replace(made, closure=checked)

    def together(self, cells: Sequence[Built]) -> Built:
        if len(cells) == 1:
            return cells[0]
        closures = [cell.closure for cell in cells]
        entries = list(zip(self.names(), closures, strict=True))
        names = frozenset[str]().union(*(cell.names or () for cell in cells))
        if all(isinstance(closure, Constant) for closure in closures):
            value = {name: closure([]) for name, closure in entries}
            return Built(Constant(value), names=names)
        return Built(lambda frame: {name: cell(frame) for name, cell in entries}, names=names)

    def default(self) -> Built:
        """What the table gives when no row matches: the defaults, or null."""
        entries = [clause.default for clause in self.table.outputs]
        if not any(entry is not None and (entry.text or "").strip() for entry in entries):
            return Built(nothing)
        at = joined(self.where, "default output")
        cells = [
            text_of(e.text, e.expression_language, self.scope, self.site, at)
            if e is not None
            else Built(nothing)
            for e in entries
        ]
        return self.together(cells)

    def ranks(self) -> Any:
        """Orders values by the lists of output values, the first column first (8.2.11)."""
        orders = [self._order(number) for number in range(len(self.table.outputs))]
        if not any(orders):
            self.site.report(self.where, "the hit policy needs the output values in their order")
        if len(orders) == 1:
            order = orders[0]
            return lambda value: (rank(value, order),)
        names = self.names()
        pairs = list(zip(names, orders, strict=True))

        def ranks(value: Value) -> tuple[int, ...]:
            entries = value if isinstance(value, dict) else {}
            return tuple(rank(entries.get(name), order) for name, order in pairs)

        return ranks

    def _order(self, number: int) -> tuple[Value, ...]:
        tests = self.allowed[number]
        if tests is None:
            listed: tuple[Value, ...] = getattr(self.types[number], "order", ())
            return listed
        if tests.shape is None or tests.shape.ranges or tests.shape.negated:
            at = joined(self.where, f"output values {number + 1}")
            self.site.report(at, "the output values are no list of values")
            return ()
        return tests.shape.points
