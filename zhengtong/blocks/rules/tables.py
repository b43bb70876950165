"""Decision tables of a diagram, as grids of texts and as the checks see them, and back again."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from zhengtong.blocks.rules import cells
from zhengtong.blocks.rules.declared import decisions, declared, functions, type_at
from zhengtong.blocks.rules.dmn.expressions import (
    DecisionRule,
    DecisionTable,
    InputClause,
    LiteralExpression,
    OutputClause,
    RuleAnnotation,
    RuleAnnotationClause,
    UnaryTests,
)
from zhengtong.blocks.rules.dmn.model import Definitions
from zhengtong.blocks.rules.feel import tree
from zhengtong.blocks.rules.feel.errors import SyntaxProblem
from zhengtong.blocks.rules.feel.functions.table import BUILTINS
from zhengtong.blocks.rules.feel.names import Names
from zhengtong.blocks.rules.feel.parsing import parse_expression, parse_unary_tests
from zhengtong.blocks.rules.grids import ANY_INPUT, Grid, GridRow, InputColumn, OutputColumn
from zhengtong.blocks.rules.shapes import ANYTHING, Column, Row, Shape, Table

#: Whether the data element behind an input expression is a whole number.
Whole = Callable[[str], bool]


def tables(of: Definitions) -> Iterator[tuple[str, DecisionTable]]:
    """The decision tables of a diagram by the name of their decision or function."""
    for decision in decisions(of):
        if isinstance(decision.logic, DecisionTable):
            yield decision.name or "", decision.logic
    for function in functions(of):
        if function.logic is not None and isinstance(function.logic.body, DecisionTable):
            yield function.name or "", function.logic.body


# -- grids ---------------------------------------------------------------------------------------


def grid(of: Definitions, name: str, table: DecisionTable) -> Grid:
    """A table as texts. A type that the table does not name is looked up in the diagram."""
    asked = tuple(_input_column(of, clause) for clause in table.inputs)
    outputs = tuple(
        OutputColumn(
            clause.name or name,
            (clause.type_ref or table.type_ref or "").strip(),
            _text(clause.values),
            _text(clause.default),
        )
        for clause in table.outputs
    )
    rows = tuple(
        GridRow(
            tuple(_text(cell) or ANY_INPUT for cell in rule.inputs),
            tuple(_text(cell) for cell in rule.outputs),
            tuple((note.text or "").strip() for note in rule.annotations),
        )
        for rule in table.rules
    )
    notes = tuple((clause.name or "").strip() for clause in table.annotations)
    return Grid(
        name, table.hit_policy or "UNIQUE", asked, outputs, notes, rows, table.aggregation or ""
    )


def table_of(made: Grid, before: DecisionTable | None = None) -> DecisionTable:
    """The decision table of a grid; what a grid does not know is kept from the one before."""
    several = len(made.outputs) > 1 or made.outputs[0].name != made.name
    filled = DecisionTable(
        hit_policy=made.policy,
        aggregation=made.aggregation or None,
        inputs=tuple(
            InputClause(
                label=column.name if column.name != column.expression else None,
                expression=LiteralExpression(text=column.expression, type_ref=column.type or None),
                values=_tests(column.allowed),
            )
            for column in made.inputs
        ),
        outputs=tuple(
            OutputClause(
                name=column.name if several else None,
                type_ref=column.type or None,
                values=_tests(column.allowed),
                default=LiteralExpression(text=column.default) if column.default else None,
            )
            for column in made.outputs
        ),
        annotations=tuple(RuleAnnotationClause(name=name) for name in made.notes),
        rules=tuple(
            DecisionRule(
                inputs=tuple(UnaryTests(text=text) for text in row.inputs),
                outputs=tuple(LiteralExpression(text=text) for text in row.outputs),
                annotations=tuple(RuleAnnotation(text=text) for text in row.notes),
            )
            for row in made.rows
        ),
    )
    if before is None:
        return filled
    return replace(
        filled,
        id=before.id,
        label=before.label,
        description=before.description,
        attributes=before.attributes,
        extensions=before.extensions,
        orientation=before.orientation,
        output_label=before.output_label,
        type_ref=before.type_ref,
    )


def _input_column(of: Definitions, clause: InputClause) -> InputColumn:
    expression = _text(clause.expression)
    type_ref = clause.expression.type_ref if clause.expression is not None else None
    type_name = (type_ref or type_at(of, expression) or "").strip()
    return InputColumn(clause.label or expression, expression, type_name, _text(clause.values))


def _tests(text: str) -> UnaryTests | None:
    return UnaryTests(text=text) if text else None


def _text(element: LiteralExpression | UnaryTests | None) -> str:
    return (element.text or "").strip() if element is not None else ""


# -- for the checks ------------------------------------------------------------------------------


def judged(of: Definitions, name: str, table: DecisionTable, whole: Whole) -> Table:
    """A table as the checks see it. A cell that is no FEEL is unknown; the compiler names it."""
    texts = grid(of, name, table)
    names = Names(every_name(of))
    columns, shapes = [], []
    expressions = [column.expression for column in texts.inputs]
    for place, column in enumerate(texts.inputs):
        made, cut = _column(of, column, [row.inputs[place] for row in texts.rows], names, whole)
        plain = made.plain and not any(_inside(column.expression, one) for one in expressions)
        columns.append(replace(made, plain=plain))
        shapes.append(cut)
    rows = tuple(
        Row(number, tuple(cut[number - 1] for cut in shapes), row.outputs)
        for number, row in enumerate(texts.rows, start=1)
    )
    return Table(
        name,
        tuple(columns),
        rows,
        texts.policy,
        has_default=bool(texts.outputs) and all(column.default for column in texts.outputs),
        ranks=_ranks(of, texts) if texts.policy == "PRIORITY" else (),
    )


def every_name(of: Definitions) -> list[str]:
    """The names that a cell may mention, those of the built-in functions among them."""
    found = [one.name for one in of.elements] + [one.name for one in of.imports]
    return [*BUILTINS, *(name for name in found if name)]


def _column(
    of: Definitions, column: InputColumn, texts: list[str], names: Names, whole: Whole
) -> tuple[Column, list[Shape]]:
    known = declared(of, column.type)
    trees = {text: _parsed(text, names) for text in (*texts, column.allowed or known.allowed)}
    read = [found for found in trees.values() if found is not None]
    kind = "" if known.is_list else cells.kind_of(known.base, read, whole=whole(column.expression))

    def shape(text: str) -> Shape:
        found = trees[text]
        return Shape(unknown=text) if found is None else cells.shape(found, kind, text)

    allowed = column.allowed or known.allowed
    made = Column(
        column.expression, kind, shape(allowed) if allowed else ANYTHING, _is_plain(column, names)
    )
    return made, [shape(text) for text in texts]


def _parsed(text: str, names: Names) -> tree.UnaryTests | None:
    try:
        return parse_unary_tests(text, names)
    except SyntaxProblem:
        return None


def _is_plain(column: InputColumn, names: Names) -> bool:
    """Whether an input expression is a name, or a path of names."""
    try:
        node = parse_expression(column.expression, names)
    except SyntaxProblem:
        return False
    while isinstance(node, tree.Path):
        node = node.value
    return isinstance(node, tree.Name)


def _inside(path: str, other: str) -> bool:
    """Whether one path leads into what the other names: then they do not vary freely."""
    return path != other and (path.startswith(f"{other}.") or other.startswith(f"{path}."))


def _ranks(of: Definitions, texts: Grid) -> tuple[tuple[int, ...], ...]:
    """How important each row is by its outputs (8.2.11, PRIORITY); () where that is not said."""
    names = Names(every_name(of))
    orders: list[list[object] | None] = []
    for column in texts.outputs:
        listed = column.allowed or declared(of, column.type).allowed
        found = _parsed(listed, names) if listed else None
        values = [cells.constant(test) for test in found.tests] if found is not None else [None]
        orders.append(None if None in values else list(values))
    if not any(orders):
        return ()
    ranks = []
    for row in texts.rows:
        rank = []
        for text, order in zip(row.outputs, orders, strict=True):
            if order is None:
                continue
            found = _parsed(text, names)
            value = cells.constant(found.tests[0]) if found and len(found.tests) == 1 else None
            if value not in order:
                return ()
            rank.append(order.index(value))
        ranks.append(tuple(rank))
    return tuple(ranks)
