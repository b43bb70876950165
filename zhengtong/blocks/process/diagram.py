"""What is drawn: the elements and flows of one process, as plain values.

The same reading serves the check before publication, the engine and whoever draws it, so that
what is checked is what runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from zhengtong.blocks.process.durations import Wait

APPLICANT = "applicant"


class Kind(StrEnum):
    """The kinds of element that run, by their names in BPMN 2.0."""

    START = "startEvent"
    END = "endEvent"
    TERMINATE = "terminateEndEvent"
    USER = "userTask"
    SERVICE = "serviceTask"
    EXCLUSIVE = "exclusiveGateway"
    PARALLEL = "parallelGateway"
    TIMER = "intermediateCatchEvent"
    BOUNDARY = "boundaryEvent"

    @property
    def waits(self) -> bool:
        """Whether a case that comes here waits before it goes on."""
        return self in (Kind.USER, Kind.TIMER)

    @property
    def rests(self) -> bool:
        """Whether a token can be found here between two steps."""
        return self in (Kind.USER, Kind.TIMER, Kind.BOUNDARY)


@dataclass(frozen=True, slots=True)
class TaskPlan:
    """What an author says of a user task: ``<zt:task …/>``.

    ``verb`` is what the group is asked to do, ``participant`` an alias that is resolved when a
    process starts, ``result`` the name under which the outcome is known to later conditions,
    ``outcomes`` the values it may take (any, when empty), ``days`` the limit in working days.
    """

    verb: str
    participant: str
    role: str = ""
    result: str = ""
    outcomes: tuple[str, ...] = ()
    days: int | None = None


@dataclass(frozen=True, slots=True)
class OperationPlan:
    """What an author says of a service task: which operation, and the facts it brings."""

    name: str
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow from one element to another, with its condition if it has one."""

    id: str
    name: str
    source: str
    target: str
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One element; which of the later fields are filled depends on its kind."""

    id: str
    name: str
    kind: Kind
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    default: str | None = None
    task: TaskPlan | None = None
    operation: OperationPlan | None = None
    wait: Wait | None = None
    attached_to: str = ""
    interrupting: bool = True


@dataclass(frozen=True, slots=True)
class Diagram:
    """One process as drawn. ``facts`` are the names its author says are known at the start."""

    id: str
    name: str
    elements: dict[str, Element]
    flows: dict[str, Flow]
    facts: tuple[str, ...] = ()
    boundary: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> Iterator[Element]:
        """The elements of these kinds, in the order of the file."""
        return (element for element in self.elements.values() if element.kind in kinds)

    def out(self, element: Element) -> list[Flow]:
        return [self.flows[id] for id in element.outgoing]

    def into(self, element: Element) -> list[Flow]:
        return [self.flows[id] for id in element.incoming]

    def after(self, id: str) -> list[str]:
        """The elements that can follow: along the flows, and by the timers on its edge."""
        targets = [self.flows[flow].target for flow in self.elements[id].outgoing]
        return targets + list(self.boundary.get(id, ()))

    @property
    def participants(self) -> tuple[str, ...]:
        """The aliases that must be resolved when a process starts, in the order of the file."""
        plans = [element.task for element in self.of(Kind.USER) if element.task]
        return tuple(dict.fromkeys(p.participant for p in plans if p.participant != APPLICANT))
