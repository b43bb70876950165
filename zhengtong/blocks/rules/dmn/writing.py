"""From the elements of a model to XML (DMN 1.5, chapter 13), so that reading gives them again.

The version, prefixes, identifiers, descriptions, diagrams and everything of foreign vocabularies
stay; only white space between elements and comments are not kept.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from .expressions import EXPRESSIONS
from .fields import Place, places
from .model import GROUPS, Definitions
from .parts import Element
from .versions import NAMESPACES

#: Marks in the tree and the canonical XML that takes their place.
_Kept = list[tuple[etree._Element, str]]

_TAGS: dict[type, str] = {of: tag for tag, of in EXPRESSIONS.items()} | {
    of: tag for members in GROUPS.values() for tag, of in members.items()
}


def write(definitions: Definitions) -> bytes:
    """The model as a file in UTF-8, in the version of DMN it was read in."""
    space = NAMESPACES[definitions.version]
    prefixes: dict[str | None, str] = {prefix or None: uri for prefix, uri in definitions.prefixes}
    if space not in prefixes.values():
        # A prefix of the model's own may not be taken away: texts may name it.
        prefixes["dmn" if None in prefixes else None] = space
    root = etree.Element(f"{{{space}}}definitions", nsmap=prefixes)
    kept: _Kept = []
    _fill(root, definitions, space, kept)
    etree.indent(root)
    # What is kept as it stands is put in after the rest is indented, untouched.
    for mark, xml in kept:
        parent = mark.getparent()
        if parent is not None:
            node = etree.fromstring(xml)
            node.tail = mark.tail
            parent.replace(mark, node)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _fill(node: etree._Element, element: Element, space: str, kept: _Kept) -> None:
    for key, value in element.attributes:
        node.set(key, value)
    for name, place in places(type(element)):
        value = getattr(element, name)
        if place.kind == "attribute":
            if value is not None:
                node.set(place.tag, value)
            continue
        for one in value if place.many else (value,):
            if one is not None:
                _append(node, place, one, space, kept)
        if name == "description" and element.extensions is not None:
            holder = etree.SubElement(node, f"{{{space}}}extensionElements")
            for extension in element.extensions:
                _keep(holder, extension, kept)
    for other in element.others:
        _keep(node, other, kept)


def _append(node: etree._Element, place: Place, value: Any, space: str, kept: _Kept) -> None:
    if place.kind == "raw":
        _keep(node, value, kept)
        return
    child = etree.SubElement(node, f"{{{space}}}{place.tag or _TAGS[type(value)]}")
    if place.kind == "text":
        child.text = value
    elif place.kind == "reference":
        child.set("href", value)
    else:
        _fill(child, value, space, kept)


def _keep(node: etree._Element, xml: str, kept: _Kept) -> None:
    mark = etree.Comment("kept")
    node.append(mark)
    kept.append((mark, xml))
