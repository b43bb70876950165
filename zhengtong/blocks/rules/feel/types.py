"""The types of FEEL and how they conform (DMN 1.5, 10.3.2.9).

A type answers four questions: does a value belong to it (`holds`: instance of, 10.3.2.9.1 table
49), does it conform to another type (10.3.2.9.2 table 47), what is the type of a member
(`member`), and of an element (`element`). What a model adds (item definitions with allowed
values) is built from these classes by the reader of the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .basic_types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NULL,
    NUMBER,
    SIMPLE,
    STRING,
    TIME,
    YEARS_DURATION,
    AnyType,
    NullType,
    SimpleType,
    Type,
)
from .values import Function, Range

__all__ = [
    "ANY",
    "BOOLEAN",
    "CONTEXT",
    "DATE",
    "DATE_TIME",
    "DAYS_DURATION",
    "LIST",
    "NULL",
    "NUMBER",
    "SIMPLE_TYPES",
    "STRING",
    "TIME",
    "YEARS_DURATION",
    "AnyType",
    "ContextType",
    "FunctionType",
    "ListType",
    "NullType",
    "RangeType",
    "SimpleType",
    "Type",
    "common",
    "holds_or_null",
    "type_of",
]

Value = Any


@dataclass(frozen=True, slots=True)
class ListType(Type):
    """list<T>: every item is null or an instance of T."""

    of: Type

    def holds(self, value: Value) -> bool:
        return type(value) is list and all(holds_or_null(self.of, item) for item in value)

    def conforms_to(self, other: Type) -> bool:
        if isinstance(other, ListType):
            return self.of.conforms_to(other.of)
        return isinstance(other, AnyType)

    def member(self, name: str) -> Type | None:
        found = self.of.member(name)
        return None if found is None else ListType(found)

    def members(self) -> Mapping[str, Type]:
        return {name: ListType(of) for name, of in self.of.members().items()}

    @property
    def element(self) -> Type:
        return self.of

    def __str__(self) -> str:
        return f"list<{self.of}>"


@dataclass(frozen=True, slots=True)
class ContextType(Type):
    """context<k1: T1, …>: has at least these entries, each null or of its type."""

    entries: Mapping[str, Type] = field(default_factory=dict)

    def holds(self, value: Value) -> bool:
        return type(value) is dict and all(
            name in value and holds_or_null(of, value[name]) for name, of in self.entries.items()
        )

    def conforms_to(self, other: Type) -> bool:
        if isinstance(other, ContextType):
            return all(
                name in self.entries and self.entries[name].conforms_to(of)
                for name, of in other.entries.items()
            )
        return isinstance(other, AnyType)

    def member(self, name: str) -> Type | None:
        return self.entries.get(name)

    def members(self) -> Mapping[str, Type]:
        return self.entries

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.entries)))

    def __str__(self) -> str:
        inside = ", ".join(f"{name}: {of}" for name, of in self.entries.items())
        return f"context<{inside}>"


@dataclass(frozen=True, slots=True)
class RangeType(Type):
    """range<T>: both endpoints are of T (an absent endpoint is of every type)."""

    of: Type

    def holds(self, value: Value) -> bool:
        return (
            type(value) is Range
            and holds_or_null(self.of, value.start)
            and holds_or_null(self.of, value.end)
        )

    def conforms_to(self, other: Type) -> bool:
        if isinstance(other, RangeType):
            return self.of.conforms_to(other.of)
        return isinstance(other, AnyType)

    def members(self) -> Mapping[str, Type]:
        return {
            "start": self.of,
            "end": self.of,
            "start included": BOOLEAN,
            "end included": BOOLEAN,
        }

    def member(self, name: str) -> Type | None:
        return self.members().get(name)

    def __str__(self) -> str:
        return f"range<{self.of}>"


@dataclass(frozen=True, slots=True)
class FunctionType(Type):
    """function<P1, …> -> R: parameters contravariant, result covariant."""

    parameters: tuple[Type, ...]
    result: Type

    def holds(self, value: Value) -> bool:
        if not isinstance(value, Function):
            return False
        # What is not known of a result is not held against it: the call will tell.
        return any(
            FunctionType(tuple(p or ANY for p in parameters), result or self.result).conforms_to(
                self
            )
            for parameters, result in value.signatures(len(self.parameters))
        )

    def conforms_to(self, other: Type) -> bool:
        if isinstance(other, FunctionType):
            return (
                len(self.parameters) == len(other.parameters)
                and all(
                    asked.conforms_to(own)
                    for own, asked in zip(self.parameters, other.parameters, strict=True)
                )
                and self.result.conforms_to(other.result)
            )
        return isinstance(other, AnyType)

    def __str__(self) -> str:
        return f"function<{', '.join(map(str, self.parameters))}> -> {self.result}"


LIST = ListType(ANY)
CONTEXT = ContextType({})

# The names a text may use for built-in types (10.3.1.2 rule 53, and Table 24 of chapter 7 for
# the older spellings with capital letters and dayTimeDuration).
SIMPLE_TYPES: dict[str, Type] = SIMPLE | {
    "Any": ANY,
    "Null": NULL,
    "dateTime": DATE_TIME,
    "dayTimeDuration": DAYS_DURATION,
    "yearMonthDuration": YEARS_DURATION,
    "list": LIST,
    "context": CONTEXT,
}

_BY_CLASS: dict[type, Type] = {
    one.python: one for one in SIMPLE.values() if isinstance(one, SimpleType)
}


def holds_or_null(of: Type, value: Value) -> bool:
    """Null may stand in every list, entry and endpoint."""
    return value is None or of.holds(value)


def type_of(value: Value) -> Type:
    """The most particular type of a value (10.3.2.9)."""
    if value is None:
        return NULL
    found = _BY_CLASS.get(type(value))
    if found is not None:
        return found
    if type(value) is list:
        return ListType(common(type_of(item) for item in value))
    if type(value) is dict:
        return ContextType({name: type_of(item) for name, item in value.items()})
    if type(value) is Range:
        return RangeType(common((type_of(value.start), type_of(value.end))))
    if isinstance(value, Function):
        return FunctionType(
            tuple(p.type if isinstance(p.type, Type) else ANY for p in value.parameters),
            value.result if isinstance(value.result, Type) else ANY,
        )
    return ANY


def common(types: Iterable[Type]) -> Type:
    """The narrowest type to which all of `types` conform, as far as it has a name."""
    found: Type = NULL
    for one in types:
        if one.conforms_to(found) and not isinstance(found, NullType):
            continue
        if found.conforms_to(one):
            found = one
        else:
            return ANY
    return ANY if isinstance(found, NullType) else found
