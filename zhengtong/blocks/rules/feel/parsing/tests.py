"""A whole text: one expression, or the unary tests of a cell (DMN 1.5, 10.3.1.2 rules 1, 15–18)."""

from __future__ import annotations

from zhengtong.blocks.rules.feel.errors import SyntaxProblem
from zhengtong.blocks.rules.feel.lexer import Kind
from zhengtong.blocks.rules.feel.names import Names
from zhengtong.blocks.rules.feel.tree import Node, UnaryTests
from zhengtong.blocks.rules.feel.types import ANY, Type

from .cursor import FindType
from .expressions import Parser


def no_types(name: str) -> Type | None:
    """The named types of a text outside any model."""
    return None


def parse_expression(text: str, names: Names, find_type: FindType = no_types) -> Node:
    """The tree of one expression. Raises SyntaxProblem."""
    parser = Parser(text, names, find_type)
    try:
        found = parser.expression()
        _end(parser)
    except RecursionError:
        raise SyntaxProblem("the text is nested too deeply", 0, text) from None
    return found


def parse_unary_tests(
    text: str, names: Names, find_type: FindType = no_types, input_type: Type = ANY
) -> UnaryTests:
    """The tests of a cell; an empty text tests nothing, like `-`. Raises SyntaxProblem."""
    parser = Parser(text, Names({"?": input_type}, names), find_type)
    if parser.token.kind is Kind.END:
        return UnaryTests((), anything=True)
    if parser.sees("-") and parser.ahead().kind is Kind.END:
        return UnaryTests((), anything=True)
    try:
        if parser.sees("not") and parser.ahead().text == "(":
            negated = parser.attempt(lambda: _negated(parser))
            if isinstance(negated, UnaryTests):
                return negated
        found = UnaryTests(_tests(parser))
        _end(parser)
    except RecursionError:
        raise SyntaxProblem("the text is nested too deeply", 0, text) from None
    return found


def _negated(parser: Parser) -> Node | None:
    """not(…) over the whole cell (rule 17 b); elsewhere `not` is the built-in function."""
    parser.advance()
    parser.advance()
    tests = _tests(parser)
    if not parser.skip(")") or parser.token.kind is not Kind.END:
        return None
    return UnaryTests(tests, negated=True)


def _tests(parser: Parser) -> tuple[Node, ...]:
    tests = [parser.expression()]
    while parser.skip(","):
        tests.append(parser.expression())
    return tuple(tests)


def _end(parser: Parser) -> None:
    if parser.token.kind is not Kind.END:
        raise parser.problem("the expression should end here")
