"""What can be asked of processes: versions, open tasks, positions, history."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process import policies, statements
from zhengtong.blocks.process.findings import Finding, Unreadable
from zhengtong.blocks.process.lint import lint
from zhengtong.blocks.process.models import History, Task, Timer, Version
from zhengtong.blocks.process.reading import read
from zhengtong.blocks.process.sockets import OPERATIONS
from zhengtong.blocks.process.states import OPEN
from zhengtong.blocks.process.versions import compiled
from zhengtong.blocks.process.views import (
    PassageView,
    PositionView,
    TaskView,
    VersionView,
    passage_view,
    position_view,
    task_view,
    version_view,
)
from zhengtong.kernel import keyset
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound

__all__ = [
    "Finding",
    "PassageView",
    "PositionView",
    "TaskView",
    "VersionView",
    "check",
    "diagram",
    "due_timers",
    "history",
    "latest",
    "may_take",
    "open_tasks",
    "open_to",
    "position",
    "task",
    "version",
    "versions",
    "worklist",
]

may_take = policies.may_take

SOON = ("due_at", "id")


def check(xml: bytes) -> list[Finding]:
    """What `actions.deploy` would refuse in this file; empty when it may be published."""
    try:
        return lint(read(xml), OPERATIONS.keys())
    except Unreadable as error:
        return [error.finding]


def version(version_id: int) -> VersionView:
    """A published version; raises NotFound."""
    return _view(_version(version_id))


def latest(key: str) -> VersionView | None:
    """The version of a process that new cases start with, or None."""
    row = Version.objects.defer("xml").filter(key=key).order_by("-number").first()
    return _view(row) if row else None


def versions(key: str = "") -> list[VersionView]:
    """All versions of a process, or of all, newest first."""
    rows = Version.objects.defer("xml").order_by("key", "-number")
    return [_view(row) for row in (rows.filter(key=key) if key else rows)]


def diagram(version_id: int) -> bytes:
    """The BPMN file of a version, as it was published; raises NotFound."""
    xml = Version.objects.filter(pk=version_id).values_list("xml", flat=True).first()
    if xml is None:
        raise NotFound(_("There is no such version of a process."))
    return xml.encode()


def task(task_id: int) -> TaskView:
    """One task, whatever its state; raises NotFound."""
    row = Task.objects.filter(pk=task_id).first()
    if row is None:
        raise NotFound(_("There is no such step."))
    return task_view(row)


def open_tasks(ref: str) -> list[TaskView]:
    """The open tasks of a case, oldest first."""
    return [task_view(row) for row in statements.OPEN_TASKS.all(ref)]


def open_to(ref: str, by: Actor) -> list[TaskView]:
    """The open tasks of a case that this actor may take now."""
    return [one for one in open_tasks(ref) if policies.may_take(by, one.group, one.assignee)]


def worklist(
    *, groups: Sequence[str] = (), assignee: str = "", after: str = "", size: int = 20
) -> keyset.Page[TaskView]:
    """Open tasks, soonest due first: those of an assignee, or those of groups nobody holds."""
    rows = Task.objects.filter(state=OPEN)
    if assignee:
        rows = rows.filter(assignee=assignee)
    else:
        rows = rows.filter(group__in=groups, assignee="")
    page = keyset.page(rows, order=SOON, after=after, size=size)
    return keyset.Page(rows=[task_view(row) for row in page.rows], next=page.next)


def position(ref: str) -> PositionView | None:
    """Where a case stands, or None where it never had a process."""
    instance = statements.INSTANCE.first(ref)
    if instance is None:
        return None
    return position_view(instance, compiled(instance.version).diagram)


def history(ref: str) -> list[PassageView]:
    """The visits of a case that are over, in the order in which they ended."""
    instance = statements.INSTANCE.first(ref)
    if instance is None:
        return []
    elements = compiled(instance.version).diagram.elements
    passed = History.objects.filter(instance=instance).order_by("id")
    return [
        passage_view(row, elements[row.element].name, elements[row.element].kind) for row in passed
    ]


def due_timers(at: datetime, *, limit: int = 500) -> list[int]:
    """The timers that have to be rung now, the longest due first."""
    due = Timer.objects.filter(try_at__lte=at).order_by("try_at", "id")
    return list(due.values_list("id", flat=True)[:limit])


def _version(version_id: int) -> Version:
    row = statements.VERSION.first(version_id)
    if row is None:
        raise NotFound(_("There is no such version of a process."))
    return row


def _view(row: Version) -> VersionView:
    return version_view(row, compiled(row).diagram.participants)
