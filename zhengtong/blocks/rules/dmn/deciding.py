"""A compiled model: ask it for a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhengtong.blocks.rules.feel import DEFAULT_LIMITS, FeelError, LimitExceeded, Limits
from zhengtong.blocks.rules.feel.types import Type
from zhengtong.blocks.rules.feel.values import DateTime, normalise

from .compiling import Graph, compile_graph
from .facts import given
from .functions import call_named
from .graph import DecisionNode, FunctionNode, InputNode, Node, State
from .model import DecisionService, Definitions
from .problems import ModelProblem, Problem
from .relevance import open_inputs, required_inputs
from .trace import Evaluation, Trace

Value = Any


class Outcome(NamedTuple):
    """What was decided. `messages` say in words what was null and why; `trace` if asked for."""

    value: Value
    messages: tuple[str, ...] = ()
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A fact that a decision needs."""

    name: str
    type: Type
    id: str = ""


@dataclass(slots=True)
class Model:
    """A model compiled once; immutable from then on, and shared by threads."""

    definitions: Definitions
    graph: Graph
    problems: tuple[Problem, ...]
    _by_key: dict[str, Node] = field(default_factory=dict)
    _given: dict[str, DecisionNode] = field(default_factory=dict)

    def decide(
        self,
        decision: str,
        facts: Mapping[str, Any],
        *,
        now: DateTime | None = None,
        limits: Limits = DEFAULT_LIMITS,
        trace: bool = False,
    ) -> Outcome:
        """Evaluate a decision (by name or id) for these facts (input data by name).

        A fact named as a decision stands for that decision, except the one that is asked for.
        Raises KeyError for an unknown decision, LimitExceeded when the limits are reached.
        """
        node = self._by_key[decision]
        if isinstance(node, FunctionNode):
            return self.invoke(decision, facts, now=now, limits=limits, trace=trace)
        run = Evaluation(now, limits, Trace() if trace else None)
        state = State(run, facts, self.graph.size.count)
        for name, known in self._given.items():
            if name in facts and known is not node:
                state.values[known.index] = given(known.type, facts[name], name, run)
        try:
            value = node.value(state)
        except RecursionError:
            raise LimitExceeded("the decision is nested too deeply", "depth") from None
        return Outcome(value, tuple(run.messages), run.trace)

    def invoke(
        self,
        name: str,
        arguments: Mapping[str, Any],
        *,
        now: DateTime | None = None,
        limits: Limits = DEFAULT_LIMITS,
        trace: bool = False,
    ) -> Outcome:
        """Call a decision service or business knowledge model (by name or id) by parameter names.

        Parameters without an argument are null; arguments without a parameter are not looked at.
        Raises KeyError for an unknown name, LimitExceeded.
        """
        node = self._by_key[name]
        if not isinstance(node, FunctionNode):
            raise KeyError(name)
        run = Evaluation(now, limits, Trace() if trace else None)
        names = [parameter.name for parameter in node.function.parameters]
        value = None
        try:
            values = {key: normalise(arguments[key]) for key in names if key in arguments}
            value = call_named(node.function, run, values)
        except FeelError as error:
            run.note(error.message)
        except RecursionError:
            raise LimitExceeded("the decision is nested too deeply", "depth") from None
        return Outcome(value, tuple(run.messages), run.trace)

    def outputs(self, service: str) -> int:
        """How many output decisions a decision service has."""
        element = self.graph.unit.by_name.get(service) or self.graph.unit.by_id.get(service)
        return len(element.output_decisions) if isinstance(element, DecisionService) else 1

    @property
    def decisions(self) -> tuple[str, ...]:
        """The names of the model's own decisions, in the order of the file."""
        return tuple(self._given)

    def inputs(self, decision: str) -> tuple[Input, ...]:
        """The facts that a decision needs, also by way of those it requires."""
        found: list[InputNode] = required_inputs(self._by_key[decision])
        return tuple(Input(one.name, one.type, one.id) for one in found)

    def open_inputs(
        self, decision: str, facts: Mapping[str, Any], *, now: DateTime | None = None
    ) -> tuple[Input, ...]:
        """Those facts not given yet that can still change the outcome, in the order of need.

        A fact is given when its name is among `facts`, also with the value None.
        """
        node = self._by_key[decision]
        found = open_inputs(node, facts, self.graph.size.count, now)
        return tuple(Input(one.name, one.type, one.id) for one in found)


def compile_model(definitions: Definitions, *, strict: bool = False) -> Model:
    """Compile a model. What is faulty is told in `problems`, gives null, and leaves the rest.

    Raises ModelProblem where that cannot be told apart, and with `strict` for any fault.
    """
    try:
        graph = compile_graph(definitions)
    except RecursionError:
        raise ModelProblem(
            "The model requires or contains too much one inside the other."
        ) from None
    problems = tuple(dict.fromkeys(graph.problems))
    if strict and problems:
        raise ModelProblem("; ".join(map(str, problems[:5])))
    model = Model(definitions, graph, problems)
    unit = graph.unit
    for element in definitions.elements:
        node = graph.nodes.get((unit.namespace, id(element)))
        if node is None:
            continue
        if element.id:
            model._by_key.setdefault(element.id, node)
        if isinstance(node, DecisionNode) and element.name:
            model._given[element.name] = node
    for element in definitions.elements:
        node = graph.nodes.get((unit.namespace, id(element)))
        if node is not None and element.name:
            # A name goes before an id, should they be the same word.
            model._by_key[element.name] = node
    return model
