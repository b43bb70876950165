"""Item definitions to types (DMN 1.5, 7.3.2): components, collections, constraints, functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from zhengtong.blocks.rules.feel import (
    Names,
    Run,
    Scope,
    SyntaxProblem,
    Tests,
    compile_unary_tests,
    new_frame,
    parse_expression,
)
from zhengtong.blocks.rules.feel.tree import InstanceOf
from zhengtong.blocks.rules.feel.types import (
    ANY,
    SIMPLE_TYPES,
    ContextType,
    FunctionType,
    ListType,
    Type,
)

from .expressions import UnaryTests
from .model import ItemDefinition
from .problems import Problem
from .versions import FEEL

Value = Any


@dataclass(frozen=True, eq=False, slots=True)
class ConstrainedType(Type):
    """A type of which not every value is allowed. `order` are the allowed values, if listed."""

    name: str
    base: Type
    tests: Tests
    scope: Scope
    order: tuple[Value, ...] = ()

    def holds(self, value: Value) -> bool:
        if not self.base.holds(value):
            return False
        frame = new_frame(self.scope, Run())
        frame[self.tests.slot] = value
        return self.tests.check(frame) is True

    def conforms_to(self, other: Type) -> bool:
        return self is other or self.base.conforms_to(other)

    def member(self, name: str) -> Type | None:
        return self.base.member(name)

    def members(self) -> Mapping[str, Type]:
        return self.base.members()

    @property
    def element(self) -> Type:
        return self if self.base.element is self.base else self.base.element

    def __str__(self) -> str:
        return self.name


def unconstrained(of: Type) -> Type:
    """The type without its allowed values, at any depth."""
    if isinstance(of, ConstrainedType):
        return unconstrained(of.base)
    if isinstance(of, ListType):
        return ListType(unconstrained(of.of))
    if isinstance(of, ContextType):
        return ContextType({name: unconstrained(one) for name, one in of.entries.items()})
    return of


@dataclass(slots=True)
class Types(Mapping[str, Type]):
    """The types that a model may name: those built in, its own, those of imports with prefix.

    A mapping of the named ones for the scope of expressions, without constraints: an instance of
    a type is one of its base (10.3.2.9). `resolve` keeps them. `imported` are the types of other
    models by the prefix their names have here.
    """

    definitions: tuple[ItemDefinition, ...]
    imported: Mapping[str, Types]
    prefixes: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _known: dict[str, Type] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Type:
        found = self._named(name)
        if found is None:
            raise KeyError(name)
        return unconstrained(found)

    def __iter__(self) -> Iterator[str]:
        yield from (one.name for one in self.definitions if one.name)
        for prefix, types in self.imported.items():
            yield from (f"{prefix}.{name}" if prefix else name for name in types)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def resolve(self, reference: str | None) -> Type | None:
        """The type of a typeRef; Any when there is none, None when no type has this name."""
        text = (reference or "").strip()
        if not text:
            return ANY
        found = self._named(text) or SIMPLE_TYPES.get(text)
        if found is None and "<" in text:
            return self._written(text)
        if found is None and ":" in text:
            # DMN 1.1 wrote qualified names of XML: feel:string, or the prefix of an import.
            prefix, _, local = text.partition(":")
            if self.prefixes.get(prefix) in FEEL or prefix == "feel":
                return SIMPLE_TYPES.get(local)
            return self._named(local) or self._named(f"{prefix}.{local}")
        return found

    def _written(self, text: str) -> Type | None:
        """A type as FEEL writes it (10.3.1.2 rule 52): list<number>, range<date>."""
        try:
            tree = parse_expression(f"null instance of {text}", Names(), self.get)
        except SyntaxProblem:
            return None
        return tree.type if isinstance(tree, InstanceOf) else None

    def _named(self, name: str) -> Type | None:
        known = self._known.get(name)
        if known is not None:
            return known
        for one in self.definitions:
            if one.name == name:
                return self._defined(one, name)
        for prefix, types in self.imported.items():
            if not prefix:
                found = types._named(name)
            elif name.startswith(f"{prefix}."):
                found = types._named(name[len(prefix) + 1 :])
            else:
                continue
            if found is not None:
                return found
        return None

    def _defined(self, one: ItemDefinition, name: str) -> Type:
        if name in self._open:
            self._report(one, "the type is made of itself")
            return ANY
        self._open.append(name)
        made = self._made(one, name)
        self._open.pop()
        self._known[name] = made
        return made

    def _made(self, one: ItemDefinition, name: str) -> Type:
        """The type of a definition or component."""
        if one.function_item is not None:
            item = one.function_item
            parameters = tuple(self._of(one, p.type_ref) for p in item.parameters)
            base: Type = FunctionType(parameters, self._of(one, item.output_type))
        elif one.components:
            base = ContextType(
                {c.name or "": self._made(c, f"{name}.{c.name}") for c in one.components}
            )
        else:
            base = self._of(one, one.type_ref)
        base = self._constrained(one, name, base, one.allowed_values, "allowed values")
        if one.is_collection:
            base = ListType(base)
        return self._constrained(one, name, base, one.type_constraint, "type constraint")

    def _of(self, one: ItemDefinition, reference: str | None) -> Type:
        found = self.resolve(reference)
        if found is None:
            self._report(one, f"there is no type “{reference}”")
            return ANY
        return found

    def _constrained(
        self, one: ItemDefinition, name: str, base: Type, tests: UnaryTests | None, place: str
    ) -> Type:
        text = (tests.text or "").strip() if tests is not None else ""
        if not text:
            return base
        scope = Scope(types=self)
        try:
            compiled = compile_unary_tests(text, scope, base)
        except SyntaxProblem as problem:
            self._report(one, f"“{text}” is not FEEL: {problem}", place)
            return base
        shape = compiled.shape
        listed = shape is not None and not shape.ranges and not shape.negated
        order = shape.points if shape is not None and listed else ()
        return ConstrainedType(name, base, compiled, scope, order)

    def _report(self, one: ItemDefinition, message: str, place: str = "") -> None:
        self.problems.append(Problem("type", one.name or "", one.id or "", place, message))
