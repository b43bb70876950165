"""The pieces of SpiffWorkflow that run a diagram, and the four of our own that replace its.

Only `core`, `compiling` and `running` import SpiffWorkflow. It is used unmodified; the classes
here stand where its own would look at the machine's clock, run Python that an author wrote, or
lose tokens.
"""

import logging
from collections.abc import Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs.control import BoundaryEventJoin, BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.defaults import (
    BoundaryEvent,
    EndEvent,
    ExclusiveGateway,
    IntermediateCatchEvent,
    StartEvent,
    UserTask,
)
from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.simple import (
    NoneEventDefinition,
    TerminateEventDefinition,
)
from SpiffWorkflow.bpmn.specs.mixins.bpmn_spec_mixin import BpmnSpecMixin
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from zhengtong.blocks.process.feel import Condition

__all__ = [
    "ARRIVED",
    "Bell",
    "BoundaryEvent",
    "BoundaryEventJoin",
    "BoundaryEventSplit",
    "EndEvent",
    "ExclusiveGateway",
    "Facts",
    "IntermediateCatchEvent",
    "NoneEventDefinition",
    "OperationTask",
    "ParallelGateway",
    "StartEvent",
    "Task",
    "TaskState",
    "TerminateEventDefinition",
    "UserTask",
]

# The core assembles what it would log before it asks whether anybody listens.
for name in ("spiff.workflow", "spiff.task"):
    logging.getLogger(name).setLevel(logging.WARNING)

ARRIVED = "arrived"


class Facts:
    """Stands in the place of the core's script engine: it can look up facts, nothing else.

    The facts belong to the instance and not to a token, so that the core has nothing to copy
    from step to step.
    """

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts = facts

    def evaluate(self, task: Task, expression: Condition, external_context: object = None) -> bool:
        """Whether a gateway's condition holds; asked by the core."""
        return expression.holds(self.facts)


class OperationTask(BpmnSpecMixin):
    """A service task. What it does is done by whoever runs the step, just before it passes."""


class ParallelGateway(BpmnSpecMixin):
    """A parallel gateway that counts what arrived on each of its arrows.

    The core's own looks for finished neighbours in the whole tree of the past; in the second
    round of a loop it finds those of the first and fires too early.
    """

    def _update_hook(self, my_task: Task) -> bool:
        arrived = my_task.workflow.data[ARRIVED].setdefault(self.name, {})
        source = my_task.parent.task_spec.name
        arrived[source] = arrived.get(source, 0) + 1
        if any(not arrived.get(needed) for needed in self._inputs):
            # The token is kept in the count; the next one to arrive looks again.
            my_task._set_state(TaskState.CANCELLED)
            my_task._drop_children()
            return False
        for used in self._inputs:
            arrived[used] -= 1
            if not arrived[used]:
                del arrived[used]
        my_task._inherit_data()
        return True


class Bell(EventDefinition):
    """A timer that is rung from outside, by the row in our table that has fallen due."""

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def ring(self, my_task: Task) -> None:
        self.catch(my_task)
        my_task.task_spec._update(my_task)
