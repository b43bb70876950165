"""Decision tables to closures (DMN 1.5, chapter 8 and 10.3.2.10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zhengtong.blocks.rules.feel import Scope, Tests
from zhengtong.blocks.rules.feel.types import ANY, NUMBER, AnyType, ListType, Type

from . import expressions as box
from .building import Built, Closure, Site, joined, nothing, text_of
from .hit_policies import (
    AGGREGATIONS,
    LETTERS,
    ORDERING,
    SIMPLE,
    Policy,
    aggregated,
    output_order,
    priority,
)
from .matching import Column, Matcher
from .outputs import Outputs
from .trace import RowText, TableText
from .unary_tests import tests_of

ANYTHING = "-"


def decision_table(
    one: box.DecisionTable, scope: Scope, site: Site, place: str, build: Any
) -> Built:
    """The closure of a table: match the rows, then the hit policy."""
    where = joined(place, "table")
    columns = [_column(one, number, scope, site, where) for number in range(len(one.inputs))]
    types = [site.type(clause.type_ref, where) for clause in one.outputs]
    outputs = Outputs(one, types, scope, site, where)
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
    outputs: Outputs,
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
