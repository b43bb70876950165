"""What is asked of an engine: words that must all, or any of which must, be in an entry."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the index; with `prefix`, any word that begins with it."""

    word: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the items."""

    items: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class OneOf:
    """At least one of the items."""

    items: "tuple[Expression, ...]"


Expression = Word | All | OneOf


def every(items: "Iterable[Expression | None]") -> Expression | None:
    """All of the items, without a bracket around a lone one; None when there are none."""
    kept = _kept(items)
    return kept[0] if len(kept) == 1 else All(kept) if kept else None


def either(items: "Iterable[Expression | None]") -> Expression | None:
    """Any of the items, without a bracket around a lone one; None when there are none."""
    kept = _kept(items)
    return kept[0] if len(kept) == 1 else OneOf(kept) if kept else None


def _kept(items: "Iterable[Expression | None]") -> tuple[Expression, ...]:
    return tuple(dict.fromkeys(item for item in items if item))
