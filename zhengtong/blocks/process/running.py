"""One step of one instance, in memory: restore, do, run on until everything rests, keep.

A run knows no database and no clock. What it keeps is small: where the tokens are, what has
arrived at gateways that wait, and how often each element has been visited.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

from zhengtong.blocks.process import core
from zhengtong.blocks.process.compiling import ELEMENT, SPLIT, Compiled
from zhengtong.blocks.process.core import ARRIVED, Task, TaskState
from zhengtong.blocks.process.diagram import Element, Kind

RESTING = TaskState.WAITING | TaskState.READY
SEEN = RESTING | TaskState.STARTED | TaskState.COMPLETED
ROOT = -1

Perform = Callable[[Element, int, Mapping[str, Any]], Mapping[str, Any]]
State = dict[str, Any]


class How(StrEnum):
    """How an element was left."""

    DONE = "done"
    PASSED = "passed"
    OPERATED = "operated"
    RANG = "rang"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Visit:
    """The so-maniest time that a token came to an element."""

    element: Element
    number: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A visit that is over."""

    element: Element
    number: int
    how: How


class CannotGoOn(Exception):
    """The step would leave the case where no way leads on; ``reason`` says where."""

    def __init__(self, reason: Any) -> None:
        super().__init__(str(reason))
        self.reason = reason


def resting_elements(state: State) -> set[str]:
    """The elements at which tokens rest in a state that `Run.snapshot` kept."""
    return {
        name.removeprefix(ELEMENT)
        for name, task_state, _parent, _number in state["tokens"]
        if name.startswith(ELEMENT) and task_state & RESTING
    }


