"""Licence types, licences, their uses, and the counters of their numbers.

Names, numbers and fields of holders are personal: they rest encrypted, and a number is found by
its keyed index.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.encryption import EncryptedJSONField, EncryptedTextField

from .states import Status, UseKind


class LicenceType(models.Model):
    """A version of a licence type; versions are never changed, licences keep theirs."""

    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    code = models.CharField(max_length=21)
    name = models.JSONField()
    definition = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("licence type")
        verbose_name_plural = _("licence types")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "version"], name="licence_type_version"),
        ]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}"


class Licence(models.Model):
    """One licence. A changed licence is a new row that names the row it replaces."""

    identifier = models.CharField(max_length=100, unique=True)
    type = models.ForeignKey(LicenceType, models.PROTECT, related_name="licences")
    type_key = models.CharField(max_length=60)
    number = EncryptedTextField()
    number_index = models.CharField(max_length=64)
    holder = models.CharField(max_length=80)
    holder_name = EncryptedTextField()
    holder_number = EncryptedTextField(blank=True, default="")
    body = models.CharField(max_length=18)
    serial = models.CharField(max_length=32)
    version = models.PositiveSmallIntegerField(default=1)
    fields = EncryptedJSONField()
    issued_at = models.DateTimeField()
    issued_on = models.DateField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    status = models.CharField(max_length=10, choices=Status.choices)
    status_at = models.DateTimeField()
    status_reason = models.JSONField(default=dict)
    basis = models.CharField(max_length=120, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    document = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        constraints: ClassVar = [
            # Issuing is idempotent: one basis gives one licence of a type, however often asked.
            models.UniqueConstraint(
                fields=["basis", "type_key"], condition=~Q(basis=""), name="licence_once_per_basis"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="licence_days_in_order",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["holder", "-id"], name="licence_holder"),
            models.Index(fields=["number_index"], name="licence_number"),
            models.Index(
                fields=["valid_to"],
                condition=Q(status__in=("valid", "suspended")),
                name="licence_expiring",
            ),
        ]

    def __str__(self) -> str:
        return self.identifier


class LicenceUse(models.Model):
    """One use of a licence. Rows are only ever added; the holder reads them."""

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="uses")
    kind = models.CharField(max_length=10, choices=UseKind.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_kind = models.CharField(max_length=10)
    body = models.CharField(max_length=18, blank=True)
    purpose = models.JSONField(default=dict)
    about = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("use of a licence")
        verbose_name_plural = _("uses of licences")
        indexes: ClassVar = [models.Index(fields=["licence", "-id"], name="licence_use")]

    def __str__(self) -> str:
        return f"{self.kind} {self.licence_id}"


class LicenceCopy(models.Model):
    """A copy for one purpose (加注件): who may rely on it, for what, until when."""

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="copies")
    word = models.CharField(max_length=32, unique=True)
    purpose = models.JSONField()
    recipient = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    valid_until = models.DateField()
    document = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("copy for one purpose")
        verbose_name_plural = _("copies for one purpose")

    def __str__(self) -> str:
        return f"copy {self.pk}"


class Serial(models.Model):
    """The last number given in one scope."""

    scope = models.CharField(max_length=200, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.scope} {self.last}"
