"""The type after `instance of` and after a parameter (DMN 1.5, 10.3.1.2 rule 53)."""

from __future__ import annotations

from zhengtong.blocks.rules.feel.lexer import Kind
from zhengtong.blocks.rules.feel.names import normalise, words_of
from zhengtong.blocks.rules.feel.types import (
    ANY,
    CONTEXT,
    LIST,
    SIMPLE_TYPES,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    Type,
)

from .cursor import Cursor

_LONGEST = 8


def parse_type(cursor: Cursor) -> Type:
    """A built-in type, a named type of the model, or one made of others."""
    with cursor.nested():
        if cursor.sees("list", "range") and cursor.ahead().text == "<":
            made = ListType if cursor.advance().text == "list" else RangeType
            cursor.advance()
            of = parse_type(cursor)
            _close(cursor)
            return made(of)
        if cursor.sees("context") and cursor.ahead().text == "<":
            return _context(cursor)
        if cursor.sees("function"):
            return _function(cursor)
        return _named(cursor)


def _close(cursor: Cursor) -> None:
    cursor.expect(">", "after the type")


def _context(cursor: Cursor) -> Type:
    cursor.advance()
    cursor.advance()
    entries: dict[str, Type] = {}
    for _ in cursor.listed(">"):
        name = cursor.name_until(":")
        cursor.advance()
        entries[name] = parse_type(cursor)
    _close(cursor)
    return ContextType(entries)


def _function(cursor: Cursor) -> Type:
    cursor.advance()
    if not cursor.skip("<"):
        return FunctionType((), ANY)
    parameters: list[Type] = []
    for _ in cursor.listed(">"):
        parameters.append(parse_type(cursor))
    _close(cursor)
    result = parse_type(cursor) if cursor.skip("->") else ANY
    return FunctionType(tuple(parameters), result)


def _named(cursor: Cursor) -> Type:
    """The longest run of tokens that names a type; a model's type hides none that is built in."""
    first = cursor.at
    for end in range(min(first + _LONGEST, len(cursor.tokens) - 1), first, -1):
        tokens = cursor.tokens[first:end]
        if any(token.kind is Kind.STRING for token in tokens):
            continue
        name = normalise(tokens)
        found = SIMPLE_TYPES.get(" ".join(words_of(name))) or cursor.find_type(name)
        if found is not None:
            cursor.at = end
            return CONTEXT if found is CONTEXT else LIST if found is LIST else found
    raise cursor.problem("a type is expected")
