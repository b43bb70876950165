"""What an applicant is still filling in."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from zhengtong.cases.states import Receipt
from zhengtong.kernel.encryption import EncryptedJSONField, EncryptedTextField
from zhengtong.kernel.refs import ref


class DraftState(models.TextChoices):
    """Whether a draft can still be written in."""

    OPEN = "open", _("Being filled in")
    SUBMITTED = "submitted", _("Submitted")
    DISCARDED = "discarded", _("Discarded")


class Draft(models.Model):
    """An application before it is submitted, or the corrections to a case that are being made.

    `maker` is who began it, `keeper` the window clerk who fills it in for somebody. `rough` holds
    what was typed but is not well formed, so that nothing typed is lost; `sources` says where a
    filled-in answer was taken from, for as long as nobody has changed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    item_version_id = models.BigIntegerField(_("item version"))
    item_code = models.CharField(_("item code"), max_length=64)
    item_name = models.JSONField(_("item"))
    case = models.ForeignKey(
        "cases.Case", models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    applicant = models.CharField(_("applicant"), max_length=80)
    maker = models.CharField(_("maker"), max_length=80)
    keeper = models.CharField(_("keeper"), max_length=80, blank=True)
    channel = models.CharField(_("channel"), max_length=20)
    answers = EncryptedJSONField(_("answers"), default=dict)
    rough = EncryptedJSONField(_("typed, not well formed"), default=dict)
    sources = models.JSONField(_("sources"), default=dict)
    page = models.CharField(_("last page"), max_length=80, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=DraftState.choices, default=DraftState.OPEN
    )
    number = models.CharField(_("case number"), max_length=50, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    started_at = models.DateTimeField(_("started"))
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        indexes: ClassVar = [
            models.Index(fields=["applicant", "state", "-saved_at"], name="cases_draft_applicant"),
            models.Index(fields=["keeper", "state", "-saved_at"], name="cases_draft_keeper"),
            models.Index(fields=["state", "saved_at"], name="cases_draft_age"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def ref(self) -> str:
        return ref("draft", self.id)


class DraftMaterial(models.Model):
    """A material in a draft: a file, a licence out of the wallet, or paper at the counter."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="materials")
    key = models.CharField(_("material"), max_length=80)
    how = models.CharField(_("way of receipt"), max_length=1, choices=Receipt.choices)
    document = models.CharField(_("document"), max_length=80, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    name = EncryptedTextField(_("file name"), blank=True)
    media_type = models.CharField(_("type"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    copies = models.PositiveSmallIntegerField(_("copies"), default=1)
    at = models.DateTimeField(_("added"))

    class Meta:
        verbose_name = _("material of a draft")
        verbose_name_plural = _("materials of drafts")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.key} of draft {self.draft_id}"
