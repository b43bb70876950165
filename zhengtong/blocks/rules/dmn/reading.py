"""From XML to the elements of a model (DMN 1.1 to 1.5, chapter 13), safely.

A model comes from outside: no document type, no entity and nothing outside the text is ever
looked at, and size and depth are bounded before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from .expressions import EXPRESSIONS
from .fields import Place, places
from .model import CLASSES, GROUPS, Definitions
from .parts import Element
from .problems import ModelProblem
from .versions import NAMESPACES, VERSIONS

LARGEST = 16_000_000
DEEPEST = 120
ENCODINGS = ("utf-8", "utf8", "utf-16", "us-ascii", "iso-8859-1", "gb18030", "gbk", "gb2312")

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BEFORE_ROOT = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)


def load(xml: bytes, imports: Mapping[str, bytes] | None = None) -> Definitions:
    """Read a model, and the models it may import (the keys are only for messages).

    Raises ModelProblem when a text is no DMN model, is too large, or carries a document type.
    """
    linked: dict[str, Definitions] = {}
    for key, text in (imports or {}).items():
        try:
            model = read(text)
        except ModelProblem as problem:
            raise ModelProblem(f"The imported model {key}: {problem.message}") from None
        linked[model.namespace or ""] = model
    return replace(read(xml), linked=linked)


def read(xml: bytes) -> Definitions:
    """Read one model; see `load`."""
    root = _parse(xml)
    name = etree.QName(root)
    version = VERSIONS.get(name.namespace or "")
    if version is None or name.localname != "definitions":
        raise ModelProblem(
            f"The text is no DMN model: it begins with {name.localname} of"
            f" “{name.namespace or ''}”, not with definitions of DMN 1.1 to 1.5."
        )
    values = _values(root, Definitions, NAMESPACES[version])
    prefixes = tuple((prefix or "", uri) for prefix, uri in root.nsmap.items())
    return Definitions(version=version, prefixes=prefixes, **values)


def _parse(xml: bytes) -> etree._Element:
    if len(xml) > LARGEST:
        raise ModelProblem(f"The model is larger than {LARGEST // 1_000_000} MB.")
    text = _DECLARATION.sub("", _decoded(xml), count=1)
    before = _BEFORE_ROOT.match(text)
    if text.startswith("<!", before.end() if before else 0):
        raise ModelProblem("The model carries a document type declaration, which is not allowed.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ModelProblem(f"The text is not well-formed XML: {error.msg}.") from None
    _bound(root)
    return root


def _decoded(xml: bytes) -> str:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif xml.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    else:
        found = _DECLARED.match(xml.lstrip())
        encoding = found.group(1).decode().lower() if found else "utf-8"
        if encoding not in ENCODINGS:
            raise ModelProblem(f"The encoding {encoding} is not read; save the model as UTF-8.")
    try:
        return xml.decode(encoding)
    except UnicodeError:
        raise ModelProblem(f"The text is not written in {encoding}, as it says.") from None


def _bound(root: etree._Element) -> None:
    depth = 0
    for event, _node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise ModelProblem(f"The model is nested deeper than {DEEPEST} elements.")


def _values(node: etree._Element, of: type[Element], space: str) -> dict[str, Any]:
    """The arguments of the class for this node."""
    values: dict[str, Any] = {}
    by_tag: dict[str, tuple[str, Place]] = {}
    boxed: tuple[str, Place] | None = None
    for name, place in places(of):
        if place.kind == "attribute":
            values[name] = node.get(place.tag)
        elif place.kind == "expression":
            boxed = (name, place)
        elif place.kind == "group":
            by_tag |= dict.fromkeys(GROUPS[place.of], (name, place))
        else:
            by_tag[place.tag] = (name, place)
    values["attributes"] = tuple(
        (str(key), str(value)) for key, value in node.attrib.items() if str(key).startswith("{")
    )
    others: list[str] = []
    for child in _children(node):
        tag = etree.QName(child)
        slot = by_tag.get(tag.localname)
        if slot is None and boxed is not None and tag.localname in EXPRESSIONS:
            slot = boxed
        if slot is not None and slot[1].kind == "raw":
            values[slot[0]] = _raw(child)
        elif tag.namespace != space or (slot is None and tag.localname != "extensionElements"):
            others.append(_raw(child))
        elif slot is None:
            values["extensions"] = tuple(_raw(one) for one in _children(child))
        else:
            _put(values, slot, _child(child, slot[1], space))
    if others:
        values["others"] = tuple(others)
    return values


def _put(values: dict[str, Any], slot: tuple[str, Place], value: Any) -> None:
    name, place = slot
    values[name] = (*values.get(name, ()), value) if place.many else value


def _child(node: etree._Element, place: Place, space: str) -> Any:
    if place.kind == "text":
        return "".join(str(part) for part in node.xpath("text()"))
    if place.kind == "reference":
        return node.get("href") or ""
    tag = etree.QName(node).localname
    if place.kind == "expression":
        of: type[Element] = EXPRESSIONS[tag]
    elif place.kind == "group":
        of = GROUPS[place.of][tag]
    else:
        of = CLASSES[place.of]
    return of(**_values(node, of, space))


def _children(node: etree._Element) -> Iterator[etree._Element]:
    return (child for child in node if isinstance(child.tag, str))


def _raw(node: etree._Element) -> str:
    """Canonical XML with every namespace in scope, so that it can stand alone."""
    # Canonical form is asked of a document of its own: of a part it would lose namespaces.
    try:
        alone = etree.fromstring(etree.tostring(node, with_tail=False))
    except etree.XMLSyntaxError as error:
        # Some names (with U+FFFD in them) are read by the parser and cannot be read again.
        raise ModelProblem(f"An element cannot stand in a model: {error.msg}.") from None
    found: bytes = etree.tostring(alone.getroottree(), method="c14n", with_comments=True)
    return found.decode()
