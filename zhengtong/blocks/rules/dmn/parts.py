"""What every element of a model has (DMN 1.5, 6.3.1), and the information item (7.3.4)."""

from __future__ import annotations

from dataclasses import dataclass

from .fields import attribute, words


@dataclass(frozen=True, kw_only=True)
class Element:
    """Base of all elements.

    `attributes` are those of foreign namespaces, `extensions` the children of extensionElements
    and `others` the children of foreign namespaces elsewhere, both as canonical XML.
    """

    id: str | None = attribute("id")
    label: str | None = attribute("label")
    description: str | None = words("description")
    attributes: tuple[tuple[str, str], ...] = ()
    extensions: tuple[str, ...] | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Named(Element):
    """An element with a name."""

    name: str | None = attribute("name")


@dataclass(frozen=True, kw_only=True)
class InformationItem(Named):
    """A variable: a name and, if declared, a type."""

    type_ref: str | None = attribute("typeRef")
