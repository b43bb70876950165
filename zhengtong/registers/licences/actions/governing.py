"""Suspending, resuming, revoking, cancelling, and letting expire."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.words import Text, say
from zhengtong.registers.licences import policies, rows
from zhengtong.registers.licences.events import (
    LicenceCancelled,
    LicenceExpired,
    LicenceResumed,
    LicenceRevoked,
    LicenceSuspended,
)
from zhengtong.registers.licences.models import Licence
from zhengtong.registers.licences.states import MAY_EXPIRE, TABLE, Status, Verb
from zhengtong.registers.licences.validity import status_on
from zhengtong.registers.licences.views import LicenceCard

from .issuing import locked

EVENTS = {
    Verb.SUSPEND: LicenceSuspended,
    Verb.RESUME: LicenceResumed,
    Verb.REVOKE: LicenceRevoked,
    Verb.CANCEL: LicenceCancelled,
}
EXPIRY_BATCH = 500


@transaction.atomic
def suspend(
    identifier: str, *, reason: Text, by: Actor, at: datetime, basis: str = ""
) -> LicenceCard:
    """Forbid the use of a licence for the time being; the reason is told to its holder."""
    return _govern(Verb.SUSPEND, identifier, reason, basis, by, at)


@transaction.atomic
def resume(
    identifier: str, *, reason: Text, by: Actor, at: datetime, basis: str = ""
) -> LicenceCard:
    """Lift a suspension."""
    return _govern(Verb.RESUME, identifier, reason, basis, by, at)


@transaction.atomic
def revoke(
    identifier: str, *, reason: Text, by: Actor, at: datetime, basis: str = ""
) -> LicenceCard:
    """Revoke or withdraw a licence (撤销、撤回、吊销: 行政许可法 第八条、第六十九条)."""
    return _govern(Verb.REVOKE, identifier, reason, basis, by, at)


@transaction.atomic
def cancel(
    identifier: str, *, reason: Text, by: Actor, at: datetime, basis: str = ""
) -> LicenceCard:
    """Strike a licence off formally (注销: 行政许可法 第七十条)."""
    return _govern(Verb.CANCEL, identifier, reason, basis, by, at)


def _govern(
    verb: Verb, identifier: str, reason: Text, basis: str, by: Actor, at: datetime
) -> LicenceCard:
    row = locked(identifier)
    policies.may_govern(by, row.body)
    if not say(reason, "zh").strip():
        raise Invalid(
            _("Say why, in words that the holder can read."),
            fields={"reason": [_("Give the reason.")]},
        )
    row.status = TABLE.next(status_on(row.status, row.valid_to, local_date(at)), verb)
    row.status_at, row.status_reason = at, dict(reason)
    row.save(update_fields=["status", "status_at", "status_reason"])
    news = EVENTS[verb](
        ref=rows.ref_of(row.identifier), type=row.type_key, body=row.body, basis=basis
    )
    journal.record(news, by=by, at=at)
    return rows.cards([row], local_date(at))[0]


@transaction.atomic
def expire_due(*, by: Actor, at: datetime, limit: int = EXPIRY_BATCH) -> int:
    """Note the expiry of licences whose last day has passed; returns how many, at most `limit`.

    Readers are told of the expiry from the first minute of the day after; this puts it into the
    register and the journal.
    """
    due = list(
        Licence.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(status__in=MAY_EXPIRE, valid_to__lt=local_date(at))
        .order_by("valid_to")[:limit]
    )
    Licence.objects.filter(pk__in=[row.pk for row in due]).update(
        status=Status.EXPIRED, status_at=at, status_reason={}
    )
    journal.record_all(
        [
            LicenceExpired(
                ref=rows.ref_of(row.identifier),
                type=row.type_key,
                body=row.body,
                valid_to=row.valid_to.isoformat() if row.valid_to else "",
            )
            for row in due
        ],
        by=by,
        at=at,
    )
    return len(due)
