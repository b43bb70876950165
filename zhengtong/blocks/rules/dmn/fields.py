"""How a field of a DMN element stands in the XML: the words `model` is written with.

Each field of an element names its place once; `reading` and `writing` both follow it, so that
what is read is what is written (DMN 1.5, chapter 13). An absent attribute or element is None.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields
from typing import Any

PLACE = "xml"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: `tag` is the name of the attribute or child element.

    kinds: attribute · text (a child with only text) · reference (a child with an href) ·
    element (a child of class `of`) · expression (any boxed expression) · drg (any element of a
    requirement graph) · raw (kept as it stands). `many` fields are tuples.
    """

    kind: str
    tag: str = ""
    of: str = ""
    many: bool = False


def attribute(tag: str) -> Any:
    return field(default=None, metadata={PLACE: Place("attribute", tag)})


def words(tag: str) -> Any:
    return field(default=None, metadata={PLACE: Place("text", tag)})


def child(tag: str, of: str) -> Any:
    return field(default=None, metadata={PLACE: Place("element", tag, of)})


def children(tag: str, of: str) -> Any:
    return field(default=(), metadata={PLACE: Place("element", tag, of, many=True)})


def reference(tag: str) -> Any:
    return field(default=None, metadata={PLACE: Place("reference", tag)})


def references(tag: str) -> Any:
    return field(default=(), metadata={PLACE: Place("reference", tag, many=True)})


def boxed() -> Any:
    return field(default=None, metadata={PLACE: Place("expression")})


def boxes() -> Any:
    return field(default=(), metadata={PLACE: Place("expression", many=True)})


def group(name: str) -> Any:
    """Elements of a substitution group, in the order of the file."""
    return field(default=(), metadata={PLACE: Place("group", of=name, many=True)})


def raw(tag: str) -> Any:
    """A child of a foreign vocabulary, kept as canonical XML."""
    return field(default=None, metadata={PLACE: Place("raw", tag)})


_known: dict[type, tuple[tuple[str, Place], ...]] = {}


def places(of: type) -> tuple[tuple[str, Place], ...]:
    """The fields of an element class with their places, children in the order of the schema."""
    found = _known.get(of)
    if found is None:
        marked: list[Field[Any]] = [one for one in fields(of) if PLACE in one.metadata]
        found = _known[of] = tuple((one.name, one.metadata[PLACE]) for one in marked)
    return found
