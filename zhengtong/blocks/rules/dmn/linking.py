"""Models and those they import (DMN 1.5, 6.3.3): which element a reference means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .item_definitions import Types
from .model import Definitions, DRGElement
from .problems import Problem


@dataclass(slots=True)
class Unit:
    """One model among those linked: its elements by id and name, its imports by prefix."""

    definitions: Definitions
    by_id: dict[str, DRGElement] = field(default_factory=dict)
    by_name: dict[str, DRGElement] = field(default_factory=dict)
    imports: dict[str, Unit] = field(default_factory=dict)
    types: Types = field(init=False)
    problems: list[Problem] = field(default_factory=list)

    @property
    def namespace(self) -> str:
        return self.definitions.namespace or ""

    def find(self, reference: str) -> tuple[Unit, DRGElement] | None:
        """The element of an href: `#id`, or `namespace#id` of this model or an imported one."""
        namespace, _, key = reference.rpartition("#")
        units = [self] if not namespace or namespace == self.namespace else []
        if namespace:
            units += [one for one in self.imports.values() if one.namespace == namespace]
        for unit in units:
            found = unit.by_id.get(key)
            if found is not None:
                return unit, found
        return None

    def prefix_of(self, other: Unit) -> str:
        """The name under which the other model's elements are known here, empty for our own."""
        if other is self:
            return ""
        return next((name for name, unit in self.imports.items() if unit is other), "")


def link(definitions: Definitions) -> Unit:
    """The model with its imports, and theirs, found among the linked models by namespace."""
    return _Linker(definitions.linked).unit(definitions)


class _Linker:
    def __init__(self, linked: Mapping[str, Definitions]) -> None:
        self.linked = linked
        self.units: dict[str, Unit] = {}

    def unit(self, definitions: Definitions) -> Unit:
        unit = Unit(definitions)
        self.units[unit.namespace] = unit
        for element in definitions.elements:
            if element.id:
                unit.by_id.setdefault(element.id, element)
            if element.name:
                known = unit.by_name.setdefault(element.name, element)
                if known is not element:
                    unit.problems.append(
                        _problem(element.name, "two elements of the model have this name")
                    )
        for one in definitions.imports:
            if not _is_model(one.import_type):
                continue
            found = self._imported(one.namespace or "")
            if found is None:
                message = f"the imported model “{one.namespace}” is not given"
                unit.problems.append(_problem(one.name or "", message, "import"))
            else:
                unit.imports[one.name or ""] = found
        unit.types = Types(
            definitions.item_definitions,
            {prefix: one.types for prefix, one in unit.imports.items() if one is not unit},
            dict(definitions.prefixes),
        )
        return unit

    def _imported(self, namespace: str) -> Unit | None:
        if namespace in self.units:
            return self.units[namespace]
        definitions = self.linked.get(namespace)
        return self.unit(definitions) if definitions is not None else None


def _is_model(import_type: str | None) -> bool:
    """Other kinds of imports (PMML, XML Schema) name nothing that can be decided with."""
    return not import_type or "DMN" in import_type


def _problem(name: str, message: str, kind: str = "element") -> Problem:
    return Problem(kind, name, "", "", message)
