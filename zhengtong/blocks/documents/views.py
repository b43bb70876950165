"""A document as other rooms see it, and how rows are found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents.models import Document
from zhengtong.kernel.errors import NotFound

IMAGES = frozenset(["image/jpeg", "image/png", "image/webp"])


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A kept file. `is_picture` and `is_pdf` say what a browser can show by itself."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    owner: str
    verdict: str
    kept_at: datetime
    expires_at: datetime | None

    @property
    def is_picture(self) -> bool:
        return self.media_type in IMAGES

    @property
    def is_pdf(self) -> bool:
        return self.media_type == "application/pdf"

    @property
    def size_words(self) -> str:
        """`3.2 MB`, `870 KB`."""
        if self.size >= 1024 * 1024:
            return f"{self.size / 1024 / 1024:.1f} MB"
        return f"{max(1, round(self.size / 1024))} KB"


def view(document: Document) -> DocumentView:
    return DocumentView(
        id=document.id,
        name=document.name,
        media_type=document.media_type,
        size=document.size,
        sha256=document.sha256,
        owner=document.owner,
        verdict=document.verdict,
        kept_at=document.kept_at,
        expires_at=document.expires_at,
    )


def no_document() -> NotFound:
    return NotFound(
        _("There is no such file."), hint=_("It may have been removed or have expired.")
    )


def as_id(value: UUID | str) -> UUID:
    """Read an id; raises NotFound for what is none, as for one that does not exist."""
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        raise no_document() from None


def rows(documents: Iterable[UUID | str], *, lock: bool = False) -> list[Document]:
    """The rows in the order asked for; raises NotFound when one is missing."""
    ids = [as_id(each) for each in documents]
    found = Document.objects.filter(id__in=ids)
    by_id = {row.id: row for row in (found.select_for_update() if lock else found)}
    if len(by_id) < len(set(ids)):
        raise no_document()
    return [by_id[each] for each in dict.fromkeys(ids)]
