"""The life of a licence (电子证照) as one table.

A renewed or changed licence is a new one that names the one it replaces (关联证照标识); the old
one is `changed`. Expiry asks for the formal cancellation (行政许可法 第七十条第一项), so that verb
stays open after it; what was revoked stays revoked, because a verifier has to be told that.
"""

from django.db import models
from django.utils.translation import pgettext_lazy

from zhengtong.kernel.states import StateTable


class Status(models.TextChoices):
    """Where a licence stands."""

    VALID = "valid", pgettext_lazy("licence", "Valid")
    SUSPENDED = "suspended", pgettext_lazy("licence", "Suspended")
    CHANGED = "changed", pgettext_lazy("licence", "Replaced by a newer licence")
    REVOKED = "revoked", pgettext_lazy("licence", "Revoked")
    CANCELLED = "cancelled", pgettext_lazy("licence", "Cancelled")
    EXPIRED = "expired", pgettext_lazy("licence", "Expired")


class Verb(models.TextChoices):
    """What can be done to a licence."""

    CHANGE = "change", pgettext_lazy("licence", "Change")
    SUSPEND = "suspend", pgettext_lazy("licence", "Suspend")
    RESUME = "resume", pgettext_lazy("licence", "Lift the suspension")
    REVOKE = "revoke", pgettext_lazy("licence", "Revoke")
    CANCEL = "cancel", pgettext_lazy("licence", "Cancel")
    EXPIRE = "expire", pgettext_lazy("licence", "Let expire")


S, V = Status, Verb

TABLE = StateTable(
    {
        (S.VALID, V.CHANGE): S.CHANGED,
        (S.VALID, V.SUSPEND): S.SUSPENDED,
        (S.VALID, V.REVOKE): S.REVOKED,
        (S.VALID, V.CANCEL): S.CANCELLED,
        (S.VALID, V.EXPIRE): S.EXPIRED,
        (S.SUSPENDED, V.RESUME): S.VALID,
        (S.SUSPENDED, V.REVOKE): S.REVOKED,
        (S.SUSPENDED, V.CANCEL): S.CANCELLED,
        (S.SUSPENDED, V.EXPIRE): S.EXPIRED,
        (S.EXPIRED, V.CANCEL): S.CANCELLED,
    }
)

#: States out of which time leads to expiry.
MAY_EXPIRE = (S.VALID, S.SUSPENDED)


class UseKind(models.TextChoices):
    """How a licence was used; each use is shown to its holder (GB/T 36906-2018, use log)."""

    VERIFIED = "verified", pgettext_lazy("licence", "Verified")
    DOWNLOADED = "downloaded", pgettext_lazy("licence", "Downloaded")
    SUBMITTED = "submitted", pgettext_lazy("licence", "Handed in with an application")
    VIEWED = "viewed", pgettext_lazy("licence", "Read by an official")
    COPIED = "copied", pgettext_lazy("licence", "Copied for one purpose")
