"""Published forms. A row is written once and never changed: drafts and cases pin it."""

from django.db import models


class FormVersion(models.Model):
    """One published version of a form."""

    key = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the canonical definition.")
    title = models.JSONField()
    definition = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="form_version_number"),
            models.UniqueConstraint(fields=["key", "digest"], name="form_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"
