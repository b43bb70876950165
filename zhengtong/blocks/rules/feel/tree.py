"""The tree of a FEEL text (DMN 1.5, 10.3.1.2); numbers are the rules of the grammar.

Nodes are values: two texts that differ only in space and comments have equal trees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from .types import Type


@dataclass(frozen=True, slots=True)
class Node:
    """Any expression."""


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """Rules 33–37: null, true, false, a number, a string."""

    value: Any


@dataclass(frozen=True, slots=True)
class AtLiteral(Node):
    """Rule 62: @"…", a date, time, date and time, or duration."""

    text: str


@dataclass(frozen=True, slots=True)
class Name(Node):
    """Rule 25: a name, its white space normalised; "?" is the input of a unary test."""

    name: str


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """Rule 26: -e."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """Rules 19–24: + - * / **."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """Rule 49 a: = != < <= > >=."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    """Rule 49 b."""

    value: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class In(Node):
    """Rules 49 c and d: a value in one or several positive unary tests."""

    value: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Disjunction(Node):
    """Rule 47, with all its operands."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Conjunction(Node):
    """Rule 48, with all its operands."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """Rule 51; `text` is how the type was written."""

    value: Node
    type: Type
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class If(Node):
    """Rule 45."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Iteration(Node):
    """Rule 44: one variable and what it runs over; `end` only for start..end."""

    name: str
    over: Node
    end: Node | None = None


@dataclass(frozen=True, slots=True)
class For(Node):
    """Rule 44."""

    iterations: tuple[Iteration, ...]
    result: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """Rule 46: `kind` is "some" or "every"."""

    kind: str
    iterations: tuple[Iteration, ...]
    condition: Node


@dataclass(frozen=True, slots=True)
class Path(Node):
    """Rule 43."""

    value: Node
    name: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """Rule 50."""

    value: Node
    condition: Node


@dataclass(frozen=True, slots=True)
class Argument(Node):
    """Rules 40–42: an argument, with the parameter's name when it is given by name."""

    name: str | None
    value: Node


@dataclass(frozen=True, slots=True)
class Invocation(Node):
    """Rule 38."""

    function: Node
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """Rule 56."""

    name: str
    type: Type | None = None
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class FunctionDefinition(Node):
    """Rule 55."""

    parameters: tuple[Parameter, ...]
    body: Node
    external: bool = False


@dataclass(frozen=True, slots=True)
class ListLiteral(Node):
    """Rule 54."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ContextEntry(Node):
    """Rule 58."""

    name: str
    value: Node


@dataclass(frozen=True, slots=True)
class ContextLiteral(Node):
    """Rule 57."""

    entries: tuple[ContextEntry, ...]


@dataclass(frozen=True, slots=True)
class RangeLiteral(Node):
    """Rule 66: an interval with two endpoints."""

    start: Node
    end: Node
    start_included: bool
    end_included: bool


@dataclass(frozen=True, slots=True)
class UnaryRange(Node):
    """Rule 7 a: an operator before an endpoint, (< 10) or (!= 3)."""

    operator: str
    endpoint: Node


@dataclass(frozen=True, slots=True)
class UnaryTests(Node):
    """Rule 15: `-` has no tests; `negated` is not(…)."""

    tests: tuple[Node, ...]
    negated: bool = False
    anything: bool = False


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below `node`, in the order of the text."""
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Node))


def mentions_input(node: Node) -> bool:
    """Does the text use "?" , so that it is a test by itself (10.3.2.8)?"""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Name) and one.name == "?":
            return True
        waiting.extend(children(one))
    return False
