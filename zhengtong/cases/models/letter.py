"""Statutory forms that were sent (文书): what they say is fixed when they are written."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.encryption import EncryptedJSONField

from .case import Case


class LetterKind(models.TextChoices):
    """The forms, each with its template in `print/`."""

    RECEIPT = "receipt", _("Receipt of the application")
    ACCEPTANCE = "acceptance", _("Notice of acceptance")
    CORRECTION = "correction", _("Notice of correction")
    REFUSAL = "refusal", _("Notice of non-acceptance")
    SPECIAL = "special", _("Notice of a special procedure")
    EXTENSION = "extension", _("Notice of extension")
    GRANT = "grant", _("Decision to grant")
    REJECTION = "rejection", _("Decision to reject")
    DELIVERY = "delivery", _("Proof of delivery")
    TERMINATION = "termination", _("Notice of termination")


class Letter(models.Model):
    """A letter with its number and date. `data` is what it says; the document is made when first
    asked for, and kept."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="letters")
    kind = models.CharField(_("kind"), max_length=12, choices=LetterKind.choices)
    number = models.CharField(_("number"), max_length=100)
    body = models.CharField(_("body"), max_length=18)
    data = EncryptedJSONField(_("what it says"), default=dict)
    at = models.DateTimeField(_("written"))
    document = models.CharField(_("document"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "kind", "number"], name="cases_letter_number"),
        ]

    def __str__(self) -> str:
        return self.number
