"""From a model to a graph of compiled nodes: each element once, when it is first required."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from zhengtong.blocks.rules.feel import FeelError, Run, Scope, coerce
from zhengtong.blocks.rules.feel.types import ANY, AnyType, ContextType, FunctionType
from zhengtong.blocks.rules.feel.values import Function

from .boxes import build
from .branches import branches
from .building import Site, Value, conforming
from .functions import body_of, known, parameters_of, result_type
from .graph import (
    BrokenNode,
    DecisionNode,
    FunctionNode,
    Gathered,
    InputNode,
    Node,
    Requirement,
    Size,
    service_function,
)
from .linking import Unit, link
from .model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    DRGElement,
    InputData,
)
from .problems import Problem

KINDS = {
    Decision: "decision",
    BusinessKnowledgeModel: "business knowledge model",
    DecisionService: "decision service",
    InputData: "input data",
}
Key = tuple[str, int]


@dataclass(slots=True)
class Graph:
    """All compiled nodes of a model (those of its imports as far as they are required)."""

    unit: Unit
    size: Size = field(default_factory=Size)
    nodes: dict[Key, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _open: list[Key] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)

    def node(self, unit: Unit, element: DRGElement) -> Node:
        """The node of an element, compiled now if it is not yet."""
        key = (unit.namespace, id(element))
        known = self.nodes.get(key)
        if known is not None:
            return known
        name = element.name or ""
        site = self._site(unit, element)
        if key in self._open:
            circle = [*self._names[self._open.index(key) :], name]
            message = f"it requires itself: {' → '.join(circle)}"
            site.report("", message)
            self.problems += site.problems
            return BrokenNode(name, f"{name}: {message}")
        self._open.append(key)
        self._names.append(name)
        node = self._compiled(unit, element, site)
        self._open.pop()
        self._names.pop()
        self.nodes[key] = node
        self.problems += site.problems
        return node

    def _site(self, unit: Unit, element: DRGElement) -> Site:
        kind = KINDS.get(type(element), "element")
        return Site(kind, element.name or "", element.id or "", unit.types.resolve)

    def _keys(self, unit: Unit, element: DRGElement) -> tuple[str, ...]:
        """A fact is given by its name; one of an import also by prefix or namespace."""
        name = element.name or ""
        if unit is self.unit:
            return (name,)
        prefix = self.unit.prefix_of(unit)
        own = (f"{prefix}.{name}",) if prefix else ()
        return (f"{{{unit.namespace}}}{name}", *own, name)

    def _compiled(self, unit: Unit, element: DRGElement, site: Site) -> Node:
        if isinstance(element, InputData):
            of = site.type(element.variable.type_ref if element.variable else None)
            key, *others = self._keys(unit, element)
            name, number = element.name or "", self.size.next()
            return InputNode(number, name, element.id or "", of, key, tuple(others))
        if isinstance(element, Decision):
            return self._decision(unit, element, site)
        if isinstance(element, BusinessKnowledgeModel):
            return self._knowledge(unit, element, site)
        if isinstance(element, DecisionService):
            return self._service(unit, element, site)
        return BrokenNode(element.name or "", f"{element.name} is nothing that can be decided")

    # -- requirements ----------------------------------------------------------------------------

    def _required(
        self, unit: Unit, references: Sequence[str | None], site: Site
    ) -> list[tuple[Unit, Node]]:
        found: list[tuple[Unit, Node]] = []
        for reference in references:
            target = unit.find(reference) if reference else None
            if target is None:
                site.report("", f"it requires “{reference}”, which does not exist")
                continue
            found.append((target[0], self.node(*target)))
        return found

    def _declare(
        self, unit: Unit, nodes: Sequence[tuple[Unit, Node]], scope: Scope
    ) -> tuple[list[Requirement], list[Gathered], dict[int, Value]]:
        """Names for the nodes in `scope`: our own plainly, imported ones under their prefix."""
        plain: list[Requirement] = []
        constants: dict[int, Value] = {}
        groups: dict[str, list[Node]] = {}
        for owner, node in nodes:
            prefix = unit.prefix_of(owner)
            if prefix:
                groups.setdefault(prefix, []).append(node)
                continue
            slot = scope.declare(node.name, node.type).slot
            if isinstance(node, FunctionNode):
                constants[slot] = node.function
            else:
                plain.append(Requirement(slot, node))
        gathered: list[Gathered] = []
        for prefix, members in groups.items():
            of = ContextType({node.name: node.type for node in members})
            slot = scope.declare(prefix, of).slot
            fixed = {n.name: n.function for n in members if isinstance(n, FunctionNode)}
            rest = [node for node in members if not isinstance(node, FunctionNode)]
            if rest:
                gathered.append(Gathered(slot, prefix, fixed, rest))
            else:
                constants[slot] = fixed
        return plain, gathered, constants

    # -- decisions -------------------------------------------------------------------------------

    def _decision(self, unit: Unit, element: Decision, site: Site) -> Node:
        references: list[str | None] = []
        for need in element.information:
            references.append(need.required_decision or need.required_input)
        references += [need.required_knowledge for need in element.knowledge]
        scope = Scope(types=unit.types)
        plain, gathered, constants = self._declare(
            unit, self._required(unit, references, site), scope
        )
        made = build(element.logic, scope, site)
        name = element.name or ""
        declared = site.type(element.variable.type_ref if element.variable else None)
        branch = None if made.tree is None else branches(made.tree, scope)
        return DecisionNode(
            self.size.next(),
            name,
            element.id or "",
            self._keys(unit, element),
            made.type if isinstance(declared, AnyType) else declared,
            conforming(made.closure, declared, name),
            _frame(scope, constants),
            plain,
            gathered,
            made.matcher,
            made.names,
            branch,
        )

    # -- functions -------------------------------------------------------------------------------

    def _knowledge(self, unit: Unit, element: BusinessKnowledgeModel, site: Site) -> Node:
        name = element.name or ""
        declared = site.type(element.variable.type_ref if element.variable else None)
        logic = element.logic
        scope = Scope(types=unit.types)
        if logic is None:
            function = Function((), _without_logic(name), name=name)
            return FunctionNode(name, element.id or "", FunctionType((), ANY), function)
        references = [need.required_knowledge for need in element.knowledge]
        _plain, _gathered, constants = self._declare(
            unit, self._required(unit, references, site), scope
        )
        parameters, types = parameters_of(logic, site, "")
        result = result_type(declared)
        own = scope.declare(name, FunctionType(tuple(types), result)).slot
        inner = scope.child()
        slots = [inner.declare(p.name, of).slot for p, of in zip(parameters, types, strict=True)]
        made = body_of(logic, inner, site, "", build)
        if not isinstance(site.type(logic.type_ref), AnyType) and isinstance(result, AnyType):
            result = result_type(site.type(logic.type_ref))
        body = conforming(made.closure, result, name)
        frame = _frame(scope, constants)

        def call(run: Run, arguments: Sequence[Value]) -> Value:
            inside = frame[:]
            inside[0] = run
            for slot, of, argument in zip(slots, types, arguments, strict=True):
                try:
                    inside[slot] = coerce(argument, of)
                except FeelError as error:
                    raise FeelError(f"{name}: {error.message}") from None
            return body(inside)

        of = made.type if isinstance(result, AnyType) else result
        function = Function(parameters, call, name=name, result=known(of))
        frame[own] = function
        return FunctionNode(name, element.id or "", FunctionType(tuple(types), of), function)

    def _service(self, unit: Unit, element: DecisionService, site: Site) -> Node:
        name = element.name or ""
        declared = site.type(element.variable.type_ref if element.variable else None)
        inputs = self._required(unit, (*element.input_data, *element.input_decisions), site)
        outputs = self._required(unit, element.output_decisions, site)
        parameters = [
            (_qualified(unit, owner, node), node)
            for owner, node in inputs
            if isinstance(node, InputNode | DecisionNode)
        ]
        results = [(_qualified(unit, owner, node), node) for owner, node in outputs]
        if not results:
            site.report("", "the decision service has no output decision")
        of = result_type(declared)
        function = service_function(name, parameters, results, of, self.size)
        if isinstance(of, AnyType) and len(results) == 1:
            of = results[0][1].type
        elif isinstance(of, AnyType):
            of = ContextType({key: node.type for key, node in results})
        signature = FunctionType(tuple(node.type for _key, node in parameters), of)
        return FunctionNode(name, element.id or "", signature, function)


def compile_graph(definitions: Definitions) -> Graph:
    """Compile every element of the model."""
    unit = link(definitions)
    graph = Graph(unit)
    for element in definitions.elements:
        if type(element) in KINDS:
            graph.node(unit, element)
    for one in _all_units(unit, []):
        graph.problems += one.problems
        graph.problems += one.types.problems
    return graph


def _all_units(unit: Unit, seen: list[Unit]) -> list[Unit]:
    if not any(unit is one for one in seen):
        seen.append(unit)
        for other in unit.imports.values():
            _all_units(other, seen)
    return seen


def _qualified(unit: Unit, owner: Unit, node: Node) -> str:
    prefix = unit.prefix_of(owner)
    return f"{prefix}.{node.name}" if prefix else node.name


def _frame(scope: Scope, constants: dict[int, Any]) -> list[Any]:
    frame: list[Any] = [None] * scope.layout.size
    for slot, value in constants.items():
        frame[slot] = value
    return frame


def _without_logic(name: str) -> Any:
    def call(run: Run, arguments: Sequence[Value]) -> Value:
        raise FeelError(f"{name} has no logic")

    return call
