"""Reading a draft: for those alone who may, with the form and the materials its item asks for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents import actions as documents
from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound, Refused, Stale
from zhengtong.kernel.refs import key_of
from zhengtong.kernel.words import Text, as_text, say
from zhengtong.registers.catalogue import queries as catalogue

from . import policies, statements
from .models import Draft, DraftMaterial, DraftState, Material
from .states import Receipt
from .views import DraftCard, DraftView, FileView, MaterialView, Thing


def unknown() -> NotFound:
    """The answer for unknown, forged and foreign drafts alike."""
    return NotFound(
        _("There is no such draft."),
        hint=_("Your drafts are in your space, under “My applications”."),
        code="draft",
    )


def find(draft_id: str | UUID, by: Actor, *, at: datetime, lock: bool = False) -> Draft:
    """The draft; raises NotFound when there is none that this actor may know of."""
    try:
        key = draft_id if isinstance(draft_id, UUID) else UUID(str(draft_id))
    except ValueError:
        raise unknown() from None
    # Only corrections have a case; it is read when it is asked for.
    draft = (statements.LOCKED_DRAFT if lock else statements.DRAFT).first(key)
    if draft is None or not policies.may_keep_draft(by, draft.applicant, draft.keeper):
        raise unknown()
    if by.kind == "company" and not identity.may_apply(by, draft.item_code, at=at):
        raise unknown()
    return draft


def find_open(
    draft_id: str | UUID, by: Actor, *, at: datetime, version: int | None = None
) -> Draft:
    """The draft, locked, to be written in. Raises NotFound, Refused when it was sent or thrown
    away, Stale when `version` is given and another page was saved since."""
    draft = find(draft_id, by, at=at, lock=True)
    if draft.state == DraftState.SUBMITTED:
        raise Refused(
            _("This application has been submitted and cannot be changed."),
            hint=_("Follow it by its case number %(number)s.") % {"number": draft.number},
            code="submitted",
        )
    if draft.state == DraftState.DISCARDED:
        raise unknown()
    if version is not None and version != draft.version:
        raise Stale(
            _("This draft has been saved in another window since you opened the page."),
            hint=_("Open the page again: what was saved last is there."),
        )
    return draft


def pinned(draft: Draft) -> catalogue.Pinned:
    """What the item version of the draft holds together."""
    return catalogue.pinned(draft.item_version_id)


def form_of(draft: Draft) -> forms.Form:
    """The form of the draft's item version."""
    return forms.form(pinned(draft).form_version_id)


def asked_of(draft: Draft) -> list[dict[str, Any]]:
    """What the correction asks for that this draft answers; empty for an application."""
    correction = getattr(draft.case, "correction", None) if draft.case else None
    return list(correction.things) if correction else []


def file_view(row: DraftMaterial | Material) -> FileView:
    """A file, licence or sheet of paper as pages show it."""
    return FileView(
        id=row.pk,
        how=row.how,
        how_label=Receipt(row.how).label,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        document=row.document,
        licence=row.licence,
        copies=row.copies,
        at=row.at,
        round=getattr(row, "round", 0),
        replaced=getattr(row, "replaced", False),
    )


def material_views(
    asked_for: Iterable[Mapping[str, Any]],
    files: Iterable[DraftMaterial | Material],
    things: Iterable[Mapping[str, Any]] = (),
) -> tuple[MaterialView, ...]:
    """The materials of an item with what was handed in for each.

    In a correction (`things`) only those are required that it asks for.
    """
    by_key: dict[str, list[FileView]] = {}
    for row in files:
        by_key.setdefault(row.key, []).append(file_view(row))
    words = {thing["key"]: thing["words"] for thing in things}
    return tuple(
        MaterialView(
            key=material["key"],
            name=as_text(material["name"]),
            required=_is_required(material, words or None),
            note=_text(material.get("note")),
            criteria=_text(material.get("criteria")),
            accept=tuple(material.get("accept") or ()),
            licence_type=material.get("licence_type") or "",
            files=tuple(by_key.get(material["key"], ())),
            asked=words.get(f"material:{material['key']}", ""),
        )
        for material in asked_for
    )


def _is_required(material: Mapping[str, Any], asked: Mapping[str, str] | None) -> bool:
    if asked is None:
        return bool(material.get("required", True))
    return f"material:{material['key']}" in asked


def _text(value: Any) -> Text:
    return as_text(value or {})


def thing_views(things: Iterable[Mapping[str, Any]]) -> tuple[Thing, ...]:
    """What a correction asks for."""
    return tuple(Thing(t["key"], say(t.get("label")), t["words"]) for t in things)


def view_of(draft: Draft) -> DraftView:
    """The draft with its form, its answers and its materials."""
    pins = pinned(draft)
    things = asked_of(draft)
    return DraftView(
        id=str(draft.id),
        ref=draft.ref,
        item_code=draft.item_code,
        item_name=draft.item_name,
        item_version=draft.item_version_id,
        applicant=draft.applicant,
        keeper=draft.keeper,
        channel=draft.channel,
        state=draft.state,
        number=draft.number,
        version=draft.version,
        page=draft.page,
        form=forms.form(pins.form_version_id),
        answers=draft.answers,
        rough={name: value for boxes in draft.rough.values() for name, value in boxes.items()},
        sources=draft.sources,
        materials=material_views(pins.materials, statements.DRAFT_FILES.all(draft.pk), things),
        started_at=draft.started_at,
        saved_at=draft.saved_at,
        case=draft.case.number if draft.case else "",
        things=thing_views(things),
    )


def rough_errors(view: DraftView) -> list[forms.FieldError]:
    """What was typed and is not well formed has to be mended or emptied before submission."""
    message = _("What was typed here is not well formed yet. Correct it or empty it.")
    fields = {name.partition("-")[0] for name in view.rough}
    return [forms.FieldError(field, str(message), "rough", field) for field in sorted(fields)]


def cards(rows: Sequence[Draft]) -> list[DraftCard]:
    """Drafts in a list."""
    return [
        DraftCard(
            id=str(row.id),
            item_code=row.item_code,
            item_name=row.item_name,
            channel=row.channel,
            saved_at=row.saved_at,
            number=row.number,
            case=row.case.number if row.case else "",
        )
        for row in rows
    ]


def missing(materials: Iterable[MaterialView]) -> tuple[MaterialView, ...]:
    """The materials without which an application, or a correction, is not complete."""
    return tuple(m for m in materials if m.required and not m.is_filled)


def remove_document(document: str, *, by: Actor, at: datetime) -> None:
    """Give up a file of a draft; one that is gone already is no matter."""
    try:
        documents.remove(key_of(document), by=by, at=at)
    except NotFound:
        return


def remove_files(draft: Draft, *, by: Actor, at: datetime) -> None:
    """Give up all files of a draft that is thrown away."""
    rows = list(draft.materials.all())
    for document in {row.document for row in rows if row.document}:
        remove_document(document, by=by, at=at)
    draft.materials.all().delete()
