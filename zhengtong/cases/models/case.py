"""The case itself, who has a seat at it, whose turn it is, and what was handed in.

Names, numbers and answers are personal data: they rest encrypted (GB/T 35273-2020, 6.3). A name
is found again by its keyed index only, and lists show it masked.
"""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from zhengtong.cases.states import Outcome, Receipt, State
from zhengtong.kernel.encryption import EncryptedJSONField, EncryptedTextField
from zhengtong.kernel.refs import ref

#: Stands for "no due date" in columns that lists are sorted by.
FAR = date(9999, 12, 31)


class Case(models.Model):
    """One application for one item (办件). `version` grows with every verb: the optimistic lock."""

    number = models.CharField(_("case number"), max_length=50, unique=True)
    draft = models.UUIDField(_("draft"), null=True, unique=True)
    item_version_id = models.BigIntegerField(_("item version"))
    item_code = models.CharField(_("item code"), max_length=64)
    item_name = models.JSONField(_("item"))
    body = models.CharField(_("body"), max_length=18)
    handling = models.CharField(_("kind of handling"), max_length=10)

    applicant = models.CharField(_("applicant"), max_length=80)
    applicant_kind = models.CharField(_("kind of applicant"), max_length=10)
    applicant_name = EncryptedTextField(_("name of the applicant"))
    applicant_number = EncryptedTextField(_("number of the applicant"), blank=True)
    applicant_masked = models.CharField(_("masked name"), max_length=200)
    name_index = models.CharField(_("index of the name"), max_length=32)
    agent = models.CharField(_("agent"), max_length=80, blank=True)
    agent_name = EncryptedTextField(_("name of the agent"), blank=True)
    channel = models.CharField(_("channel"), max_length=20)
    answers = EncryptedJSONField(_("answers"), default=dict)
    signature = EncryptedJSONField(_("signature"), default=dict)

    state = models.CharField(_("state"), max_length=12, choices=State.choices)
    version = models.PositiveIntegerField(_("version"), default=1)
    paused = models.BooleanField(_("clock stands still"), default=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    wanted_delivery = models.CharField(_("wanted delivery"), max_length=10, blank=True)

    received_at = models.DateTimeField(_("received"))
    received_on = models.DateField(_("day of the last complete receipt"))
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    accepted_on = models.DateField(_("day of acceptance"), null=True)
    by_silence = models.BooleanField(_("accepted by silence"), default=False)
    decided_at = models.DateTimeField(_("decided"), null=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    promised_days = models.PositiveSmallIntegerField(_("promised limit"))
    promised_unit = models.CharField(_("unit"), max_length=8, default="workday")
    statutory_days = models.PositiveSmallIntegerField(_("statutory limit"))
    statutory_unit = models.CharField(_("unit"), max_length=8, default="workday")
    added_days = models.PositiveSmallIntegerField(_("days of extension"), default=0)
    supply_days = models.PositiveSmallIntegerField(_("days for corrections"), default=15)
    due_on = models.DateField(_("due"), default=FAR)
    statutory_due_on = models.DateField(_("statutory due date"), default=FAR)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes: ClassVar = [
            models.Index(fields=["applicant", "-id"], name="cases_case_applicant"),
            models.Index(fields=["name_index"], name="cases_case_name"),
            models.Index(fields=["state", "due_on"], name="cases_case_due"),
            models.Index(fields=["-received_at", "-id"], name="cases_case_received"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return ref("case", self.number)


class CaseSeat(models.Model):
    """A body that handles a case together with others, and may see it.

    The columns by which lists are filtered and sorted are kept here again, so that a list of one
    body reads one index, however many cases there are.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="seats")
    body = models.CharField(_("body"), max_length=18)
    state = models.CharField(_("state"), max_length=12)
    item_code = models.CharField(_("item code"), max_length=64)
    received_at = models.DateTimeField(_("received"))
    due_on = models.DateField(_("due"), default=FAR)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "body"], name="cases_seat_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "-received_at", "-id"], name="cases_seat_received"),
            models.Index(fields=["body", "state", "-received_at", "-id"], name="cases_seat_state"),
            models.Index(fields=["body", "due_on", "id"], name="cases_seat_due"),
            models.Index(
                fields=["body", "item_code", "-received_at", "-id"], name="cases_seat_item"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} at case {self.case_id}"


class CaseTurn(models.Model):
    """A step that somebody has to take now: the open task of the process, as lists need it.

    `group` is `<body>:<role>` or `applicant`, `holder` the official who took it out of the pool.
    Rows go when the step is done; what was done stands in the journal.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="turns")
    task = models.BigIntegerField(_("task"), unique=True)
    verb = models.CharField(_("verb"), max_length=40)
    element = models.CharField(_("element"), max_length=120)
    name = models.CharField(_("name"), max_length=200)
    result = models.CharField(_("result"), max_length=120, blank=True)
    group = models.CharField(_("group"), max_length=80)
    holder = models.CharField(_("holder"), max_length=80, blank=True)
    since = models.DateTimeField(_("since"))
    step_due_at = models.DateTimeField(_("due date of the step"), null=True)
    due_on = models.DateField(_("due"), default=FAR)

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        indexes: ClassVar = [
            models.Index(fields=["group", "holder", "due_on", "id"], name="cases_turn_pool"),
            models.Index(fields=["holder", "due_on", "id"], name="cases_turn_mine"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} by {self.group} at case {self.case_id}"

    @property
    def body(self) -> str:
        return self.group.partition(":")[0] if ":" in self.group else ""

    @property
    def role(self) -> str:
        return self.group.partition(":")[2]


class Material(models.Model):
    """A material handed in with a case (材料). `round` 0 came with the application, 1 later."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="materials")
    key = models.CharField(_("material"), max_length=80)
    how = models.CharField(_("way of receipt"), max_length=1, choices=Receipt.choices)
    document = models.CharField(_("document"), max_length=80, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    name = EncryptedTextField(_("file name"), blank=True)
    media_type = models.CharField(_("type"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    copies = models.PositiveSmallIntegerField(_("copies"), default=1)
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    replaced = models.BooleanField(_("replaced by a later one"), default=False)
    at = models.DateTimeField(_("handed in"))

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.key} of case {self.case_id}"


class Counter(models.Model):
    """Serial numbers, one row for each series (an item's day, a body's letters of a year)."""

    key = models.CharField(primary_key=True, max_length=120)
    serial = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")

    def __str__(self) -> str:
        return f"{self.key}: {self.serial}"
