"""From the tree of a cell to its shape (see `shapes.py`): constants and intervals are understood.

Unary tests are those of DMN 1.5, 7.3.4 and 10.3.1.2 rules 7 and 13 to 17.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from zhengtong.blocks.rules.feel import tree
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal import reading
from zhengtong.blocks.rules.feel.values import Date, YearsMonthsDuration
from zhengtong.blocks.rules.shapes import (
    ANYTHING,
    BOOLEAN,
    KINDS,
    STRING,
    Key,
    Shape,
    Span,
    point,
)

#: The FEEL types of columns and the kinds they are judged as.
KIND_OF = {
    "number": "number",
    "string": STRING,
    "boolean": BOOLEAN,
    "date": "date",
    "years and months duration": "months",
    "yearMonthDuration": "months",
}
CONVERSIONS = {"date": reading.read_date, "duration": reading.read_duration}

Constant = tuple[str, Key | str | bool | None]


def constant(node: tree.Node) -> Constant | None:
    """Kind and key of a constant; None where the node is none, or of a kind nobody judges."""
    if isinstance(node, tree.Literal):
        value = node.value
        if value is None:
            return "", None
        if isinstance(value, bool):
            return BOOLEAN, value
        if isinstance(value, Decimal):
            return "number", value
        return STRING, value
    if isinstance(node, tree.Negation):
        inner = constant(node.operand)
        if inner is not None and inner[0] == "number":
            return "number", -inner[1]  # type: ignore[operator]
        return None
    return _temporal(node)


def _temporal(node: tree.Node) -> Constant | None:
    try:
        if isinstance(node, tree.AtLiteral):
            return _keyed(_at(node.text))
        if (
            isinstance(node, tree.Invocation)
            and isinstance(node.function, tree.Name)
            and node.function.name in CONVERSIONS
            and len(node.arguments) == 1
            and isinstance(text := node.arguments[0].value, tree.Literal)
            and isinstance(text.value, str)
        ):
            return _keyed(CONVERSIONS[node.function.name](text.value))
    except FeelError:
        return None
    return None


def _at(text: str) -> object:
    """The value of @"…" where it is a date or a length of time (10.3.1.2, rule 62)."""
    if text.lstrip("-").startswith("P"):
        return reading.read_duration(text)
    return reading.read_date(text) if ":" not in text else None


def _keyed(value: object) -> Constant | None:
    if isinstance(value, Date):
        return "date", value.days
    if isinstance(value, YearsMonthsDuration):
        return "months", value.value
    return None


def kinds_in(tests: tree.UnaryTests) -> set[str]:
    """The kinds of the constants in a cell."""
    found: set[str] = set()
    waiting = list(tests.tests)
    while waiting:
        node = waiting.pop()
        known = constant(node)
        if known is not None:
            found |= {known[0]} - {""}
        elif isinstance(node, tree.UnaryRange | tree.RangeLiteral):
            waiting.extend(tree.children(node))
    return found


def kind_of(type_name: str, cells: Iterable[tree.UnaryTests], *, whole: bool = False) -> str:
    """The kind of a column: that of its type, else the one all its constants have, else ""."""
    kind = KIND_OF.get(type_name, "")
    if not kind and type_name in ("", "Any"):
        found = {kind for cell in cells for kind in kinds_in(cell)}
        kind = found.pop() if len(found) == 1 else ""
    return "integer" if kind == "number" and whole else kind


def shape(tests: tree.UnaryTests, kind: str, text: str) -> Shape:
    """The shape of a cell in a column of this kind; `text` is the cell as it is written."""
    if tests.anything:
        return ANYTHING
    made = Shape()
    for test in tests.tests:
        part = _part(test, kind)
        if part is None:
            made = replace(made, unknown=text)
        elif part.negated:
            # A lone `!= x`; together with others it is more than a shape can say.
            alone = len(tests.tests) == 1 and not tests.negated
            made = part if alone else replace(made, unknown=text)
        else:
            made = replace(
                made,
                spans=made.spans + part.spans,
                words=made.words | part.words,
                null=made.null or part.null,
            )
    return replace(made, negated=True) if tests.negated else made


def _part(test: tree.Node, kind: str) -> Shape | None:
    if (known := constant(test)) is not None:
        return _same(known, kind)
    if isinstance(test, tree.UnaryRange):
        return _compared(test.operator, constant(test.endpoint), kind)
    if isinstance(test, tree.RangeLiteral):
        low, high = _end(test.start, kind), _end(test.end, kind)
        if low is None or high is None:
            return None
        return Shape(spans=(Span(low, high, test.start_included, test.end_included),))
    return None


def _same(known: Constant, kind: str) -> Shape | None:
    found, key = known
    if key is None:
        return Shape(null=True)
    if isinstance(key, str | bool):
        return Shape(words=frozenset([key])) if found == kind else None
    return Shape(spans=(point(key),)) if found == _base(kind) else None


def _compared(operator: str, known: Constant | None, kind: str) -> Shape | None:
    if known is None:
        return None
    if operator in ("=", "!="):
        same = _same(known, kind)
        return same if same is None or operator == "=" else replace(same, negated=True)
    found, key = known
    if kind not in KINDS or found != _base(kind) or key is None or isinstance(key, str | bool):
        return None
    if operator in ("<", "<="):
        return Shape(spans=(Span(None, key, high_in=operator == "<="),))
    return Shape(spans=(Span(key, None, low_in=operator == ">="),))


def _end(node: tree.Node, kind: str) -> Key | None:
    known = constant(node)
    if known is None or kind not in KINDS or known[0] != _base(kind):
        return None
    key = known[1]
    return None if key is None or isinstance(key, str | bool) else key


def _base(kind: str) -> str:
    return "number" if kind == "integer" else kind
