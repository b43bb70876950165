"""Invitations, ratings, and the counters that indicators are read from."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .states import Channel, State


class Invitation(models.Model):
    """The right to rate one matter once, for whoever holds the token."""

    about = models.CharField(max_length=120, unique=True)
    item = models.CharField(max_length=64)
    item_name = models.JSONField(default=dict)
    body = models.CharField(max_length=18)
    applicant = models.CharField(max_length=80)
    token = models.CharField(max_length=32, unique=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    invited_at = models.DateTimeField()
    open_until = models.DateField()

    class Meta:
        verbose_name = _("invitation to rate")
        verbose_name_plural = _("invitations to rate")
        indexes: ClassVar = [
            models.Index(fields=["applicant", "state", "-id"], name="invitation_mine"),
            models.Index(
                fields=["open_until"], condition=models.Q(state="open"), name="invitation_open"
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Rating(models.Model):
    """What somebody thought of a service; given once and never changed. `words` are kept with
    numbers masked, whoever wrote them."""

    invitation = models.OneToOneField(Invitation, models.PROTECT, related_name="rating")
    item = models.CharField(max_length=64)
    body = models.CharField(max_length=18)
    level = models.PositiveSmallIntegerField()
    bad = models.BooleanField()
    reasons = models.JSONField(default=list)
    words = models.TextField(blank=True, default="")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    given_at = models.DateTimeField()
    reply = models.TextField(blank=True, default="")
    replied_at = models.DateTimeField(null=True)
    replied_by = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(level__range=(1, 5)), name="rating_of_five_levels"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "-given_at", "-id"], name="rating_body"),
            models.Index(fields=["body", "bad", "-given_at", "-id"], name="rating_body_bad"),
            models.Index(fields=["item", "-given_at", "-id"], name="rating_item"),
        ]

    def __str__(self) -> str:
        return f"rating {self.pk}"


class Tally(models.Model):
    """How often what happened, for a body, an item and a month: indicators add up a few rows and
    never scan ratings."""

    body = models.CharField(max_length=18)
    item = models.CharField(max_length=64)
    month = models.DateField()
    invited = models.PositiveIntegerField(default=0)
    lapsed = models.PositiveIntegerField(default=0)
    level_1 = models.PositiveIntegerField(default=0)
    level_2 = models.PositiveIntegerField(default=0)
    level_3 = models.PositiveIntegerField(default=0)
    level_4 = models.PositiveIntegerField(default=0)
    level_5 = models.PositiveIntegerField(default=0)
    replied = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tally of ratings")
        verbose_name_plural = _("tallies of ratings")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "month", "item"], name="tally_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["item", "month"], name="tally_item")]

    def __str__(self) -> str:
        return f"{self.body} {self.item} {self.month}"
