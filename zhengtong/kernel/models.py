"""The journal, its outbox, and the calendar of working days."""

from django.db import models


class JournalLine(models.Model):
    """One thing that happened. Lines are only ever added."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    event = models.CharField(max_length=64)
    ref = models.CharField(max_length=120)
    by = models.CharField(max_length=80)
    on_behalf_of = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=18, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    payload = models.JSONField(default=dict)
    mac = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["ref", "id"], name="journal_ref"),
            models.Index(fields=["event", "at"], name="journal_event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.event} {self.ref}"


class Outbox(models.Model):
    """A line that a listener has not heard yet. Rows are deleted with the listener's effect."""

    line = models.ForeignKey(JournalLine, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=120)
    listener = models.CharField(max_length=80)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    gave_up = models.BooleanField(default=False)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "listener"], name="outbox_once"),
        ]
        indexes = [
            models.Index(fields=["ref", "id"], name="outbox_ref"),
            models.Index(fields=["gave_up", "next_at"], name="outbox_next"),
        ]

    def __str__(self) -> str:
        return f"{self.listener} <- {self.line_id}"


class CalendarYear(models.Model):
    """A year whose public holidays have been announced, and by which notice."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day that differs from the plain week: a holiday, or a make-up working day (调休)."""

    day = models.DateField(primary_key=True)
    is_workday = models.BooleanField()
    name = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.day} {'workday' if self.is_workday else 'holiday'}"


class PeriodicRun(models.Model):
    """When a periodic was last taken up, so that of many workers only one runs it."""

    name = models.CharField(primary_key=True, max_length=80)
    last_at = models.FloatField(default=0, help_text="Machine seconds since the epoch.")

    def __str__(self) -> str:
        return self.name
