"""Which family compiles which node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.tree import (
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
    ListLiteral,
    Literal,
    Name,
    Negation,
    Node,
    Path,
    Quantified,
    RangeLiteral,
    UnaryRange,
    UnaryTests,
)

from .base import Build, Closure
from .comparisons import between, comparison, instance_of, membership
from .functions import function_definition, invocation
from .literals import (
    at_literal,
    context_literal,
    list_literal,
    literal,
    name,
    range_literal,
    unary_range,
)
from .logic import choice, conjunction, disjunction
from .loops import loop, quantified
from .operators import negation, operation
from .paths import filtered, path
from .tests import Tests, unary_tests

FAMILIES: dict[type[Node], Callable[[Any, Scope, Build], Closure]] = {
    Literal: literal,
    AtLiteral: at_literal,
    Name: name,
    ListLiteral: list_literal,
    ContextLiteral: context_literal,
    RangeLiteral: range_literal,
    UnaryRange: unary_range,
    Negation: negation,
    Arithmetic: operation,
    Comparison: comparison,
    Between: between,
    In: membership,
    InstanceOf: instance_of,
    Conjunction: conjunction,
    Disjunction: disjunction,
    If: choice,
    For: loop,
    Quantified: quantified,
    Path: path,
    Filter: filtered,
    Invocation: invocation,
    FunctionDefinition: function_definition,
}


def build(node: Node, scope: Scope) -> Closure:
    """The closure of an expression."""
    return FAMILIES[type(node)](node, scope, build)


def build_tests(tree: UnaryTests, scope: Scope, slot: int) -> Tests:
    """The tests of a cell, for the value in `slot` of the frame."""
    return unary_tests(tree, scope, slot, build)
