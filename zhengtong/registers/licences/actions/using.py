"""Noting each use of a licence, for its holder to read."""

from datetime import datetime, timedelta

from django.db import transaction

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.words import Text
from zhengtong.registers.licences import queries, rows, tokens
from zhengtong.registers.licences.events import LicenceUsed
from zhengtong.registers.licences.models import Licence, LicenceUse
from zhengtong.registers.licences.states import UseKind
from zhengtong.registers.licences.views import Verification

#: Looks by the same eyes within this time are one use: reloading a page is not a second one.
SAME_USE = timedelta(minutes=10)


@transaction.atomic
def note_use(
    identifier: str,
    *,
    kind: UseKind | str,
    by: Actor,
    at: datetime,
    purpose: Text | None = None,
    about: str = "",
) -> None:
    """Note that a licence was used: by whom, for what, about which thing (a ref).

    The same use by the same actor within ten minutes is noted once. Raises NotFound.
    """
    row = Licence.objects.filter(identifier=rows.tidy(identifier)).first()
    if row is None:
        raise NotFound(code="licence")
    record(row, UseKind(kind), by=by, at=at, purpose=purpose or {}, about=about)


def record(
    row: Licence, kind: UseKind, *, by: Actor, at: datetime, purpose: Text, about: str = ""
) -> None:
    """Write the row of a use and its line, unless it is the same use again; in a transaction."""
    recent = LicenceUse.objects.filter(
        licence=row, kind=kind, by=by.ref, about=about, at__gt=at - SAME_USE
    )
    if recent.exists():
        return
    LicenceUse.objects.create(
        licence=row,
        kind=kind,
        at=at,
        by=by.ref,
        by_kind=by.kind,
        body=by.body,
        purpose=purpose,
        about=about,
    )
    journal.record(
        LicenceUsed(ref=rows.ref_of(row.identifier), kind=kind, about=about), by=by, at=at
    )


@transaction.atomic
def verified(text: str, *, by: Actor, at: datetime) -> Verification:
    """Verify a licence for somebody who holds its QR code, and tell the holder that it was done.

    Only a genuine token is noted: what strangers guess leaves no trace in anybody's log.
    """
    answer = queries.verify(text, at=at)
    identifier = tokens.read(text) or (answer.identifier if answer.asked_by == "copy" else "")
    row = Licence.objects.filter(identifier=identifier).first() if identifier else None
    if row is not None:
        record(row, UseKind.VERIFIED, by=by, at=at, purpose={})
    return answer
