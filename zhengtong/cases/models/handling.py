"""What officials and applicants did to a case. Words are theirs and may name people: encrypted."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from zhengtong.cases.states import DeliveryMode, Outcome, SpecialKind, View
from zhengtong.kernel.encryption import EncryptedJSONField, EncryptedTextField

from .case import Case


class Correction(models.Model):
    """The one request to supply what is missing (补正), and what came of it.

    `things` lists what is asked for: [{"key": "material:id-card" | "field:area" | "", "words"}].
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="correction")
    things = EncryptedJSONField(_("what is missing"), default=list)
    body = models.CharField(_("body"), max_length=18)
    asked_by = models.CharField(_("asked by"), max_length=80)
    asked_at = models.DateTimeField(_("asked"))
    supply_by = models.DateField(_("supply by"))
    supplied_at = models.DateTimeField(_("supplied"), null=True)
    before = EncryptedJSONField(_("answers before the correction"), null=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"correction of case {self.case_id}"


class Opinion(models.Model):
    """What one reviewer thinks (意见); `result` is the name the process knows it by."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="opinions")
    task = models.BigIntegerField(_("task"), unique=True)
    result = models.CharField(_("result"), max_length=120)
    step = models.CharField(_("step"), max_length=200)
    body = models.CharField(_("body"), max_length=18)
    by = models.CharField(_("by"), max_length=80)
    by_name = models.CharField(_("name of the official"), max_length=100)
    view = models.CharField(_("view"), max_length=10, choices=View.choices)
    words = EncryptedTextField(_("words"), blank=True)
    at = models.DateTimeField(_("given"))

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.result} of case {self.case_id}"


class SpecialProcedure(models.Model):
    """A procedure whose time is not counted (特别程序, 行政许可法 第四十五条)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="procedures")
    kind = models.CharField(_("kind"), max_length=20, choices=SpecialKind.choices)
    reason = EncryptedTextField(_("reason"))
    expected_days = models.PositiveSmallIntegerField(_("expected working days"))
    body = models.CharField(_("body"), max_length=18)
    started_by = models.CharField(_("started by"), max_length=80)
    started_at = models.DateTimeField(_("started"))
    ended_by = models.CharField(_("ended by"), max_length=80, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    result = EncryptedTextField(_("result"), blank=True)

    class Meta:
        verbose_name = _("special procedure")
        verbose_name_plural = _("special procedures")
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

    ASKED = "asked", _("Waiting for approval")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")


class Extension(models.Model):
    """A request to extend the limit (延长, 行政许可法 第四十二条); at most one is ever approved."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="extensions")
    days = models.PositiveSmallIntegerField(_("working days"))
    reason = EncryptedTextField(_("reason"))
    body = models.CharField(_("body"), max_length=18)
    asked_by = models.CharField(_("asked by"), max_length=80)
    asked_at = models.DateTimeField(_("asked"))
    state = models.CharField(
        _("state"), max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED
    )
    answered_by = models.CharField(_("answered by"), max_length=80, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answer = EncryptedTextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
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
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    reasons = EncryptedTextField(_("reasons"), blank=True)
    body = models.CharField(_("body"), max_length=18)
    by = models.CharField(_("by"), max_length=80)
    by_name = models.CharField(_("name of the official"), max_length=100)
    at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.outcome} in case {self.case_id}"


class Delivery(models.Model):
    """How and when the result reached the applicant (送达)."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="delivery")
    mode = models.CharField(_("mode"), max_length=10, choices=DeliveryMode.choices)
    receiver = EncryptedTextField(_("received by"), blank=True)
    tracking = models.CharField(_("tracking number"), max_length=60, blank=True)
    by = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("delivered"))

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")

    def __str__(self) -> str:
        return f"delivery of case {self.case_id}"


class EndingCause(models.TextChoices):
    """Why a case ended without a decision."""

    REFUSED = "refused", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn by the applicant")
    LAPSED = "lapse", _("Corrections were not supplied in time")
    ORDERED = "order", _("Ended by the body")


class Ending(models.Model):
    """The end of a case without a decision, with its reasons."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="ending")
    cause = models.CharField(_("cause"), max_length=10, choices=EndingCause.choices)
    reasons = EncryptedTextField(_("reasons"), blank=True)
    body = models.CharField(_("body"), max_length=18, blank=True)
    by = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("ended"))

    class Meta:
        verbose_name = _("ending")
        verbose_name_plural = _("endings")

    def __str__(self) -> str:
        return f"{self.cause} of case {self.case_id}"
