"""Follow-ups with their steps, limits set by the installation, watched clocks and their signals."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.encryption import EncryptedTextField

from .states import UNFINISHED, Ending, Level, Resolution, Stage, State, Verb


class FollowUp(models.Model):
    """What a body owes for one bad rating. `version` grows with every verb: the optimistic lock."""

    rating = models.CharField(max_length=40, unique=True)
    about = models.CharField(max_length=120)
    item = models.CharField(max_length=64)
    body = models.CharField(max_length=18)
    level = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    resolution = models.CharField(max_length=10, choices=Resolution.choices, blank=True, default="")
    satisfied = models.BooleanField(null=True)
    opened_at = models.DateTimeField()
    contact_by = models.DateField()
    mend_by = models.DateField()
    contacted_at = models.DateTimeField(null=True)
    mended_at = models.DateTimeField(null=True)
    mended_by = models.CharField(max_length=80, blank=True, default="")
    revisited_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    contact_late = models.BooleanField(default=False)
    mend_late = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        indexes: ClassVar = [
            models.Index(fields=["body", "state", "mend_by", "id"], name="follow_up_body"),
            models.Index(fields=["state", "mend_by", "id"], name="follow_up_state"),
            models.Index(fields=["about"], name="follow_up_about"),
            models.Index(
                fields=["contact_by"],
                condition=Q(state="open", contact_late=False),
                name="follow_up_contact_due",
            ),
            models.Index(
                fields=["mend_by"],
                condition=Q(state__in=("open", "contacted"), mend_late=False),
                name="follow_up_mend_due",
            ),
        ]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED


class FollowUpStep(models.Model):
    """One thing done in a follow-up, with the words of the official. Rows are only ever added."""

    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    body = models.CharField(max_length=18, blank=True)
    words = EncryptedTextField()
    satisfied = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("step of a follow-up")
        verbose_name_plural = _("steps of follow-ups")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.verb} of follow-up {self.follow_up_id}"


class LimitsRow(models.Model):
    """Limits set by the installation, for one body or, with no body, for all."""

    body = models.CharField(max_length=18, blank=True, primary_key=True)
    contact_days = models.PositiveSmallIntegerField()
    mend_days = models.PositiveSmallIntegerField()
    near_days = models.PositiveSmallIntegerField()
    near_share = models.PositiveSmallIntegerField()
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = _("limits of supervision")
        verbose_name_plural = _("limits of supervision")

    def __str__(self) -> str:
        return self.body or "all"


class Watch(models.Model):
    """The clock of one case as far as supervision knows it, from news alone.

    `line` is the id of the last journal line that was heard: an older one changes nothing.
    """

    about = models.CharField(max_length=120, primary_key=True)
    line = models.BigIntegerField()
    body = models.CharField(max_length=18)
    item = models.CharField(max_length=64)
    stage = models.CharField(max_length=10, choices=Stage.choices)
    running = models.BooleanField(default=True)
    started_on = models.DateField()
    due_on = models.DateField()
    near_on = models.DateField()
    level = models.CharField(max_length=6, choices=Level.choices, default=Level.CALM)

    class Meta:
        verbose_name = _("watched clock")
        verbose_name_plural = _("watched clocks")
        indexes: ClassVar = [
            models.Index(
                fields=["near_on"], condition=Q(running=True, level="calm"), name="watch_calm"
            ),
            models.Index(
                fields=["due_on"], condition=Q(running=True, level="yellow"), name="watch_yellow"
            ),
        ]

    def __str__(self) -> str:
        return self.about


class Signal(models.Model):
    """A yellow or red card shown to a body for one stage of one case."""

    about = models.CharField(max_length=120)
    body = models.CharField(max_length=18)
    item = models.CharField(max_length=64)
    stage = models.CharField(max_length=10, choices=Stage.choices)
    level = models.CharField(max_length=6, choices=Level.choices)
    due_on = models.DateField()
    raised_at = models.DateTimeField()
    red_at = models.DateTimeField(null=True)
    up = models.BooleanField(default=True)
    cleared_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True, default="")

    class Meta:
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["about"], condition=Q(up=True), name="signal_one_at_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "due_on", "id"], condition=Q(up=True), name="signal_up"),
            models.Index(fields=["body", "level"], condition=Q(up=True), name="signal_level"),
            models.Index(fields=["due_on", "id"], condition=Q(up=True), name="signal_all"),
            models.Index(fields=["about", "id"], name="signal_about"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.about}"
