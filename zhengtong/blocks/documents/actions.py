"""The writes of documents: keep, hand over, remove, expire."""

import hashlib
import tempfile
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import BinaryIO, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents import policies, recognising, scanners, stores, views
from zhengtong.blocks.documents.events import DocumentHandedOver, DocumentKept, DocumentRemoved
from zhengtong.blocks.documents.models import Document
from zhengtong.blocks.documents.naming import safe_name
from zhengtong.blocks.documents.recognising import Kind
from zhengtong.blocks.documents.views import DocumentView, view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Refused, TooLarge
from zhengtong.kernel.refs import ref
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.writes import Insertion

MEGABYTE = 1024 * 1024
LIMIT = 20 * MEGABYTE
QUOTA = 500 * MEGABYTE
FORGOTTEN_AFTER = timedelta(days=1)
IN_MEMORY = 2 * MEGABYTE
AT_ONCE = 500

_KNOWN = Statement(
    lambda owner, digest, name: Document.objects.filter(owner=owner, sha256=digest, name=name)
)
_TAKEN = Statement(
    lambda owner: (
        Document.objects.filter(owner=owner)
        .order_by()
        .values("owner")
        .annotate(taken=Sum("size"))
        .values_list("taken")
    )
)
_NEW = Insertion(Document)


def keep(
    stream: BinaryIO,
    name: str,
    owner: str,
    *,
    by: Actor,
    at: datetime,
    limit: int = LIMIT,
    accept: Collection[str] = (),
    expires_at: datetime | None = None,
) -> DocumentView:
    """Take in a file for `owner` (a ref): measured, hashed, recognised, scanned, then kept.

    `accept` are keys of `recognising.KINDS` (`pdf`, `jpg` …). The same file under the same name
    and owner is kept once, so sending it twice does no harm. Raises TooLarge, NotAccepted (its
    code says why), Refused (`infected`, `quota`) and Forbidden for a stranger.
    """
    policies.demand_keep(by)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spooled:
        file = cast(BinaryIO, spooled)
        digest, size = _receive(stream, file, limit)
        kind = recognising.recognise(file, accept)
        verdict = _scan(file)
        stores.store().save(digest, file)
    return _enter(owner, name, kind, digest, size, verdict, expires_at, by=by, at=at)


def _receive(stream: BinaryIO, file: BinaryIO, limit: int) -> tuple[str, int]:
    sha256, size = hashlib.sha256(), 0
    while chunk := stream.read(MEGABYTE):
        size += len(chunk)
        if size > limit:
            raise TooLarge(
                _("The file is larger than %(megabytes)s MB.")
                % {"megabytes": f"{limit / MEGABYTE:g}"},
                hint=_("Make it smaller, for example by scanning with 200 dpi, or send parts."),
                code="file-too-large",
            )
        sha256.update(chunk)
        file.write(chunk)
    return sha256.hexdigest(), size


def _scan(file: BinaryIO) -> str:
    finding = scanners.scanner().scan(file)
    if finding.verdict == "infected":
        raise Refused(
            _("The file is infected with malware and was not kept."),
            hint=_("Check your device with a virus scanner and send a clean file."),
            code="infected",
        )
    return finding.verdict


@transaction.atomic
def _enter(
    owner: str,
    name: str,
    kind: Kind,
    digest: str,
    size: int,
    verdict: str,
    expires_at: datetime | None,
    *,
    by: Actor,
    at: datetime,
) -> DocumentView:
    shown = safe_name(name, kind.key, kind.others)
    known = _KNOWN.first(owner, digest, shown)
    if known is not None:
        return view(known)
    taken = sum(bytes_taken for (bytes_taken,) in _TAKEN.rows(owner))
    if taken + size > QUOTA:
        raise Refused(
            _("More than %(megabytes)s MB have been sent for this.")
            % {"megabytes": QUOTA // MEGABYTE},
            hint=_("Remove files that are not needed, then send this one again."),
            code="quota",
        )
    document = _NEW.one(
        Document(
            owner=owner,
            name=shown,
            media_type=kind.media_type,
            size=size,
            sha256=digest,
            verdict=verdict,
            kept_at=at,
            kept_by=by.ref,
            kept_for=by.subject,
            expires_at=expires_at,
        )
    )
    kept = DocumentKept(
        ref=ref("document", document.id),
        owner=owner,
        media_type=kind.media_type,
        size=size,
        sha256=digest,
        verdict=verdict,
    )
    journal.record(kept, by=by, at=at)
    return view(document)


@transaction.atomic
def hand_over(
    documents: Sequence[UUID | str], owner: str, *, by: Actor, at: datetime
) -> list[DocumentView]:
    """Give documents to another owner, such as a draft's to its case; they expire no more.

    Doing it twice changes nothing. Raises NotFound for an unknown document and Forbidden for an
    actor who neither kept it nor acts for the one it was kept for.
    """
    found = views.rows(documents, lock=True)
    for document in found:
        policies.demand_change(document, by)
        if document.owner == owner:
            continue
        news = DocumentHandedOver(
            ref=ref("document", document.id), owner=owner, former=document.owner
        )
        document.owner, document.expires_at = owner, None
        document.save(update_fields=["owner", "expires_at"])
        journal.record(news, by=by, at=at)
    return [view(document) for document in found]


@transaction.atomic
def remove(document: UUID | str, *, by: Actor, at: datetime) -> None:
    """Keep a document no longer. The bytes go with the next sweep when nobody else has them.

    Raises NotFound, and Forbidden as `hand_over` does.
    """
    (found,) = views.rows([document], lock=True)
    policies.demand_change(found, by)
    _forget(found, "withdrawn", by=by, at=at)


def _forget(document: Document, reason: str, *, by: Actor, at: datetime) -> None:
    news = DocumentRemoved(
        ref=ref("document", document.id),
        owner=document.owner,
        reason=reason,
        sha256=document.sha256,
    )
    document.delete()
    journal.record(news, by=by, at=at)


@transaction.atomic
def expire(*, by: Actor, at: datetime) -> int:
    """Remove documents whose time is over, at most five hundred at once; how many they were."""
    policies.demand_house(by)
    over = Document.objects.filter(expires_at__lte=at).order_by("expires_at")[:AT_ONCE]
    found = list(over.select_for_update())
    for document in found:
        _forget(document, "expired", by=by, at=at)
    return len(found)


def sweep(*, by: Actor, at: datetime) -> int:
    """Delete bytes that no row has named for a day; how many files they were.

    A day, because an upload saves its bytes first and its row a moment later: whoever saves the
    same bytes again makes them young (see `stores.FileStore.save`).
    """
    policies.demand_house(by)
    place, gone = stores.store(), 0
    old = list(place.saved_before((at - FORGOTTEN_AFTER).timestamp()))
    for start in range(0, len(old), AT_ONCE):
        part = old[start : start + AT_ONCE]
        named = set(Document.objects.filter(sha256__in=part).values_list("sha256", flat=True))
        for digest in part:
            if digest not in named:
                place.delete(digest)
                gone += 1
    return gone
