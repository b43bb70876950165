"""The tables: versions of diagrams, instances, tasks, timers, history."""

from datetime import UTC, datetime
from typing import Any, NoReturn

from django.db import models

NEVER = datetime(9999, 12, 31, tzinfo=UTC)


class Unchanging(models.QuerySet):
    """Rows that are only ever added."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are never changed")

    def delete(self) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are never deleted")


class UnchangingModel(models.Model):
    """A row that is written once."""

    objects = Unchanging.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} rows are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{type(self).__name__} rows are never deleted")


class Version(UnchangingModel):
    """A published diagram. A running case keeps the version it started with."""

    key = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    xml = models.TextField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="process_version_number"),
            models.UniqueConstraint(fields=["key", "digest"], name="process_version_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class Instance(models.Model):
    """One case on its way. ``state`` holds tokens, not the diagram; ``lock`` counts its steps."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=120, unique=True)
    status = models.CharField(max_length=10, default="running")
    state = models.JSONField()
    facts = models.JSONField(default=dict)
    participants = models.JSONField(default=dict)
    lock = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.ref


class Task(models.Model):
    """Something that somebody has to do, or did. A visit of a user task has one row."""

    instance = models.ForeignKey(Instance, on_delete=models.PROTECT, related_name="tasks")
    ref = models.CharField(max_length=120)
    element = models.CharField(max_length=64)
    visit = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    verb = models.CharField(max_length=40)
    result = models.CharField(max_length=64, blank=True)
    participant = models.CharField(max_length=40)
    group = models.CharField(max_length=80)
    assignee = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, default="open")
    since = models.DateTimeField()
    due_at = models.DateTimeField(default=NEVER)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=80, blank=True)
    outcome = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instance", "element", "visit"], name="process_task_visit"
            ),
        ]
        indexes = [
            models.Index(fields=["group", "state", "due_at", "id"], name="process_task_pool"),
            models.Index(
                fields=["assignee", "state", "due_at", "id"],
                name="process_task_mine",
                condition=~models.Q(assignee=""),
            ),
            models.Index(fields=["ref", "state"], name="process_task_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.element} {self.visit}"


class Timer(models.Model):
    """A moment at which a case goes on by itself. The row goes when it has rung or is cancelled."""

    instance = models.ForeignKey(Instance, on_delete=models.PROTECT, related_name="timers")
    element = models.CharField(max_length=64)
    visit = models.PositiveIntegerField()
    since = models.DateTimeField()
    due_at = models.DateTimeField()
    try_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instance", "element", "visit"], name="process_timer_visit"
            ),
        ]
        indexes = [models.Index(fields=["try_at", "id"], name="process_timer_due")]

    def __str__(self) -> str:
        return f"{self.instance_id} {self.element} {self.due_at:%F %T}"


class History(UnchangingModel):
    """A visit of an element that is over: when it began, when and how it ended, by whom.

    One row a visit: that an element's effect happened twice for one visit is impossible.
    """

    instance = models.ForeignKey(Instance, on_delete=models.PROTECT, related_name="+")
    element = models.CharField(max_length=64)
    visit = models.PositiveIntegerField()
    how = models.CharField(max_length=10)
    since = models.DateTimeField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    outcome = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instance", "element", "visit"], name="process_history_visit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instance_id} {self.element} {self.how}"
