"""Tree to text: the inverse of the parser, with parentheses only where they are needed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from .tree import (
    Argument,
    Arithmetic,
    AtLiteral,
    Between,
    Comparison,
    Conjunction,
    ContextLiteral,
    Disjunction,
    Filter,
    For,
    FunctionDefinition,
    If,
    In,
    InstanceOf,
    Invocation,
    Iteration,
    ListLiteral,
    Literal,
    Name,
    Negation,
    Node,
    Parameter,
    Path,
    Quantified,
    RangeLiteral,
    UnaryRange,
    UnaryTests,
)

# The strengths of parsing/expressions.py; 0 is a text that reaches as far as it can.
OPEN, OR, AND, COMPARE, SUM, PRODUCT, POWER, SIGN, INSTANCE, POSTFIX = range(10)
_ARITHMETIC = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "**": POWER}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Printed = tuple[str, int]


def print_tree(node: Node) -> str:
    """FEEL text whose tree is `node`."""
    return _print(node)[0]


def _print(node: Node) -> Printed:
    return _PRINTERS[type(node)](node)


def _at(node: Node, strength: int) -> str:
    """The text of `node` where an operator of `strength` needs an operand."""
    text, own = _print(node)
    return text if own >= strength else f"({text})"


def quote(text: str) -> str:
    """A string literal."""
    return '"' + "".join(_ESCAPES.get(c, c) for c in text) + '"'


def _literal(node: Literal) -> Printed:
    value: Any = node.value
    if value is None:
        return "null", POSTFIX
    if isinstance(value, bool):
        return str(value).lower(), POSTFIX
    if isinstance(value, Decimal):
        return str(value), POSTFIX
    return quote(value), POSTFIX


def _left(operator: str, strength: int, left: Node, right: Node) -> Printed:
    return f"{_at(left, strength)} {operator} {_at(right, strength + 1)}", strength


def _many(word: str, strength: int, operands: tuple[Node, ...]) -> Printed:
    return f" {word} ".join(_at(one, strength + 1) for one in operands), strength


def _iterations(iterations: tuple[Iteration, ...]) -> str:
    def one(iteration: Iteration) -> str:
        over = _at(iteration.over, OR)
        end = "" if iteration.end is None else f"..{_at(iteration.end, OR)}"
        return f"{iteration.name} in {over}{end}"

    return ", ".join(map(one, iterations))


def _for(node: For) -> Printed:
    return f"for {_iterations(node.iterations)} return {_at(node.result, OPEN)}", OPEN


def _quantified(node: Quantified) -> Printed:
    condition = _at(node.condition, OPEN)
    return f"{node.kind} {_iterations(node.iterations)} satisfies {condition}", OPEN


def _if(node: If) -> Printed:
    parts = _at(node.condition, OR), _at(node.then, OR), _at(node.otherwise, OPEN)
    return "if {} then {} else {}".format(*parts), OPEN


def _between(node: Between) -> Printed:
    value, low, high = _at(node.value, COMPARE), _at(node.low, SUM), _at(node.high, SUM)
    return f"{value} between {low} and {high}", COMPARE


def _in(node: In) -> Printed:
    return f"{_at(node.value, COMPARE)} in ({_list(node.tests)})", COMPARE


def _list(nodes: tuple[Node, ...]) -> str:
    return ", ".join(_at(one, OPEN) for one in nodes)


def _argument(argument: Argument) -> str:
    value = _at(argument.value, OPEN)
    return value if argument.name is None else f"{argument.name}: {value}"


def _invocation(node: Invocation) -> Printed:
    arguments = ", ".join(map(_argument, node.arguments))
    return f"{_at(node.function, POSTFIX)}({arguments})", POSTFIX


def _parameter(parameter: Parameter) -> str:
    if parameter.type is None:
        return parameter.name
    return f"{parameter.name}: {parameter.text or parameter.type}"


def _function(node: FunctionDefinition) -> Printed:
    head = f"function({', '.join(map(_parameter, node.parameters))})"
    external = " external" if node.external else ""
    return f"{head}{external} {_at(node.body, OPEN)}", OPEN


def _context(node: ContextLiteral) -> Printed:
    entries = (f"{quote(entry.name)}: {_at(entry.value, OPEN)}" for entry in node.entries)
    return f"{{{', '.join(entries)}}}", POSTFIX


def _range(node: RangeLiteral) -> Printed:
    start, end = _at(node.start, SUM), _at(node.end, SUM)
    if "[" in end:
        # After an endpoint a bracket might close the range.
        end = f"({end})"
    left, right = "[" if node.start_included else "(", "]" if node.end_included else ")"
    return f"{left}{start}..{end}{right}", POSTFIX


def _tests(node: UnaryTests) -> Printed:
    if node.anything:
        return "-", OPEN
    tests = _list(node.tests)
    return (f"not({tests})" if node.negated else tests), OPEN


_PRINTERS: dict[type[Node], Callable[[Any], Printed]] = {
    Literal: _literal,
    AtLiteral: lambda n: (f"@{quote(n.text)}", POSTFIX),
    Name: lambda n: (n.name, POSTFIX),
    Negation: lambda n: (f"-{_at(n.operand, SIGN)}", SIGN),
    Arithmetic: lambda n: _left(n.operator, _ARITHMETIC[n.operator], n.left, n.right),
    Comparison: lambda n: _left(n.operator, COMPARE, n.left, n.right),
    Between: _between,
    In: _in,
    Disjunction: lambda n: _many("or", OR, n.operands),
    Conjunction: lambda n: _many("and", AND, n.operands),
    InstanceOf: lambda n: (f"{_at(n.value, INSTANCE)} instance of {n.text or n.type}", INSTANCE),
    If: _if,
    For: _for,
    Quantified: _quantified,
    Path: lambda n: (f"{_at(n.value, POSTFIX)}.{n.name}", POSTFIX),
    Filter: lambda n: (f"{_at(n.value, POSTFIX)}[{_at(n.condition, OPEN)}]", POSTFIX),
    Invocation: _invocation,
    FunctionDefinition: _function,
    ListLiteral: lambda n: (f"[{_list(n.items)}]", POSTFIX),
    ContextLiteral: _context,
    RangeLiteral: _range,
    UnaryRange: lambda n: (f"{n.operator} {_at(n.endpoint, SUM)}", OPEN),
    UnaryTests: _tests,
}
