"""The chain: its head, its batches, and the ids that were missing when a batch was sealed."""

from typing import ClassVar

from django.db import models


class Head(models.Model):
    """The end of the chain, one row: what must be there, so that a tail cut off is noticed."""

    chain = models.CharField(max_length=32)
    batches = models.BigIntegerField(default=0)
    lines = models.BigIntegerField(default=0)
    high = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.chain} {self.batches}"


class Batch(models.Model):
    """Some lines sealed together. `digest` = SM3(previous digest, prints of the lines)."""

    number = models.BigIntegerField(primary_key=True)
    lines = models.IntegerField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    late = models.IntegerField(default=0)
    sealed_at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    manifest = models.BinaryField()
    prints = models.BinaryField()
    seal = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"batch {self.number}: lines {self.first_id} to {self.last_id}"


class Gap(models.Model):
    """Ids that had no line when later ones were sealed.

    On PostgreSQL their transaction may still commit (the lines come late) or was rolled back; on
    SQLite, where writers take turns and a rollback gives its ids back, a line was taken out.
    """

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering: ClassVar = ["first_id"]

    def __str__(self) -> str:
        return f"{self.first_id}-{self.last_id}"
