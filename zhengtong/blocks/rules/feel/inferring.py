"""What is known of a type before anything runs (DMN 1.5, 10.3.2.9), for the names after a dot.

The parser asks so that `loan.monthly payment` is read as one member; the compiler asks for the
result type of functions. What cannot be known is Any, which is never wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .tree import (
    Between,
    Comparison,
    Conjunction,
    ContextLiteral,
    Disjunction,
    Filter,
    FunctionDefinition,
    If,
    In,
    InstanceOf,
    Invocation,
    ListLiteral,
    Literal,
    Name,
    Node,
    Path,
    Quantified,
    RangeLiteral,
    UnaryRange,
)
from .types import (
    ANY,
    BOOLEAN,
    NULL,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    Type,
    common,
    type_of,
)

TypeOf = Callable[[Node], Type]

# Expressions that are true, false or null, whatever their parts are.
BOOLEANS = (Comparison, Between, In, InstanceOf, Quantified, Conjunction, Disjunction)


def infer(node: Node, type_of_part: TypeOf) -> Type:
    """The type of `node`, given the types of its parts (names and loops are the caller's)."""
    if isinstance(node, Literal):
        return type_of(node.value)
    if isinstance(node, BOOLEANS):
        return BOOLEAN
    if isinstance(node, Path):
        return type_of_part(node.value).member(node.name) or ANY
    if isinstance(node, Filter):
        # One item or a list of them: for the names of members both are the same (10.3.2.5).
        element = type_of_part(node.value).element
        return ListType(element) if isinstance(node.condition, BOOLEANS) else element
    if isinstance(node, ListLiteral):
        return ListType(merged(type_of_part(item) for item in node.items))
    if isinstance(node, ContextLiteral):
        return ContextType({entry.name: type_of_part(entry.value) for entry in node.entries})
    if isinstance(node, If):
        return merged((type_of_part(node.then), type_of_part(node.otherwise)))
    if isinstance(node, RangeLiteral):
        return RangeType(common((type_of_part(node.start), type_of_part(node.end))))
    if isinstance(node, UnaryRange):
        return RangeType(type_of_part(node.endpoint))
    if isinstance(node, FunctionDefinition):
        return FunctionType(tuple(p.type or ANY for p in node.parameters), type_of_part(node.body))
    if isinstance(node, Invocation):
        function = type_of_part(node.function)
        return function.result if isinstance(function, FunctionType) else ANY
    return ANY


def infer_among(node: Node, find: Callable[[str], Type | None]) -> Type:
    """The type of `node` where `find` knows the types of names; loops and filters stay Any."""

    def of(part: Node) -> Type:
        return (find(part.name) or ANY) if isinstance(part, Name) else infer(part, of)

    return of(node)


def merged(types: Iterable[Type]) -> Type:
    """A type with the members of all `types`, where they are contexts; else their common one."""
    known = [one for one in types if one != NULL]
    contexts = [one for one in known if isinstance(one, ContextType)]
    if known and len(contexts) == len(known):
        entries: dict[str, Type] = {}
        for one in contexts:
            for name, of in one.entries.items():
                entries[name] = merged((entries[name], of)) if name in entries else of
        return ContextType(entries)
    return common(known)
