"""The tables: decision models, their versions with test cases, and the verdicts taken by them."""

from datetime import date
from typing import Any, ClassVar, NoReturn

from django.db import models

from zhengtong.blocks.rules.states import DRAFT, OPEN, SEALED
from zhengtong.kernel.encryption import EncryptedJSONField
from zhengtong.kernel.refs import ref


class DecisionModel(models.Model):
    """Something that is decided by rules, such as who may have a senior card; `body` answers."""

    key = models.CharField(max_length=64, unique=True)
    name = models.JSONField()
    body = models.CharField(max_length=18)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.key

    @property
    def ref(self) -> str:
        return ref("rules", self.key)


class OneByOne(models.QuerySet):
    """Rows that are never changed or deleted in bulk, past the guard of their `save`."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are not changed in bulk")

    def delete(self) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are never deleted in bulk")

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are not added in bulk")


class DecisionVersion(models.Model):
    """One DMN diagram of a model. Once published, only the end of its being in force may change.

    It is in force on the days from `in_force_from` up to, not including, `in_force_until`; where
    several are, the one that began last decides. `edits` counts its changes: the optimistic lock.
    """

    model = models.ForeignKey(DecisionModel, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    xml = models.TextField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    state = models.CharField(max_length=10, default=DRAFT)
    edits = models.PositiveIntegerField(default=0)
    in_force_from = models.DateField(null=True)
    in_force_until = models.DateField(null=True)
    author = models.CharField(max_length=80)
    authors = models.JSONField(default=list)
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    reviewer = models.CharField(max_length=80, blank=True)
    published_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    #: What publication leaves open.
    ENDING: ClassVar = {"state", "in_force_until", "withdrawn_by", "withdrawn_at"}

    objects = OneByOne.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["model", "number"], name="rules_version_number"),
            models.UniqueConstraint(
                fields=["model"],
                condition=models.Q(state__in=OPEN),
                name="rules_version_one_open",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["model", "state", "-in_force_from"], name="rules_version_force"),
        ]

    def __str__(self) -> str:
        return f"{self.model_id} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises TypeError where a published version would change."""
        kept = None if self._state.adding else type(self).objects.filter(pk=self.pk).first()
        if kept is not None and kept.state in SEALED:
            fields = (field.attname for field in self._meta.concrete_fields)
            changed = {name for name in fields if getattr(self, name) != getattr(kept, name)}
            if changed - self.ENDING or self.state not in SEALED:
                raise TypeError("a published version never changes")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("versions are never deleted")

    def rules_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        if self.state not in SEALED or self.in_force_from is None or day < self.in_force_from:
            return False
        return self.in_force_until is None or day < self.in_force_until


class TestCase(models.Model):
    """Facts and the outcome expected of them, kept beside a version and copied to the next.

    They may be changed as long as their version is a draft; the actions see to it.
    """

    __test__ = False  # no test class of pytest

    version = models.ForeignKey(DecisionVersion, models.PROTECT, related_name="tests")
    place = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    decision = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    expected = models.JSONField(null=True)
    now = models.DateTimeField(null=True)

    objects = OneByOne.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "place"], name="rules_test_place"),
        ]
        ordering: ClassVar = ["place"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises TypeError beside a published version."""
        self._still_open()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        self._still_open()
        return super().delete(*args, **kwargs)

    def _still_open(self) -> None:
        sealed = DecisionVersion.objects.filter(pk=self.version_id, state__in=SEALED)
        if sealed.exists():
            raise TypeError("the test cases of a published version never change")


class Unchanging(models.QuerySet):
    """Rows that are only ever added."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are never changed")

    def delete(self) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are never deleted")


class Verdict(models.Model):
    """What the rules said for a case, with all that is needed to say it again years later.

    Facts, outcome and trace may be about a person: they rest encrypted (GB/T 35273-2020, 6.3).
    """

    ref = models.CharField(max_length=120)
    version = models.ForeignKey(DecisionVersion, models.PROTECT, related_name="+")
    decision = models.CharField(max_length=200)
    on = models.DateField()
    now = models.DateTimeField()
    facts = EncryptedJSONField(default=dict)
    outcome = EncryptedJSONField(null=True)
    reasons = EncryptedJSONField(default=list)
    messages = EncryptedJSONField(default=list)
    trace = EncryptedJSONField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)

    objects = Unchanging.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["ref", "id"], name="rules_verdict_ref"),
            models.Index(fields=["version", "id"], name="rules_verdict_version"),
            models.Index(fields=["at", "id"], name="rules_verdict_at"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.decision} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("verdicts are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("verdicts are never deleted")
