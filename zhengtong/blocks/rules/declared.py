"""What a diagram declares: its inputs and their types, down to a base type and allowed values."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhengtong.blocks.rules.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    Definitions,
    InputData,
    ItemDefinition,
)

#: The namespace of what the platform adds to a diagram.
NAMESPACE = "urn:zhengtong:dmn:1"
ELEMENT = f"{{{NAMESPACE}}}element"
MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Declared:
    """A type as declared: its base type (of FEEL, or "" ), its allowed values, whether a list."""

    base: str = ""
    allowed: str = ""
    is_list: bool = False


def declared(of: Definitions, type_ref: str | None) -> Declared:
    """Follow a type through the item definitions of a diagram; allowed values nearest win."""
    allowed, is_list = "", False
    known = {item.name: item for item in of.item_definitions}
    name = local(type_ref)
    for _step in range(MOST_STEPS):
        item = known.get(name)
        if item is None:
            return Declared(name, allowed, is_list)
        allowed = allowed or values_of(item)
        is_list = is_list or item.is_collection
        if item.components:
            return Declared("context", allowed, is_list)
        name = local(item.type_ref)
    return Declared("", allowed, is_list)


def values_of(item: ItemDefinition) -> str:
    """The allowed values of an item definition, as text."""
    tests = item.allowed_values or item.type_constraint
    return (tests.text or "").strip() if tests is not None else ""


def local(type_ref: str | None) -> str:
    """A type reference without the prefix that DMN 1.1 gives to FEEL's own types."""
    name = (type_ref or "").strip()
    return name.removeprefix("feel:")


def inputs(of: Definitions) -> Iterator[InputData]:
    """The facts that the diagram is given."""
    for element in of.elements:
        if isinstance(element, InputData):
            yield element


def decisions(of: Definitions) -> Iterator[Decision]:
    """The decisions of the diagram."""
    for element in of.elements:
        if isinstance(element, Decision):
            yield element


def functions(of: Definitions) -> Iterator[BusinessKnowledgeModel]:
    """The business knowledge models of the diagram."""
    for element in of.elements:
        if isinstance(element, BusinessKnowledgeModel):
            yield element


def element_of(asked: InputData) -> str:
    """The data element an input names by `zt:element`; "" for none."""
    return dict(asked.attributes).get(ELEMENT, "")


def main_decision(of: Definitions) -> str:
    """The decision that no other needs; "" where there are several, or none."""
    needed = {
        (need.required_decision or "").rpartition("#")[2]
        for decision in decisions(of)
        for need in decision.information
    }
    top = [one.name or "" for one in decisions(of) if one.id not in needed]
    return top[0] if len(top) == 1 else ""


def type_at(of: Definitions, path: str) -> str | None:
    """The declared type of an input expression that is a name or a path; None where unknown."""
    head, *rest = [part.strip() for part in path.split(".")]
    variables = {one.name: one.variable for one in inputs(of)}
    variables |= {one.name: one.variable for one in decisions(of)}
    variable = variables.get(head)
    type_ref = variable.type_ref if variable is not None else None
    known = {item.name: item for item in of.item_definitions}
    for part in rest:
        item = known.get(local(type_ref))
        component = next((c for c in item.components if c.name == part), None) if item else None
        if component is None:
            return None
        type_ref = component.type_ref
    return type_ref
