"""The document of a licence: drawn when first asked for, kept once, the same bytes ever after.

The house keeps it, whoever asked: what a reader keeps, the reader could remove.
"""

import secrets
from datetime import date, datetime
from io import BytesIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents import actions as documents
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Invalid, NotFound, Refused
from zhengtong.kernel.words import Text, say
from zhengtong.registers.licences import policies, rendering, rows
from zhengtong.registers.licences.events import LicenceDocumentKept
from zhengtong.registers.licences.models import Licence, LicenceCopy
from zhengtong.registers.licences.states import Status, UseKind
from zhengtong.registers.licences.validity import status_on
from zhengtong.registers.licences.views import CopyView

from .issuing import locked
from .using import record

COPIES_KEPT = 100


def document(identifier: str, *, by: Actor, at: datetime) -> str:
    """The id of the kept document of a licence; rendered and kept at the first call.

    Two first calls at once keep one document. Raises NotFound, and documents' CannotPrint.
    """
    row = _row(identifier)
    return row.document or _keep(row, by=by, at=at)


def download(identifier: str, *, by: Actor, at: datetime) -> bytes:
    """The PDF of a licence for its holder or an official, noted as a use.

    Raises NotFound for everybody else, Refused for a licence that is not valid: its document would
    look as if it were.
    """
    row = _row(identifier)
    _check(row, by, at)
    if not row.document:
        _keep(row, by=by, at=at)
        row.refresh_from_db(fields=["document"])
    content = rendering.kept_or_drawn(row)
    with transaction.atomic():
        kind = UseKind.DOWNLOADED if policies.is_holder(by, row.holder) else UseKind.VIEWED
        record(row, kind, by=by, at=at, purpose={})
    return content


def copy_for(
    identifier: str,
    *,
    purpose: Text,
    recipient: str,
    valid_until: date,
    by: Actor,
    at: datetime,
) -> CopyView:
    """A copy of a licence for one purpose and recipient until a day (加注件, GB/T 36906-2018).

    The words go across the page; the QR code is the copy's own and says when the copy has ended.
    Raises NotFound for anybody but the holder, Invalid for a purpose or day that is missing or out
    of range, Refused for a licence that is not valid.
    """
    row = _row(identifier)
    if not policies.is_holder(by, row.holder):
        raise NotFound(_("There is no licence with this identifier."), code="licence")
    _check(row, by, at)
    _check_copy(purpose, recipient, valid_until, row, at)
    copy = LicenceCopy(
        licence=row,
        word=secrets.token_urlsafe(12),
        purpose=dict(purpose),
        recipient=recipient.strip(),
        made_at=at,
        valid_until=valid_until,
    )
    content = rendering.copy_pdf(copy)
    with transaction.atomic():
        kept = documents.keep(
            BytesIO(content), name=_name(row), owner=rows.ref_of(row.identifier), by=SYSTEM, at=at
        )
        copy.document = str(kept.id)
        copy.save(force_insert=True)
        record(row, UseKind.COPIED, by=by, at=at, purpose=dict(purpose), about=f"copy:{copy.pk}")
    return rows.copy_view(copy)


def _check(row: Licence, by: Actor, at: datetime) -> None:
    if not policies.may_read(by, row.holder):
        raise NotFound(_("There is no licence with this identifier."), code="licence")
    if status_on(row.status, row.valid_to, local_date(at)) != Status.VALID:
        raise Refused(
            _("This licence is not valid now, so its document is not handed out."),
            hint=_("The page of the licence says why, and which licence has replaced it."),
            code="licence-not-valid",
        )


def _check_copy(
    purpose: Text, recipient: str, valid_until: date, row: Licence, at: datetime
) -> None:
    wrong = {}
    if not 2 <= len(say(purpose, "zh").strip()) <= 60:
        wrong["purpose"] = [_("Say in 2 to 60 characters what the copy is for.")]
    if not 2 <= len(recipient.strip()) <= 60:
        wrong["recipient"] = [_("Say in 2 to 60 characters whom the copy is for.")]
    if valid_until < local_date(at) or (row.valid_to is not None and valid_until > row.valid_to):
        wrong["valid_until"] = [_("Choose a day from today to the last day of the licence.")]
    if wrong:
        raise Invalid(fields=wrong)
    if row.copies.count() >= COPIES_KEPT:
        raise Refused(_("There are a hundred copies of this licence already."))


def _row(identifier: str) -> Licence:
    found = Licence.objects.select_related("type", "replaces")
    row = found.filter(identifier=rows.tidy(identifier)).first()
    if row is None:
        raise NotFound(_("There is no licence with this identifier."), code="licence")
    return row


def _keep(row: Licence, *, by: Actor, at: datetime) -> str:
    content = rendering.pdf(row)  # outside the transaction: a lock is not held while drawing
    with transaction.atomic():
        held = locked(row.identifier)
        if held.document:
            return held.document
        owner = rows.ref_of(row.identifier)
        kept = documents.keep(BytesIO(content), name=_name(row), owner=owner, by=SYSTEM, at=at)
        held.document = str(kept.id)
        held.save(update_fields=["document"])
        journal.record(LicenceDocumentKept(ref=owner, document=held.document), by=by, at=at)
    return held.document


def _name(row: Licence) -> str:
    return f"{say(row.type.name, 'zh')}.pdf"
