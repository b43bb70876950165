"""The register of files; the bytes themselves lie in a store, under their hash."""

import uuid

from django.db import models


class Verdict(models.TextChoices):
    """What the malware scanner said. An infected file is refused and never gets a row."""

    CLEAN = "clean", "clean"
    UNSCANNED = "unscanned", "unscanned"


class Document(models.Model):
    """One file of one owner. Two owners of the same bytes have two rows and one blob."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=120)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=80)
    kept_for = models.CharField(max_length=80)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "kept_at"], name="document_owner"),
            models.Index(
                fields=["expires_at"],
                name="document_expires",
                condition=models.Q(expires_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.media_type}"
