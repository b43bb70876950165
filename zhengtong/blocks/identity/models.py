"""The tables of identity: accounts, people, companies, mandates, bodies, divisions, staff.

Resident numbers, mobiles and addresses are personal data (PIPL art. 51, GB/T 35273): they rest
encrypted, are found by a keyed index, and never appear in `str()`, logs or the admin.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zhengtong.kernel.encryption import EncryptedTextField

from .states import MandateRole, Role


class Division(models.Model):
    """An administrative division (行政区划), GB/T 2260: six digits, from the city downwards."""

    code = models.CharField(max_length=12, primary_key=True)
    name = models.JSONField()
    level = models.CharField(max_length=1, default="3")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code


class Body(models.Model):
    """A public body (实施主体), known by its 18-character social credit code."""

    code = models.CharField(max_length=18, primary_key=True)
    name = models.JSONField()
    short = models.JSONField()
    kind = models.CharField(max_length=40)
    level = models.CharField(max_length=1)
    division = models.ForeignKey(Division, models.PROTECT, related_name="bodies")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    phone = models.CharField(max_length=40, blank=True)
    address = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["code"]
        indexes: ClassVar = [
            models.Index(fields=["division", "kind"], name="identity_body_place"),
        ]

    def __str__(self) -> str:
        return self.code


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their login key, as Django's authentication expects."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(login_name=username)


class Account(AbstractBaseUser):
    """Something that can sign in: a key, a password, nothing else.

    The key is `resident:` and the keyed index of a resident number, or `staff:` and a login
    name: whoever reads the table learns no resident number from it.
    """

    login_name = models.CharField(max_length=100, unique=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    password_set_at = models.DateTimeField(null=True)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "login_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        kind = self.login_name.partition(":")[0]
        return f"{kind} account {self.pk}"

    @property
    def is_staff(self) -> bool:
        """May this account open the administration? Only administrators may."""
        staff = getattr(self, "staff", None)
        return bool(staff and staff.active and Role.ADMINISTRATOR in staff.roles)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """The administration looks and does not touch: only `view` is ever granted."""
        return self.is_active and self.is_staff and perm.partition(".")[2].startswith("view_")

    def has_module_perms(self, app_label: str) -> bool:
        """See `has_perm`."""
        return self.is_active and self.is_staff


class Person(models.Model):
    """A natural person (自然人). May exist without an account: the counter knows people too."""

    account = models.OneToOneField(
        Account, models.PROTECT, null=True, blank=True, related_name="person"
    )
    name = models.CharField(max_length=100)
    number = EncryptedTextField()
    number_index = models.CharField(max_length=64, unique=True)
    number_last4 = models.CharField(max_length=4)
    mobile = EncryptedTextField(blank=True, default="")
    address = EncryptedTextField(blank=True, default="")
    level = models.PositiveSmallIntegerField(default=2)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"person {self.pk}"


class Company(models.Model):
    """A legal person (法人). Its credit code, name and representative are public by law."""

    name = models.CharField(max_length=200)
    credit_code = models.CharField(max_length=18, unique=True)
    representative = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="represents"
    )
    representative_name = models.CharField(max_length=100)
    address = EncryptedTextField(blank=True, default="")
    phone = EncryptedTextField(blank=True, default="")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"company {self.pk}"


class Mandate(models.Model):
    """A person may act for a company (授权): in what, until when, granted by whom."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    company = models.ForeignKey(Company, models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=20, choices=MandateRole.choices)
    scope = models.JSONField(default=list, blank=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)
    granted_by = models.CharField(max_length=80)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "company"],
                condition=models.Q(revoked_at=None),
                name="identity_one_mandate",
            ),
        ]

    def __str__(self) -> str:
        return f"mandate {self.pk}"


class Staff(models.Model):
    """An official (工作人员) of one body, with roles there."""

    account = models.OneToOneField(Account, models.PROTECT, related_name="staff")
    login = models.CharField(max_length=40, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="staff")
    name = models.CharField(max_length=100)
    roles = models.JSONField(default=list)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["login"]

    def __str__(self) -> str:
        return f"staff {self.login}"


class ApiToken(models.Model):
    """A key by which a program acts as an account. Only its hash is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    hash = models.CharField(max_length=64, unique=True)
    acting_for = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"token {self.pk}"
