"""Materials of a draft: upload a file, use a licence of the wallet, note paper, take it out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents import actions as documents
from zhengtong.cases import keeping, statements
from zhengtong.cases.events import DraftMaterialAdded, DraftMaterialRemoved
from zhengtong.cases.models import Draft, DraftMaterial
from zhengtong.cases.states import Receipt
from zhengtong.cases.views import FileView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused
from zhengtong.kernel.refs import ref
from zhengtong.kernel.words import say
from zhengtong.registers.licences import queries as licences

MOST_FILES = 10
MOST_COPIES = 99


def attach(
    draft_id: str,
    material_key: str,
    stream: BinaryIO,
    name: str,
    *,
    by: Actor,
    at: datetime,
) -> FileView:
    """Upload a file for a material. The same file sent twice is there once.

    The bytes are checked and stored before the transaction begins. Raises NotFound, Refused, and
    what `documents.actions.keep` raises: TooLarge, NotAccepted, Refused for malware.
    """
    draft = keeping.find(draft_id, by, at=at)
    material = _material(draft, material_key)
    kept = documents.keep(
        stream,
        name,
        draft.ref,
        by=by,
        at=at,
        accept=tuple(material.get("accept") or ()),
    )
    row = DraftMaterial(
        key=material_key,
        how=Receipt.UPLOAD,
        document=ref("document", kept.id),
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        at=at,
    )
    return _add(draft_id, row, by=by, at=at)


def use_licence(
    draft_id: str, material_key: str, identifier: str, *, by: Actor, at: datetime
) -> FileView:
    """Hand in a licence of the applicant's wallet in the place of a file.

    Raises Invalid when the applicant has no such valid licence of the type the material asks for.
    """
    draft = keeping.find(draft_id, by, at=at)
    material = _material(draft, material_key)
    wanted = material.get("licence_type") or ""
    usable = licences.usable_for(draft.applicant, wanted, at=at) if wanted else []
    card = next((card for card in usable if card.identifier == identifier), None)
    if card is None:
        raise Invalid(
            _("This licence cannot be used for this material."),
            hint=_("Choose another one from the wallet, or upload a file."),
            fields={material_key: [_("The licence is not valid, or of another type.")]},
        )
    row = DraftMaterial(
        key=material_key,
        how=Receipt.LICENCE,
        licence=card.identifier,
        name=say(card.name),
        at=at,
    )
    return _add(draft_id, row, by=by, at=at)


def receive_paper(
    draft_id: str, material_key: str, *, by: Actor, at: datetime, copies: int = 1
) -> FileView:
    """Note that the applicant handed a material in on paper, at the counter."""
    if not by.is_staff:
        raise Forbidden(_("Paper is handed in at the counter."))
    if not 1 <= copies <= MOST_COPIES:
        raise Invalid(fields={"copies": [_("Write a number from 1 to 99.")]})
    draft = keeping.find(draft_id, by, at=at)
    _material(draft, material_key)
    row = DraftMaterial(key=material_key, how=Receipt.PAPER, copies=copies, at=at)
    return _add(draft_id, row, by=by, at=at)


@transaction.atomic
def detach(draft_id: str, file_id: int, *, by: Actor, at: datetime) -> None:
    """Take a file, licence or sheet of paper out of the draft. Doing it twice does no harm."""
    draft = keeping.find_open(draft_id, by, at=at)
    row = draft.materials.filter(pk=file_id).first()
    if row is None:
        return
    row.delete()
    if row.document and not draft.materials.filter(document=row.document).exists():
        keeping.remove_document(row.document, by=by, at=at)
    _touch(draft, at)
    journal.record(DraftMaterialRemoved(ref=draft.ref, material=row.key), by=by, at=at)


@transaction.atomic
def _add(draft_id: str, row: DraftMaterial, *, by: Actor, at: datetime) -> FileView:
    draft = keeping.find_open(draft_id, by, at=at)
    there = statements.FILES_FOR.all(draft.pk, row.key)
    for known in there:
        same = (known.how, known.document, known.licence)
        if same == (row.how, row.document, row.licence) and known.copies == row.copies:
            return keeping.file_view(known)
    if len(there) >= MOST_FILES:
        raise Refused(
            _("There are %(n)d files for this material already.") % {"n": MOST_FILES},
            hint=_("Take one out, or put several pages into one file."),
            code="too-many-files",
        )
    row.draft = draft
    statements.NEW_FILE.one(row)
    _touch(draft, at)
    journal.record(DraftMaterialAdded(ref=draft.ref, material=row.key, how=row.how), by=by, at=at)
    return keeping.file_view(row)


def _touch(draft: Draft, at: datetime) -> None:
    draft.saved_at = at
    statements.TOUCHED_DRAFT.write(draft)


def _material(draft: Draft, key: str) -> Mapping[str, Any]:
    for material in keeping.pinned(draft).materials:
        if material["key"] == key:
            return material
    raise NotFound(_("This service asks for no such material."), code="material")
