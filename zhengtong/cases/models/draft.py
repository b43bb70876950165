"""What an applicant is still filling in."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from zhengtong.kernel.encryption import EncryptedJSONField, EncryptedTextField
from zhengtong.kernel.refs import ref


class DraftState(models.TextChoices):
    """Whether a draft can still be written in."""

    OPEN = "open", "open"
    SUBMITTED = "submitted", "submitted"
    DISCARDED = "discarded", "discarded"


class Draft(models.Model):
    """An application before it is submitted, or the corrections to a case that are being made.

    `maker` is who began it, `keeper` the window clerk who fills it in for somebody. `rough` holds
    what was typed but is not well formed, so that nothing typed is lost; `sources` says where a
    filled-in answer was taken from, for as long as nobody has changed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    item_version = models.ForeignKey("catalogue.ItemVersion", models.PROTECT, related_name="+")
    item_code = models.CharField(max_length=64)
    item_name = models.JSONField()
    case = models.ForeignKey(
        "cases.Case", models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    applicant = models.CharField(max_length=80)
    maker = models.CharField(max_length=80)
    keeper = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=20)
    answers = EncryptedJSONField(default=dict)
    rough = EncryptedJSONField(default=dict)
    sources = models.JSONField(default=dict)
    page = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, default=DraftState.OPEN)
    number = models.CharField(max_length=50, blank=True)
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
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
    key = models.CharField(max_length=80)
    how = models.CharField(max_length=1)
    document = models.CharField(max_length=80, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    name = EncryptedTextField(blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.key} of draft {self.draft_id}"
