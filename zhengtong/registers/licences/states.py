"""The life of a licence (电子证照) as one table.

A renewed or changed licence is a new one that names the one it replaces (关联证照标识); the old
one is `changed`. Expiry asks for the formal cancellation (行政许可法 第七十条第一项), so that verb
stays open after it; what was revoked stays revoked, because a verifier has to be told that.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.states import StateTable


class Status(models.TextChoices):
    """Where a licence stands."""

    VALID = "valid", _("Valid")
    SUSPENDED = "suspended", _("Suspended")
    CHANGED = "changed", _("Replaced by a newer licence")
    REVOKED = "revoked", _("Revoked")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")


class Verb(models.TextChoices):
    """What can be done to a licence."""

    CHANGE = "change", _("Change")
    SUSPEND = "suspend", _("Suspend")
    RESUME = "resume", _("Lift the suspension")
    REVOKE = "revoke", _("Revoke")
    CANCEL = "cancel", _("Cancel")
    EXPIRE = "expire", _("Let expire")


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

    VERIFIED = "verified", _("Verified")
    DOWNLOADED = "downloaded", _("Downloaded")
    SUBMITTED = "submitted", _("Handed in with an application")
    VIEWED = "viewed", _("Read by an official")
    COPIED = "copied", _("Copied for one purpose")
