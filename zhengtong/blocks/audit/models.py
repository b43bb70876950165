"""The chain: its head, its batches, and the ids that were missing when a batch was sealed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Head(models.Model):
    """The end of the chain, one row: what must be there, so that a tail cut off is noticed."""

    chain = models.CharField(_("chain"), max_length=32)
    batches = models.BigIntegerField(_("batches"), default=0)
    lines = models.BigIntegerField(_("lines"), default=0)
    high = models.BigIntegerField(_("highest line"), default=0)
    digest = models.CharField(_("digest"), max_length=64)
    seal = models.CharField(_("seal"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("end of the chain")
        verbose_name_plural = _("end of the chain")

    def __str__(self) -> str:
        return f"{self.chain} {self.batches}"


class Batch(models.Model):
    """Some lines sealed together. `digest` = SM3(previous digest, prints of the lines)."""

    number = models.BigIntegerField(_("number"), primary_key=True)
    lines = models.IntegerField(_("lines"))
    first_id = models.BigIntegerField(_("first line"))
    last_id = models.BigIntegerField(_("last line"))
    late = models.IntegerField(_("late lines"), default=0)
    sealed_at = models.DateTimeField(_("sealed at"))
    previous = models.CharField(_("previous digest"), max_length=64)
    digest = models.CharField(_("digest"), max_length=64)
    manifest = models.BinaryField(_("manifest"))
    prints = models.BinaryField(_("prints"))
    seal = models.CharField(_("seal"), max_length=64)

    class Meta:
        verbose_name = _("sealed batch")
        verbose_name_plural = _("sealed batches")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"batch {self.number}: lines {self.first_id} to {self.last_id}"


class Gap(models.Model):
    """Ids that had no line when later ones were sealed.

    On PostgreSQL their transaction may still commit (the lines come late) or was rolled back; on
    SQLite, where writers take turns and a rollback gives its ids back, a line was taken out.
    """

    first_id = models.BigIntegerField(_("first id"))
    last_id = models.BigIntegerField(_("last id"))
    seen_at = models.DateTimeField(_("seen at"), db_index=True)

    class Meta:
        verbose_name = _("gap")
        verbose_name_plural = _("gaps")
        ordering: ClassVar = ["first_id"]

    def __str__(self) -> str:
        return f"{self.first_id}-{self.last_id}"