class Run:
    """An instance while a step is taken: ``facts`` grow, ``trail`` lists what was left."""

    def __init__(self, compiled: Compiled, facts: Mapping[str, Any], perform: Perform) -> None:
        self.diagram = compiled.diagram
        self.facts = dict(facts)
        self.perform = perform
        self.trail: list[Passage] = []
        self.visits: dict[str, int] = {}
        self.numbers: dict[Any, int] = {}
        self.resting: dict[Any, Visit] = {}
        self.before: frozenset[Any] = frozenset()
        self.workflow = BpmnWorkflow(
            compiled.spec, script_engine=core.Facts(self.facts), deserializing=True
        )
        self.workflow.data[ARRIVED] = {}

    @classmethod
    def begin(cls, compiled: Compiled, facts: Mapping[str, Any], perform: Perform) -> "Run":
        """A new instance, run on from the start to where it rests first."""
        run = cls(compiled, facts, perform)
        root = Task(run.workflow, compiled.spec.start, state=TaskState.FUTURE)
        run.workflow.task_tree = root
        root._sync_children(root.task_spec.outputs, TaskState.LIKELY)
        root._ready()
        run._run_on()
        return run

    @classmethod
    def restore(
        cls, compiled: Compiled, state: State, facts: Mapping[str, Any], perform: Perform
    ) -> "Run":
        """An instance as `snapshot` kept it."""
        run = cls(compiled, facts, perform)
        run.visits = dict(state["visits"])
        run.workflow.data[ARRIVED] = {name: dict(n) for name, n in state["arrived"].items()}
        root = Task(run.workflow, compiled.spec.start, state=TaskState.COMPLETED)
        run.workflow.task_tree = root
        nodes: list[Task] = []
        for name, task_state, parent, number in state["tokens"]:
            spec = compiled.spec.task_specs[name]
            above = root if parent == ROOT else nodes[parent]
            node = Task(run.workflow, spec, parent=above, state=task_state)
            nodes.append(node)
            if number:
                run.numbers[node.id] = number
        for node in nodes:
            if node.has_state(RESTING):
                # The core needs the next ones to be there; it predicts what follows them itself.
                node._sync_children(node.task_spec.outputs, TaskState.LIKELY)
                run.resting[node.id] = run._visit(node)
        run.before = frozenset(run.resting)
        return run

    def snapshot(self) -> State:
        """What must be kept: tokens with the edge they sit on, arrivals, counts of visits.

        The finished past is left out, so that a step costs the same however long the case has
        been; the future is left out, since it is predicted again.
        """
        kept = self._kept()
        index = {task.id: n for n, task in enumerate(kept)}
        tokens = []
        for task in kept:
            above = task.parent
            while above is not None and above.id not in index:
                above = above.parent
            parent = ROOT if above is None else index[above.id]
            tokens.append([task.task_spec.name, task.state, parent, self.numbers.get(task.id, 0)])
        arrived = {name: n for name, n in self.workflow.data[ARRIVED].items() if n}
        return {"tokens": tokens, "arrived": arrived, "visits": self.visits}

    def stopped(self) -> State:
        """What is kept of an instance that is stopped from outside: no token, and only the visits
        that came to their end."""
        left = dict(self.visits)
        for visit in self.resting.values():
            left[visit.element.id] -= 1
        return {"tokens": [], "arrived": {}, "visits": {e: n for e, n in left.items() if n}}

    def complete(self, element: str, number: int) -> None:
        """A user task is done (its outcome is among the facts already); run on."""
        task = self._resting_at(element, number)
        self._leave(task, How.DONE)
        self._run_on()

    def ring(self, element: str, number: int) -> None:
        """A timer has fallen due; run on."""
        task = self._resting_at(element, number)
        task.task_spec.event_definition.ring(task)
        self._run_on()

    @property
    def open(self) -> list[Visit]:
        """Where the instance rests: user tasks and timers that wait."""
        return list(self.resting.values())

    @property
    def opened(self) -> list[Visit]:
        """Where this step has brought tokens to rest."""
        return [visit for id, visit in self.resting.items() if id not in self.before]

    @property
    def ended(self) -> bool:
        return not self.resting

    def _visit(self, task: Task) -> Visit:
        return Visit(self.diagram.elements[task.task_spec.bpmn_id], self.numbers[task.id])

    def _resting_at(self, element: str, number: int) -> Task:
        for id, visit in self.resting.items():
            if visit.element.id == element and visit.number == number:
                return self.workflow.tasks[id]
        raise LookupError(f"no token rests at {element} ({number})")

    def _run_on(self) -> None:
        """Let everything pass that nobody has to wait for, then see what rests."""
        self._look()
        while (task := self._ready()) is not None:
            visit = self._visit(task) if task.task_spec.bpmn_id else None
            if visit is None:
                task.run()
            elif visit.element.kind is Kind.SERVICE:
                brought = self.perform(visit.element, visit.number, dict(self.facts))
                self.facts.update(brought)
                self._leave(task, How.OPERATED)
            elif visit.element.kind in (Kind.TIMER, Kind.BOUNDARY):
                self._leave(task, How.RANG)
            else:
                self._leave(task, How.PASSED)
            self._look()
        if self.ended and not self._terminated() and any(self.workflow.data[ARRIVED].values()):
            raise CannotGoOn(self._starved())

    def _ready(self) -> Task | None:
        for task in self.workflow.tasks.values():
            if task.state == TaskState.READY and not task.task_spec.manual:
                return task
        return None

    def _leave(self, task: Task, how: How) -> None:
        visit = self._visit(task)
        self.trail.append(Passage(visit.element, visit.number, how))
        self.resting.pop(task.id, None)
        task.run()

    def _look(self) -> None:
        """Number the visits that have begun, and note those that were cut short."""
        for task in self.workflow.tasks.values():
            element = task.task_spec.bpmn_id
            if element is None or not task.has_state(SEEN):
                continue
            if task.id not in self.numbers:
                self.visits[element] = self.visits.get(element, 0) + 1
                self.numbers[task.id] = self.visits[element]
            if task.has_state(RESTING) and self.diagram.elements[element].kind.rests:
                self.resting.setdefault(task.id, self._visit(task))
        for id, visit in list(self.resting.items()):
            task = self.workflow.tasks.get(id)
            if task is None or not task.has_state(RESTING):
                del self.resting[id]
                self.trail.append(Passage(visit.element, visit.number, How.CANCELLED))

    def _kept(self) -> list[Task]:
        """Tokens at rest, and of a task with timers on its edge also split and neighbours."""
        kept = []
        for task in self.workflow.tasks.values():
            name = task.task_spec.name
            if name.startswith(SPLIT):
                keep = any(child.has_state(RESTING) for child in task.children)
            elif not name.startswith(ELEMENT):
                keep = False
            elif task.has_state(RESTING):
                keep = True
            else:
                above = task.parent
                keep = (
                    task.has_state(TaskState.FINISHED_MASK)
                    and above.task_spec.name.startswith(SPLIT)
                    and any(child.has_state(RESTING) for child in above.children)
                )
            if keep:
                kept.append(task)
        return kept

    def _terminated(self) -> bool:
        return any(
            passage.element.kind is Kind.TERMINATE and passage.how is How.PASSED
            for passage in self.trail
        )

    def _starved(self) -> Any:
        names = [name.removeprefix(ELEMENT) for name, n in self.workflow.data[ARRIVED].items() if n]
        first = self.diagram.elements[names[0]]
        return format_lazy(
            _("The gateway “{name}” waits for a branch that no longer comes."),
            name=first.name or first.id,
        )
