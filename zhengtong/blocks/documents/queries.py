"""What other rooms may ask of documents.

Who may see a document, the room decides that its `owner` belongs to; here an id is enough.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO
from uuid import UUID

import segno

from zhengtong.blocks.documents import drawing, stores, views
from zhengtong.blocks.documents.models import Document
from zhengtong.blocks.documents.views import DocumentView, view


def document(id: UUID | str) -> DocumentView:
    """One document; raises NotFound."""
    (found,) = views.rows([id])
    return view(found)


def documents(ids: Iterable[UUID | str]) -> dict[UUID, DocumentView]:
    """Many documents in one query; unknown ones are left out."""
    wanted = [views.as_id(each) for each in ids]
    return {row.id: view(row) for row in Document.objects.filter(id__in=wanted)}


def documents_of(*owners: str) -> dict[str, list[DocumentView]]:
    """The documents of each owner, oldest first, in one query."""
    found: dict[str, list[DocumentView]] = defaultdict(list)
    for row in Document.objects.filter(owner__in=owners).order_by("kept_at", "id"):
        found[row.owner].append(view(row))
    return {owner: found[owner] for owner in owners}


def open_stream(id: UUID | str) -> BinaryIO:
    """The bytes of a document, to be closed by the reader; raises NotFound."""
    (found,) = views.rows([id])
    try:
        return stores.store().open(found.sha256)
    except LookupError:
        raise views.no_document() from None


def is_intact(id: UUID | str) -> bool:
    """Whether the bytes still have the hash they were kept under; raises NotFound."""
    (found,) = views.rows([id])
    sha256 = hashlib.sha256()
    with open_stream(found.id) as stream:
        while chunk := stream.read(1024 * 1024):
            sha256.update(chunk)
    return sha256.hexdigest() == found.sha256


def pdf(
    template: str,
    data: dict[str, Any],
    standard: str = "a-2b",
    *,
    at: datetime | None = None,
    unprintable: drawing.Unprintable = "refuse",
) -> bytes:
    """Print a template with data as PDF/A (ISO 19005-2): two to three milliseconds when warm.

    `template` is `<app label>/<file>.typ`, found in that app's `print/` folder; it is a function
    `print(data)`, see `print/base.typ`. `data` are JSON values; dates, decimals and translations
    become strings. The same template, data and `at` (the moment the document is dated) give the
    same bytes. Characters no font has are refused with CannotPrint, or with `unprintable="mark"`
    printed as 〔U+13000〕, so that a letter can always go out.

    Raises CannotPrint, FontsMissing (says what to run), NoTemplate and TemplateBroken (faults of
    the programme).
    """
    return drawing.draw(template, data, standard=standard, at=at, unprintable=unprintable)


def qr(text: str, *, error: str = "m") -> str:
    """A QR code (ISO/IEC 18004) as SVG, for `qr(..)` in print templates and for pages."""
    out = BytesIO()
    segno.make(text, error=error, micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, border=2, scale=4, omitsize=False
    )
    return out.getvalue().decode()
