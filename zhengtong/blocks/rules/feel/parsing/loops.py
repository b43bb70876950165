"""if, for, some, every and function (DMN 1.5, 10.3.1.2 rules 44–46 and 55–56)."""

from __future__ import annotations

from collections.abc import Callable

from zhengtong.blocks.rules.feel.tree import (
    For,
    FunctionDefinition,
    If,
    Iteration,
    Node,
    Parameter,
    Quantified,
)
from zhengtong.blocks.rules.feel.types import ANY, NUMBER, FunctionType, ListType, RangeType, Type

from .cursor import LONGEST_CHAIN, Cursor
from .types import parse_type


def parse_if(cursor: Cursor) -> Node:
    """A chain of else if is read in a loop: its length is not its depth."""
    branches: list[tuple[Node, Node]] = []
    while cursor.sees("if"):
        if len(branches) == LONGEST_CHAIN:
            raise cursor.problem(f"more than {LONGEST_CHAIN} branches")
        cursor.advance()
        condition = cursor.expression()
        cursor.expect("then", "after the condition of if")
        then = cursor.expression()
        cursor.expect("else", "after the first result of if")
        branches.append((condition, then))
    found = cursor.expression()
    for condition, then in reversed(branches):
        found = If(condition, then, found)
    return found


def parse_for(cursor: Cursor) -> Node:
    cursor.advance()

    def result(iterations: tuple[Iteration, ...]) -> Node:
        cursor.expect("return", "after what the loop runs over")
        with cursor.with_names({"partial": ListType(ANY)}):
            body = cursor.expression()
        return cursor.remember(For(iterations, body), ListType(cursor.type_of(body)))

    return _iterations(cursor, (), result)


def parse_quantified(cursor: Cursor) -> Node:
    kind = cursor.advance().text

    def condition(iterations: tuple[Iteration, ...]) -> Node:
        cursor.expect("satisfies", f"after what {kind} runs over")
        return Quantified(kind, iterations, cursor.expression())

    return _iterations(cursor, (), condition)


def _iterations(
    cursor: Cursor,
    before: tuple[Iteration, ...],
    finish: Callable[[tuple[Iteration, ...]], Node],
) -> Node:
    """Each variable is visible in what the next ones run over (10.3.2.14)."""
    with cursor.nested():
        name = cursor.name_until("in")
        cursor.advance()
        over = cursor.expression()
        end = cursor.expression() if cursor.skip("..") else None
        iterations = (*before, Iteration(name, over, end))
        with cursor.with_names({name: _item(cursor.type_of(over), end)}):
            if cursor.skip(","):
                return _iterations(cursor, iterations, finish)
            return finish(iterations)


def _item(over: Type, end: Node | None) -> Type:
    if end is not None:
        return NUMBER
    return over.of if isinstance(over, RangeType) else over.element


def parse_function(cursor: Cursor) -> Node:
    cursor.advance()
    cursor.expect("(", "after function")
    parameters: list[Parameter] = []
    for _ in cursor.listed(")"):
        parameters.append(_parameter(cursor))
    cursor.expect(")", "after the parameters")
    external = cursor.skip("external")
    with cursor.with_names({p.name: p.type or ANY for p in parameters}):
        body = cursor.expression()
    made = FunctionDefinition(tuple(parameters), body, external)
    of = FunctionType(tuple(p.type or ANY for p in parameters), cursor.type_of(body))
    return cursor.remember(made, of)


def _parameter(cursor: Cursor) -> Parameter:
    name = cursor.name_until(":", ",", ")")
    if not cursor.skip(":"):
        return Parameter(name)
    first = cursor.token.start
    of = parse_type(cursor)
    return Parameter(name, of, cursor.text[first : cursor.tokens[cursor.at - 1].end])
