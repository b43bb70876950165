"""What the room shows to the floors above."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from zhengtong.blocks.process.diagram import Diagram
from zhengtong.blocks.process.models import NEVER, History, Instance, Task, Version
from zhengtong.blocks.process.running import resting_elements
from zhengtong.blocks.process.states import RUNNING, TERMINATED


@dataclass(frozen=True, slots=True)
class VersionView:
    """A published version; ``participants`` are the aliases it needs when it starts."""

    id: int
    key: str
    number: int
    name: str
    digest: str
    published_at: datetime
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskView:
    """A step that waits for somebody, or was taken."""

    id: int
    ref: str
    element: str
    visit: int
    name: str
    verb: str
    result: str
    participant: str
    group: str
    assignee: str
    state: str
    since: datetime
    due_at: datetime | None
    done_at: datetime | None = None
    done_by: str = ""
    outcome: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a case stands on its diagram: element ids done and current, and what is known.

    `opened` are the tasks that the step just taken has opened; none where no step was taken.
    """

    ref: str
    version_id: int
    status: str
    done: tuple[str, ...]
    current: tuple[str, ...]
    facts: dict[str, Any]
    opened: tuple[TaskView, ...] = ()

    @property
    def ended(self) -> bool:
        return self.status != RUNNING

    @property
    def terminated(self) -> bool:
        return self.status == TERMINATED


@dataclass(frozen=True, slots=True)
class PassageView:
    """A visit of an element that is over."""

    element: str
    name: str
    kind: str
    visit: int
    how: str
    since: datetime
    at: datetime
    by: str
    outcome: dict[str, Any]


def version_view(version: Version, participants: tuple[str, ...]) -> VersionView:
    return VersionView(
        id=version.pk,
        key=version.key,
        number=version.number,
        name=version.name,
        digest=version.digest,
        published_at=version.published_at,
        participants=participants,
    )


def task_view(task: Task) -> TaskView:
    return TaskView(
        id=task.pk,
        ref=task.ref,
        element=task.element,
        visit=task.visit,
        name=task.name,
        verb=task.verb,
        result=task.result,
        participant=task.participant,
        group=task.group,
        assignee=task.assignee,
        state=task.state,
        since=task.since,
        due_at=None if task.due_at == NEVER else task.due_at,
        done_at=task.done_at,
        done_by=task.done_by,
        outcome=task.outcome,
    )


def position_view(
    instance: Instance, diagram: Diagram, opened: Iterable[Task] = ()
) -> PositionView:
    tokens = resting_elements(instance.state)
    current = [e.id for e in diagram.elements.values() if e.id in tokens and e.kind.waits]
    return PositionView(
        ref=instance.ref,
        version_id=instance.version_id,
        status=instance.status,
        done=tuple(
            e for e in diagram.elements if e in instance.state["visits"] and e not in tokens
        ),
        current=tuple(current),
        facts=instance.facts,
        opened=tuple(task_view(task) for task in opened),
    )


def passage_view(row: History, name: str, kind: str) -> PassageView:
    return PassageView(
        element=row.element,
        name=name,
        kind=kind,
        visit=row.visit,
        how=row.how,
        since=row.since,
        at=row.at,
        by=row.by,
        outcome=row.outcome,
    )
