"""Decision tables to closures (DMN 1.5, chapter 8 and 10.3.2.10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhengtong.blocks.rules.feel import Scope, SyntaxProblem, Tests, compile_unary_tests
from zhengtong.blocks.rules.feel.compiling.base import Constant
from zhengtong.blocks.rules.feel.types import ANY, NUMBER, AnyType, ContextType, ListType, Type

from . import expressions as box
from .building import Built, Closure, Site, Value, joined, nothing, text_of
from .hit_policies import (
    AGGREGATIONS,
    LETTERS,
    ORDERING,
    SIMPLE,
    Policy,
    aggregated,
    output_order,
    priority,
    rank,
)
from .matching import Column, Matcher
from .trace import RowText, TableText
from .versions import is_feel

ANYTHING = "-"


def decision_table(
    one: box.DecisionTable, scope: Scope, site: Site, place: str, build: Any
) -> Built:
    """The closure of a table: match the rows, then the hit policy."""
    where = joined(place, "table")
    columns = [_column(one, number, scope, site, where) for number in range(len(one.inputs))]
    types = [site.type(clause.type_ref, where) for clause in one.outputs]
    outputs = _Outputs(one, types, scope, site, where)
    rows = outputs.rows()
    policy_name = _policy_name(one, site, where)
    text = table_text(one, site.element, policy_name)
    closures = [row.closure for row in rows]
    default = outputs.default()
    matcher = Matcher(
        columns,
        len(one.rules),
        text,
        policy_name,
        closures,
        _policy(one, policy_name, closures, outputs, site, where),
        default.closure,
        [row.names or frozenset() for row in rows],
        default.names or frozenset(),
    )
    return Built(matcher.closure(), _type(one, policy_name, outputs.type()), matcher)


def table_text(one: box.DecisionTable, element: str, policy: str) -> TableText:
    """What the trace says of the table."""
    names = [clause.name or f"annotation {n}" for n, clause in enumerate(one.annotations, 1)]
    rows = []
    for number, rule in enumerate(one.rules, 1):
        notes = {
            names[n] if n < len(names) else f"annotation {n + 1}": note.text or ""
            for n, note in enumerate(rule.annotations)
        }
        if rule.description:
            notes.setdefault("description", rule.description)
        cells = tuple(_cell(rule, n) for n in range(len(one.inputs)))
        rows.append(RowText(number, rule.id or "", cells, notes))
    columns = tuple(column_name(clause, n) for n, clause in enumerate(one.inputs, 1))
    return TableText(element, policy, columns, tuple(rows))


def column_name(clause: box.InputClause, number: int) -> str:
    """What people call an input column: its label, or its expression."""
    text = clause.expression.text if clause.expression is not None else None
    return clause.label or (text or "").strip() or f"column {number}"


def _cell(rule: box.DecisionRule, number: int) -> str:
    text = rule.inputs[number].text if number < len(rule.inputs) else None
    return (text or "").strip() or ANYTHING


def _column(one: box.DecisionTable, number: int, scope: Scope, site: Site, where: str) -> Column:
    clause = one.inputs[number]
    name = column_name(clause, number + 1)
    place = joined(where, f"column “{name}”")
    source = Built(nothing)
    declared: Type = ANY
    if clause.expression is not None:
        source = text_of(
            clause.expression.text, clause.expression.expression_language, scope, site, place
        )
        declared = site.type(clause.expression.type_ref, place)
    inner = scope.child()
    of = source.type if isinstance(declared, AnyType) else declared
    slot = inner.declare("?", of).slot
    compiled: dict[str, Tests | None] = {}
    cells: list[Tests | None] = []
    for row, rule in enumerate(one.rules, 1):
        text = _cell(rule, number)
        if text not in compiled:
            language = rule.inputs[number].expression_language if text != ANYTHING else None
            at = f"row {row}, column “{name}”"
            compiled[text] = tests_of(text, language, inner, of, site, joined(where, at))
        cells.append(compiled[text])
    allowed = None
    if clause.values is not None and (clause.values.text or "").strip():
        at = joined(place, "input values")
        allowed = tests_of(
            clause.values.text or "", clause.values.expression_language, inner, of, site, at
        )
    names = source.names or frozenset()
    return Column(name, source.closure, slot, tuple(cells), allowed, names, source.place)


def tests_of(
    text: str, language: str | None, scope: Scope, of: Type, site: Site, place: str
) -> Tests | None:
    """Compiled unary tests; None, and a problem, for what is not FEEL."""
    if not is_feel(language):
        site.report(place, f"the language “{language}” is not FEEL")
        return None
    try:
        return compile_unary_tests(text, scope, of)
    except SyntaxProblem as problem:
        site.report(place, f"“{text}” is not FEEL: {problem}")
        return None


def _policy_name(one: box.DecisionTable, site: Site, where: str) -> str:
    name = (one.hit_policy or "UNIQUE").strip().upper()
    name = LETTERS.get(name, name)
    if name not in SIMPLE and name not in ORDERING:
        site.report(where, f"there is no hit policy “{one.hit_policy}”")
        return "UNIQUE"
    return name


def _policy(
    one: box.DecisionTable,
    name: str,
    rows: Sequence[Closure],
    outputs: _Outputs,
    site: Site,
    where: str,
) -> Policy:
    if name == "COLLECT" and one.aggregation:
        if len(one.outputs) > 1:
            site.report(where, "an aggregation is not defined for several outputs")
        elif one.aggregation in AGGREGATIONS:
            return aggregated(rows, one.aggregation)
        else:
            site.report(where, f"there is no aggregation “{one.aggregation}”")
    if name in ORDERING:
        ranks = outputs.ranks()
        return (priority if name == "PRIORITY" else output_order)(rows, ranks)
    return SIMPLE[name](rows, site.where(where))


def _type(one: box.DecisionTable, policy: str, of: Type) -> Type:
    if policy == "COLLECT" and one.aggregation:
        return NUMBER if one.aggregation == "COUNT" else of
    return ListType(of) if policy in ("COLLECT", "RULE ORDER", "OUTPUT ORDER") else of


@dataclass(slots=True)
class _Outputs:
    """The output columns of a table: one gives its value, several a context of their names."""

    table: box.DecisionTable
    types: list[Type]
    scope: Scope
    site: Site
    where: str

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
                    known[key] = text_of(
                        entry.text, entry.expression_language, self.scope, self.site, at
                    )
                cells.append(known[key])
            found.append(self.together(cells))
        return found

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
        return lambda value: tuple(rank(value[name], order) for name, order in pairs)

    def _order(self, number: int) -> tuple[Value, ...]:
        values = self.table.outputs[number].values
        at = joined(self.where, f"output values {number + 1}")
        if values is None or not (values.text or "").strip():
            listed: tuple[Value, ...] = getattr(self.types[number], "order", ())
            return listed
        tests = tests_of(
            values.text or "",
            values.expression_language,
            self.scope,
            self.types[number],
            self.site,
            at,
        )
        if tests is None:
            return ()
        if tests.shape is None or tests.shape.ranges or tests.shape.negated:
            self.site.report(at, "the output values are no list of values")
            return ()
        return tests.shape.points


__all__ = ["decision_table", "table_text", "tests_of"]
