"""Brackets: lists, ranges, contexts, parentheses (DMN 1.5, 10.3.1.2 rules 54–59 and 66).

A range may open with `[`, `(` or `]` and close with `]`, `)` or `[`. So `[` is a list until a
`..` comes, and after the second endpoint a `[` may close the range or begin a filter.
"""

from __future__ import annotations

from zhengtong.blocks.rules.feel.lexer import Kind, Token
from zhengtong.blocks.rules.feel.tree import (
    AtLiteral,
    ContextEntry,
    ContextLiteral,
    ListLiteral,
    Literal,
    Negation,
    Node,
    RangeLiteral,
)

from .cursor import KEYWORDS, Cursor

CLOSINGS = ("]", ")", "[")
# Only what is stronger than a comparison: an endpoint is a sum at most.
ENDPOINT = 3


def parse_bracket(cursor: Cursor) -> Node:
    """`[`: a list or a range."""
    cursor.advance()
    if cursor.sees("]") and not _begins_value(cursor.ahead()):
        cursor.advance()
        return ListLiteral(())
    first = cursor.expression()
    if cursor.skip(".."):
        return finish_range(cursor, first, start_included=True)
    items = [first]
    while cursor.skip(","):
        items.append(cursor.expression())
    cursor.expect("]", "after the items of the list")
    return ListLiteral(tuple(items))


def _begins_value(token: Token) -> bool:
    """Nothing but a first endpoint may stand right behind: [ ]1..2] ] is a list of a range."""
    if token.kind is Kind.WORD:
        return token.text not in KEYWORDS
    return token.kind in (Kind.NUMBER, Kind.STRING) or token.text == "@"


def parse_open_range(cursor: Cursor) -> Node:
    """`]`: a range without its start."""
    cursor.advance()
    start = cursor.expression(ENDPOINT)
    cursor.expect("..", "in the range")
    return finish_range(cursor, start, start_included=False)


def parse_parenthesis(cursor: Cursor) -> Node:
    """`(`: an expression, or a range without its start."""
    cursor.advance()
    inner = cursor.expression()
    if cursor.skip(".."):
        return finish_range(cursor, inner, start_included=False)
    cursor.expect(")", "to close the parenthesis")
    return inner


def finish_range(cursor: Cursor, start: Node, start_included: bool) -> Node:
    """The second endpoint and the bracket that closes."""

    def with_filter() -> Node | None:
        end = cursor.expression(ENDPOINT)
        if not cursor.sees(*CLOSINGS):
            return None
        return RangeLiteral(start, end, start_included, cursor.advance().text == "]")

    def plain() -> Node:
        end = _short_endpoint(cursor)
        if end is None or not cursor.sees("["):
            raise cursor.problem("the range is not closed")
        cursor.advance()
        return RangeLiteral(start, end, start_included, False)

    # A literal is filtered by nobody: `[` after it closes the range.
    quick = cursor.attempt(plain)
    if quick is not None:
        return quick
    found = cursor.attempt(with_filter)
    if found is not None:
        return found
    return _closed_by_opening(cursor, start, start_included)


def _short_endpoint(cursor: Cursor) -> Node | None:
    if cursor.skip("-"):
        inner = _short_endpoint(cursor)
        return None if inner is None else Negation(inner)
    if cursor.skip("@"):
        return AtLiteral(cursor.advance().text) if cursor.token.kind is Kind.STRING else None
    token = cursor.token
    if token.kind is Kind.NUMBER:
        return cursor.number()
    if token.kind is Kind.STRING:
        return Literal(cursor.advance().text)
    return None


def _closed_by_opening(cursor: Cursor, start: Node, start_included: bool) -> Node:
    """`[date("…")..b[`: the endpoint without filters, then `[`."""
    outer, cursor.unfiltered = cursor.unfiltered, True
    try:
        end = cursor.expression(ENDPOINT)
    finally:
        cursor.unfiltered = outer
    if not cursor.sees(*CLOSINGS):
        raise cursor.problem("']', ')' or '[' is expected to close the range")
    return RangeLiteral(start, end, start_included, cursor.advance().text == "]")


def parse_context(cursor: Cursor) -> Node:
    """`{`: each entry is visible in those after it (10.3.2.6)."""
    cursor.advance()
    entries: list[ContextEntry] = []
    with cursor.with_names({}) as names:
        for _ in cursor.listed("}"):
            if cursor.token.kind is Kind.STRING:
                name = cursor.advance().text
            else:
                name = cursor.name_until(":")
            cursor.expect(":", "after the name of the entry")
            value = cursor.expression()
            entries.append(ContextEntry(name, value))
            names.add(name, cursor.type_of(value))
    cursor.expect("}", "after the entries of the context")
    return ContextLiteral(tuple(entries))
