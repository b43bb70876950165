"""Between diagrams and spreadsheets: one decision table, taken out or put in."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules import diagrams, engine, spreadsheet, tables
from zhengtong.blocks.rules.dmn.expressions import DecisionTable
from zhengtong.blocks.rules.dmn.model import BusinessKnowledgeModel, Decision, Definitions
from zhengtong.blocks.rules.dmn.parts import Named
from zhengtong.blocks.rules.feel import Names, SyntaxProblem, parse_expression, parse_unary_tests
from zhengtong.blocks.rules.feel.functions.table import BUILTINS
from zhengtong.blocks.rules.grids import Grid
from zhengtong.kernel.errors import Invalid, NotFound


def from_spreadsheet(data: bytes, *, into: str = "", key: str = "") -> str:
    """A diagram with the table of a spreadsheet; see `queries.from_spreadsheet`."""
    before = engine.read(into) if into else None
    grid = spreadsheet.read(data, lambda grid: _judge(grid, before))
    after = diagrams.new(grid, key or "table") if before is None else _replaced(before, grid)
    return engine.write(after)


def to_spreadsheet(xml: str, decision: str = "") -> bytes:
    """The table of a decision as .xlsx; see `queries.to_spreadsheet`."""
    of = engine.read(xml)
    for name, table in tables.tables(of):
        if decision in ("", name):
            return spreadsheet.write(tables.grid(of, name, table))
    raise NotFound(_("The diagram has no such decision table."))


def _judge(grid: Grid, before: Definitions | None) -> spreadsheet.Judge:
    known = tables.every_name(before) if before is not None else [*BUILTINS]
    asked = [name for column in grid.inputs for name in diagrams.names_in(column.expression)]
    names = Names([*known, *asked])

    def judge(text: str, is_test: bool) -> Any:
        try:
            (parse_unary_tests if is_test else parse_expression)(text, names)
        except SyntaxProblem as problem:
            return _("“%(text)s” is not FEEL: %(why)s") % {"text": text, "why": problem.message}
        return ""

    return judge


def _replaced(before: Definitions, grid: Grid) -> Definitions:
    """The diagram with this table in the place of the one of the same name."""
    elements = []
    found = False
    for element in before.elements:
        table = _table(element)
        if table is not None and element.name == grid.name:
            found = True
            fresh = diagrams.numbered(tables.table_of(grid, table))
            element = _with(element, fresh)
        elements.append(element)
    if not found:
        raise Invalid(
            _("The diagram has no decision table called “%(name)s”.") % {"name": grid.name},
            hint=_("Write the name of the decision beside 决策表."),
            code="no-table",
        )
    return replace(before, elements=tuple(elements))


def _table(element: Named) -> DecisionTable | None:
    if isinstance(element, Decision) and isinstance(element.logic, DecisionTable):
        return element.logic
    if isinstance(element, BusinessKnowledgeModel) and element.logic is not None:
        body = element.logic.body
        return body if isinstance(body, DecisionTable) else None
    return None


def _with(element: Any, table: DecisionTable) -> Any:
    if isinstance(element, Decision):
        return replace(element, logic=table)
    return replace(element, logic=replace(element.logic, body=table))
