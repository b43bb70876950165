"""The nodes of a compiled requirement graph (DMN 1.5, 6.3 and 10.4): facts, decisions, functions.

A `State` is one evaluation of a graph: what was found for each node, once. A decision service
evaluates its decisions in a state of its own, so that what it is given changes nothing outside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from zhengtong.blocks.rules.feel import FeelError, coerce
from zhengtong.blocks.rules.feel.types import ANY, SimpleType, Type
from zhengtong.blocks.rules.feel.values import Function, Parameter

from .branches import Branch
from .building import Closure, Frame, Value, nothing
from .facts import given
from .functions import known
from .trace import Evaluation

UNKNOWN: Any = object()


class State:
    """The values of the nodes by their index; `facts` are those given from outside."""

    __slots__ = ("facts", "run", "values")

    def __init__(self, run: Evaluation, facts: Mapping[str, Any], size: int) -> None:
        self.run = run
        self.facts = facts
        self.values: list[Value] = [UNKNOWN] * size


class Node(Protocol):
    """Anything that has a value in a state."""

    index: int
    name: str
    type: Type

    def value(self, state: State) -> Value: ...


@dataclass(slots=True)
class Size:
    """How many nodes a program has; known when all are compiled."""

    count: int = 0

    def next(self) -> int:
        self.count += 1
        return self.count - 1


@dataclass(slots=True)
class InputNode:
    """Input data. `key` is the name under which the fact is given, `others` further ones.

    `ready` is the class of values that need no look: they are of the type as they come.
    """

    index: int
    name: str
    id: str
    type: Type
    key: str
    others: tuple[str, ...] = ()
    ready: Any = None

    def __post_init__(self) -> None:
        if isinstance(self.type, SimpleType) and self.type.python in (str, bool):
            self.ready = self.type.python

    def value(self, state: State) -> Value:
        found = state.values[self.index]
        if found is UNKNOWN:
            found = state.facts.get(self.key, UNKNOWN)
            if found is UNKNOWN:
                found = self._otherwise(state.facts)
            if type(found) is not self.ready:
                found = given(self.type, found, self.name, state.run)
            state.values[self.index] = found
        return found

    def _otherwise(self, facts: Mapping[str, Any]) -> Any:
        return next((facts[key] for key in self.others if key in facts), None)

    def is_given(self, facts: Mapping[str, Any]) -> bool:
        return self.key in facts or any(key in facts for key in self.others)


@dataclass(slots=True)
class Requirement:
    """A node whose value a decision finds in a slot of its frame."""

    slot: int
    node: Node


@dataclass(slots=True)
class Gathered:
    """The elements required of one import, together in a context under its prefix."""

    slot: int
    prefix: str
    constants: dict[str, Value]
    nodes: list[Node]

    def value(self, state: State) -> Value:
        return self.constants | {node.name: node.value(state) for node in self.nodes}


@dataclass(slots=True)
class DecisionNode:
    """A decision: its requirements, and its logic over a frame that holds them."""

    index: int
    name: str
    id: str
    keys: tuple[str, ...]
    type: Type = ANY
    logic: Closure = nothing
    frame: Frame = field(default_factory=lambda: [None])
    requirements: list[Requirement] = field(default_factory=list)
    gathered: list[Gathered] = field(default_factory=list)
    matcher: Any = None
    names: frozenset[str] | None = None
    branch: Branch | None = None

    def value(self, state: State) -> Value:
        found = state.values[self.index]
        if found is not UNKNOWN:
            return found
        frame = self.frame[:]
        run = frame[0] = state.run
        for one in self.requirements:
            frame[one.slot] = one.node.value(state)
        for group in self.gathered:
            frame[group.slot] = group.value(state)
        found = self.logic(frame) if run.trace is None else self._traced(frame, run)
        state.values[self.index] = found
        return found

    def _traced(self, frame: Frame, run: Evaluation) -> Value:
        inputs = {one.node.name: frame[one.slot] for one in self.requirements}
        inputs |= {group.prefix: frame[group.slot] for group in self.gathered}
        trace = run.trace
        if trace is None:
            return self.logic(frame)
        before = len(run.messages)
        trace.begin(self.name, self.id, inputs)
        value = None
        try:
            value = self.logic(frame)
        finally:
            trace.end(value, run.messages[before:])
        return value


@dataclass(slots=True)
class BrokenNode:
    """What cannot be evaluated: null and the reason."""

    name: str
    message: str
    index: int = -1
    type: Type = ANY

    def value(self, state: State) -> Value:
        state.run.note(self.message)
        return None


@dataclass(slots=True)
class FunctionNode:
    """A business knowledge model or a decision service: a function that never changes."""

    name: str
    id: str
    type: Type
    function: Function
    index: int = -1

    def value(self, state: State) -> Value:
        return self.function


def service_function(
    name: str,
    parameters: Sequence[tuple[str, InputNode | DecisionNode]],
    outputs: Sequence[tuple[str, Node]],
    result: Type,
    size: Size,
) -> Function:
    """10.4: a function of input data, then input decisions; one output gives its value, several
    a context."""
    nodes = [node for _name, node in parameters]

    def call(run: Evaluation, arguments: Sequence[Value]) -> Value:
        state = State(run, {}, size.count)
        for node, argument in zip(nodes, arguments, strict=True):
            state.values[node.index] = coerce(argument, node.type)
        values = {key: node.value(state) for key, node in outputs}
        value = next(iter(values.values())) if len(values) == 1 else values
        return _result(value, result, name)

    signature = [Parameter(key, node.type) for key, node in parameters]
    return Function(signature, call, name=name, result=known(result))


def _result(value: Value, of: Type, name: str) -> Value:
    try:
        return coerce(value, of)
    except FeelError as error:
        raise FeelError(f"{name}: {error.message}") from None
