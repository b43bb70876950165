"""What compiled boxes are made of: closures of a frame, types, and where faults are reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from zhengtong.blocks.rules.feel import FeelError, Scope, SyntaxProblem, coerce, compile_expression
from zhengtong.blocks.rules.feel.inferring import infer
from zhengtong.blocks.rules.feel.tree import Name, Node, children
from zhengtong.blocks.rules.feel.types import ANY, AnyType, SimpleType, Type

from .problems import Problem
from .versions import is_feel

Value = Any
Frame = list[Any]
Closure = Callable[[Frame], Value]


@dataclass(frozen=True, slots=True)
class Built:
    """A compiled expression and what is known of the type of its value.

    `matcher` is the compiled table, where the whole expression is one; `names` are those that
    the text mentions, None where that is not known; `place` is the slot of the variable where the
    text is nothing but its name, else 0; `tree` is that of the text.
    """

    closure: Closure
    type: Type = ANY
    matcher: Any = None
    names: frozenset[str] | None = None
    place: int = 0
    tree: Node | None = None


@dataclass(slots=True)
class Site:
    """The element that is being compiled: resolves types, gathers problems."""

    kind: str
    element: str
    id: str
    resolve: Callable[[str | None], Type | None]
    problems: list[Problem] = field(default_factory=list)

    def report(self, place: str, message: str) -> None:
        self.problems.append(Problem(self.kind, self.element, self.id, place, message))

    def type(self, type_ref: str | None, place: str = "") -> Type:
        """The type of a reference; Any, and a problem, where there is none of this name."""
        found = self.resolve(type_ref)
        if found is None:
            self.report(place, f"there is no type “{type_ref}”")
            return ANY
        return found

    def failed(self, place: str, message: str) -> Built:
        """An expression that is null whenever it is reached, for the reason reported here."""
        self.report(place, message)
        return failing(f"{self.where(place)}: {message}")

    def where(self, place: str) -> str:
        return f"{self.element}, {place}" if place else self.element


def failing(message: str) -> Built:
    def fail(frame: Frame) -> None:
        frame[0].note(message)

    return Built(fail)


def nothing(frame: Frame) -> None:
    """No logic is given: null (6.3.7)."""
    return None


def conforming(closure: Closure, of: Type, name: str) -> Closure:
    """The value bound to a typed variable: converted, or null and a message (10.3.2.9.4)."""
    if isinstance(of, AnyType):
        return closure
    if isinstance(of, SimpleType):
        python = of.python

        def simple(frame: Frame) -> Value:
            value = closure(frame)
            if value is None or type(value) is python:
                return value
            return bound(frame, value, of, name)

        return simple

    def general(frame: Frame) -> Value:
        return bound(frame, closure(frame), of, name)

    return general


def bound(frame: Frame, value: Value, of: Type, name: str) -> Value:
    try:
        return coerce(value, of)
    except FeelError as error:
        frame[0].note(f"{name}: {error.message}")
        return None


def text_of(text: str | None, language: str | None, scope: Scope, site: Site, place: str) -> Built:
    """A text of FEEL compiled; what is not FEEL becomes a problem and null."""
    if text is None or not text.strip():
        return Built(nothing, names=frozenset())
    if not is_feel(language):
        return site.failed(place, f"the language “{language}” is not FEEL")
    try:
        compiled = compile_expression(text, scope)
    except SyntaxProblem as problem:
        return site.failed(place, f"“{text.strip()}” is not FEEL: {problem}")
    tree = compiled.tree
    slot = 0
    if isinstance(tree, Name):
        found = scope.resolve(tree.name)
        if found.variable is not None and not found.items:
            slot = found.variable.slot
    return Built(
        compiled.closure, tree_type(tree, scope), names=names_of(tree), place=slot, tree=tree
    )


def tree_type(node: Node, scope: Scope) -> Type:
    """What is known of the type of an expression, for the names of the members of its value."""
    if isinstance(node, Name):
        variable = scope.find(node.name)
        return variable.type if variable is not None else ANY
    return infer(node, lambda part: tree_type(part, scope))


def names_of(tree: Node) -> frozenset[str]:
    """The names that a text mentions."""
    found: set[str] = set()
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Name):
            found.add(one.name)
        waiting.extend(children(one))
    return frozenset(found)


def joined(place: str, more: str) -> str:
    return f"{place}, {more}" if place else more
