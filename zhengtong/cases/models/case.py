"""The case itself, who has a seat at it, whose turn it is, and what was handed in.

Names, numbers and answers are personal data: they rest encrypted (GB/T 35273-2020, 6.3). A name
is found again by its keyed index only, and lists show it masked.
"""

from datetime import date
from typing import ClassVar

from django.db import models

from zhengtong.kernel.encryption import EncryptedJSONField, EncryptedTextField
from zhengtong.kernel.refs import ref

#: Stands for "no due date" in columns that lists are sorted by.
FAR = date(9999, 12, 31)


class Case(models.Model):
    """One application for one item (办件). `version` grows with every verb: the optimistic lock.

    `body` answers for the case; `bodies` are all that handle it and may see it.
    """

    number = models.CharField(max_length=50, unique=True)
    draft = models.UUIDField(null=True, unique=True)
    item_version = models.ForeignKey("catalogue.ItemVersion", models.PROTECT, related_name="+")
    item_code = models.CharField(max_length=64)
    item_name = models.JSONField()
    body = models.CharField(max_length=18)
    bodies = models.JSONField(default=list)
    handling = models.CharField(max_length=10)

    applicant = models.CharField(max_length=80)
    applicant_kind = models.CharField(max_length=10)
    applicant_name = EncryptedTextField()
    applicant_number = EncryptedTextField(blank=True)
    applicant_masked = models.CharField(max_length=200)
    name_index = models.CharField(max_length=32)
    agent = models.CharField(max_length=80, blank=True)
    agent_name = EncryptedTextField(blank=True)
    channel = models.CharField(max_length=20)
    answers = EncryptedJSONField(default=dict)
    signature = EncryptedJSONField(default=dict)

    state = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)
    paused = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    wanted_delivery = models.CharField(max_length=10, blank=True)
    # Whether there are rows of these kinds at all: most cases have none, and reading is spared.
    corrected = models.BooleanField(default=False)
    with_procedures = models.BooleanField(default=False)
    with_extensions = models.BooleanField(default=False)

    received_at = models.DateTimeField()
    received_on = models.DateField()
    accepted_at = models.DateTimeField(null=True)
    accepted_on = models.DateField(null=True)
    by_silence = models.BooleanField(default=False)
    decided_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    promised_days = models.PositiveSmallIntegerField()
    promised_unit = models.CharField(max_length=8, default="workday")
    statutory_days = models.PositiveSmallIntegerField()
    statutory_unit = models.CharField(max_length=8, default="workday")
    added_days = models.PositiveSmallIntegerField(default=0)
    supply_days = models.PositiveSmallIntegerField(default=15)
    due_on = models.DateField(default=FAR)
    statutory_due_on = models.DateField(default=FAR)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["applicant", "-id"], name="cases_case_applicant"),
            models.Index(fields=["name_index"], name="cases_case_name"),
            models.Index(fields=["state", "due_on"], name="cases_case_state_due"),
            models.Index(fields=["state", "-received_at", "-id"], name="cases_case_state"),
            models.Index(fields=["due_on", "id"], name="cases_case_due"),
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
    body = models.CharField(max_length=18)
    state = models.CharField(max_length=12)
    item_code = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    due_on = models.DateField(default=FAR)

    class Meta:
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
    task = models.BigIntegerField(unique=True)
    verb = models.CharField(max_length=40)
    element = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    result = models.CharField(max_length=120, blank=True)
    group = models.CharField(max_length=80)
    holder = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=12)
    item_code = models.CharField(max_length=64)
    since = models.DateTimeField()
    step_due_at = models.DateTimeField(null=True)
    due_on = models.DateField(default=FAR)

    class Meta:
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
    key = models.CharField(max_length=80)
    how = models.CharField(max_length=1)
    document = models.CharField(max_length=80, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    name = EncryptedTextField(blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=1)
    round = models.PositiveSmallIntegerField(default=0)
    replaced = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.key} of case {self.case_id}"


class Counter(models.Model):
    """Serial numbers, one row for each series (an item's day, a body's letters of a year)."""

    key = models.CharField(primary_key=True, max_length=120)
    serial = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key}: {self.serial}"
