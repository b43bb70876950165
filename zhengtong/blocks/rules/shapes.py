"""Which inputs a cell of a decision table lets through, where that can be said by its shape alone.

A cell is a set: `-` is everything, `"a", "b"` some words, `[18..60)` a span, `not(…)` all but. A
cell that computes (`> another input`, a function) has no shape: it is *unknown*, and the checks say
so instead of guessing. Ordered values are kept as numbers (`key` of a kind), so that days, lengths
of time and plain numbers are judged by one arithmetic.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel.temporal.date import Date

Key = Decimal | int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of ordered values: whether it has neighbours, and how a key is written in FEEL."""

    name: str
    discrete: bool
    write: Callable[[Key], str]


def _number(key: Key) -> str:
    return format(Decimal(key).normalize(), "f")


def _day(key: Key) -> str:
    return f'date("{Date.of_days(int(key))}")'


def _months(key: Key) -> str:
    months = int(key)
    return f'duration("{"-" if months < 0 else ""}P{abs(months)}M")'


#: Days count from 1970-01-01. Moments, times and lengths with seconds are left out: their zones
#: and fractions are judged by nobody before somebody asks for it.
KINDS = {
    "number": Kind("number", False, _number),
    "integer": Kind("integer", True, _number),
    "date": Kind("date", True, _day),
    "months": Kind("months", True, _months),
}
STRING, BOOLEAN = "string", "boolean"


@dataclass(frozen=True, slots=True)
class Span:
    """The values between two ends; None is an end that is not there."""

    low: Key | None
    high: Key | None
    low_in: bool = True
    high_in: bool = True


def point(key: Key) -> Span:
    """The span of one value."""
    return Span(key, key)


@dataclass(frozen=True, slots=True)
class Shape:
    """A set of inputs: spans, words (strings, booleans), null; or all but these (`negated`).

    `everything` is the cell `-`; `unknown` holds the text of the parts that cannot be judged: then
    the other parts are surely let through, and perhaps more.
    """

    spans: tuple[Span, ...] = ()
    words: frozenset[str | bool] = field(default_factory=frozenset)
    null: bool = False
    negated: bool = False
    everything: bool = False
    unknown: str = ""


ANYTHING = Shape(everything=True)


@dataclass(frozen=True, slots=True)
class Column:
    """An input column: its expression, its kind ("" where none can be told), its allowed values.

    `plain` is a column whose expression is a name or a path: its values vary freely. What a
    computed column is may depend on others, so findings over it are possible, not certain.
    """

    name: str
    kind: str
    allowed: Shape = ANYTHING
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A rule: its number as people count (from 1), its cells, its outputs as text."""

    number: int
    cells: tuple[Shape, ...]
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table as the checks see it. `ranks` (PRIORITY): smaller is more important."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    policy: str = "UNIQUE"
    has_default: bool = False
    ranks: tuple[Any, ...] = ()
