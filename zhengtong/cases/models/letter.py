"""Statutory forms that were sent (文书): what they say is fixed when they are written."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from zhengtong.kernel.encryption import EncryptedJSONField

from .case import Case


class LetterKind(models.TextChoices):
    """The forms, each with its template in `print/`."""

    RECEIPT = "receipt", pgettext_lazy("case", "Receipt of the application")
    ACCEPTANCE = "acceptance", pgettext_lazy("case", "Notice of acceptance")
    CORRECTION = "correction", pgettext_lazy("case", "Notice of correction")
    REFUSAL = "refusal", pgettext_lazy("case", "Notice of non-acceptance")
    SPECIAL = "special", pgettext_lazy("case", "Notice of a special procedure")
    EXTENSION = "extension", pgettext_lazy("case", "Notice of extension")
    GRANT = "grant", pgettext_lazy("case", "Decision to grant")
    REJECTION = "rejection", pgettext_lazy("case", "Decision to reject")
    DELIVERY = "delivery", pgettext_lazy("case", "Proof of delivery")
    TERMINATION = "termination", pgettext_lazy("case", "Notice of termination")


class Letter(models.Model):
    """A letter with its number and date. `data` is what it says; the document is made when first
    asked for, and kept."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=100)
    body = models.CharField(max_length=18)
    data = EncryptedJSONField(default=dict)
    at = models.DateTimeField()
    document = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "kind", "number"], name="cases_letter_number"),
        ]

    def __str__(self) -> str:
        return self.number
