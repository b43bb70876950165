"""What officials and applicants did to a case. Words are theirs and may name people: encrypted."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from zhengtong.kernel.encryption import EncryptedJSONField, EncryptedTextField

from .case import Case


class Correction(models.Model):
    """The one request to supply what is missing (补正), and what came of it.

    `things` lists what is asked for: [{"key": "material:id-card" | "field:area" | "", "words"}].
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="correction")
    things = EncryptedJSONField(default=list)
    body = models.CharField(max_length=18)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    supply_by = models.DateField()
    supplied_at = models.DateTimeField(null=True)
    before = EncryptedJSONField(null=True)

    def __str__(self) -> str:
        return f"correction of case {self.case_id}"


class Opinion(models.Model):
    """What one reviewer thinks (意见); `result` is the name the process knows it by."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="opinions")
    task = models.BigIntegerField(unique=True)
    result = models.CharField(max_length=120)
    step = models.CharField(max_length=200)
    body = models.CharField(max_length=18)
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=100)
    view = models.CharField(max_length=10)
    words = EncryptedTextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.result} of case {self.case_id}"


class SpecialProcedure(models.Model):
    """A procedure whose time is not counted (特别程序, 行政许可法 第四十五条)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="procedures")
    kind = models.CharField(max_length=20)
    reason = EncryptedTextField()
    expected_days = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=18)
    started_by = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    ended_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)
    result = EncryptedTextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "kind", "body"],
                condition=models.Q(ended_at=None),
                name="cases_special_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of case {self.case_id}"


class ExtensionState(models.TextChoices):
    """What became of a request for more time."""

    ASKED = "asked", pgettext_lazy("case", "Waiting for approval")
    APPROVED = "approved", pgettext_lazy("case", "Approved")
    DECLINED = "declined", pgettext_lazy("case", "Declined")


class Extension(models.Model):
    """A request to extend the limit (延长, 行政许可法 第四十二条); at most one is ever approved."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="extensions")
    days = models.PositiveSmallIntegerField()
    reason = EncryptedTextField()
    body = models.CharField(max_length=18)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=ExtensionState.ASKED)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True)
    answer = EncryptedTextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(state__in=["asked", "approved"]),
                name="cases_extension_once",
            ),
        ]

    def __str__(self) -> str:
        return f"extension of case {self.case_id}"


class Decision(models.Model):
    """The decision (决定); a rejection states its reasons (行政许可法 第三十八条)."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=10)
    reasons = EncryptedTextField(blank=True)
    body = models.CharField(max_length=18)
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=100)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.outcome} in case {self.case_id}"


class Delivery(models.Model):
    """How and when the result reached the applicant (送达)."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="delivery")
    mode = models.CharField(max_length=10)
    receiver = EncryptedTextField(blank=True)
    tracking = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"delivery of case {self.case_id}"


class EndingCause(models.TextChoices):
    """Why a case ended without a decision."""

    REFUSED = "refused", pgettext_lazy("case", "Not accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("case", "Withdrawn by the applicant")
    LAPSED = "lapse", pgettext_lazy("case", "Corrections were not supplied in time")
    ORDERED = "order", pgettext_lazy("case", "Ended by the body")


class Ending(models.Model):
    """The end of a case without a decision, with its reasons."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="ending")
    cause = models.CharField(max_length=10)
    reasons = EncryptedTextField(blank=True)
    body = models.CharField(max_length=18, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.cause} of case {self.case_id}"
