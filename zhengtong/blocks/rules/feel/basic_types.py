"""Types that are made of no other type (DMN 1.5, 10.3.2.9): Any, Null and the simple ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .values import Date, DateTime, DaysTimeDuration, Time, YearsMonthsDuration

Value = Any


class Type:
    """Base of all types. The methods answer for a type about which nothing is known."""

    __slots__ = ()

    def holds(self, value: Value) -> bool:
        """Is `value` an instance of this type? Null is an instance of no type but Null."""
        raise NotImplementedError

    def conforms_to(self, other: Type) -> bool:
        """May a value of this type stand where `other` is asked for?"""
        return isinstance(other, AnyType) or self == other

    def member(self, name: str) -> Type | None:
        """The type of an entry or property, None when the type has no such name."""
        return None

    def members(self) -> Mapping[str, Type]:
        """The names that a path may follow, empty when unknown."""
        return {}

    @property
    def element(self) -> Type:
        """The type of the items; of anything but a list the type itself (10.3.2.5)."""
        return self


@dataclass(frozen=True, slots=True)
class AnyType(Type):
    """The top of the lattice."""

    def holds(self, value: Value) -> bool:
        return value is not None

    def __str__(self) -> str:
        return "Any"


@dataclass(frozen=True, slots=True)
class NullType(Type):
    """The bottom: null conforms to every type."""

    def holds(self, value: Value) -> bool:
        return value is None

    def conforms_to(self, other: Type) -> bool:
        return True

    def __str__(self) -> str:
        return "Null"


@dataclass(frozen=True, slots=True)
class SimpleType(Type):
    """A type with a name of its own; `python` is the class of its values."""

    name: str
    python: type
    properties: tuple[tuple[str, str], ...] = ()

    def holds(self, value: Value) -> bool:
        return type(value) is self.python

    def members(self) -> Mapping[str, Type]:
        return {name: SIMPLE[of] for name, of in self.properties}

    def member(self, name: str) -> Type | None:
        return self.members().get(name)

    def __str__(self) -> str:
        return self.name


_DATE = (("year", "number"), ("month", "number"), ("day", "number"), ("weekday", "number"))
_TIME = (
    ("hour", "number"),
    ("minute", "number"),
    ("second", "number"),
    ("time offset", "days and time duration"),
    ("timezone", "string"),
)
_DAYS = (("days", "number"), ("hours", "number"), ("minutes", "number"), ("seconds", "number"))

ANY = AnyType()
NULL = NullType()
NUMBER = SimpleType("number", Decimal)
STRING = SimpleType("string", str)
BOOLEAN = SimpleType("boolean", bool)
DATE = SimpleType("date", Date, _DATE)
TIME = SimpleType("time", Time, _TIME)
DATE_TIME = SimpleType("date and time", DateTime, _DATE + _TIME)
DAYS_DURATION = SimpleType("days and time duration", DaysTimeDuration, _DAYS)
YEARS_DURATION = SimpleType(
    "years and months duration", YearsMonthsDuration, (("years", "number"), ("months", "number"))
)

SIMPLE: dict[str, Type] = {
    one.name: one
    for one in (
        NUMBER,
        STRING,
        BOOLEAN,
        DATE,
        TIME,
        DATE_TIME,
        DAYS_DURATION,
        YEARS_DURATION,
    )
}
