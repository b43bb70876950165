"""Reads of the journal for auditors: check, search, export."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.keyset import Page, page
from zhengtong.kernel.models import JournalLine

from . import chain
from .models import Batch, Head
from .policies import require_auditor
from .verdicts import Broken, Verdict
from .verifying import verify

__all__ = [
    "Broken",
    "LineView",
    "SealState",
    "Verdict",
    "export",
    "holds",
    "search",
    "state",
    "verify",
]

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class LineView:
    """A journal line in full, as auditors see it."""

    id: int
    at: datetime
    event: str
    ref: str
    by: str
    on_behalf_of: str
    body: str
    channel: str
    request_id: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SealState:
    """How far the chain goes; `digest` written down elsewhere proves the journal up to here."""

    batches: int
    lines: int
    high: int
    waiting: int
    digest: str


def state() -> SealState:
    """The end of the chain, and how many lines wait to be sealed."""
    head = Head.objects.filter(pk=1).first()
    high = head.high if head else 0
    waiting = JournalLine.objects.filter(id__gt=high).count()
    if head is None:
        return SealState(0, 0, 0, waiting, "")
    return SealState(head.batches, head.lines, high, waiting, head.digest)


def holds(batch: int, digest: str) -> bool:
    """Whether a batch has the digest that somebody noted elsewhere."""
    return Batch.objects.filter(number=batch, digest=digest).exists()


def search(
    *,
    by: Actor,
    ref: str = "",
    event: str = "",
    actor: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    after: str = "",
    size: int = 50,
) -> Page[LineView]:
    """Lines of the journal, the latest first; raises Forbidden for anybody but auditors.

    `ref` and `event` are whole values; `until` is excluded.
    """
    require_auditor(by)
    given = {"ref": ref, "event": event, "by": actor}
    rows = _span(since, until).filter(**{name: value for name, value in given.items() if value})
    found = page(rows, order=("-id",), after=after, size=size)
    return Page(rows=[_view(row) for row in found.rows], next=found.next)


def export(since: datetime | None = None, until: datetime | None = None) -> Iterator[str]:
    """The lines of a span as JSON objects, one a line, oldest first; `until` is excluded.

    Each has the HMAC that the platform gave it. Call `actions.note_export` before.
    """
    rows = _span(since, until).order_by("id").values_list(*chain.COLUMNS, named=True)
    for row in rows.iterator(CHUNK):
        told = row._asdict()
        told["at"] = row.at.astimezone(clock.zone()).isoformat(timespec="microseconds")
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _span(since: datetime | None, until: datetime | None) -> QuerySet[JournalLine]:
    rows = JournalLine.objects.all()
    if since:
        rows = rows.filter(at__gte=since)
    return rows.filter(at__lt=until) if until else rows


def _view(row: JournalLine) -> LineView:
    return LineView(
        id=row.id,
        at=row.at,
        event=row.event,
        ref=row.ref,
        by=row.by,
        on_behalf_of=row.on_behalf_of,
        body=row.body,
        channel=row.channel,
        request_id=row.request_id,
        payload=row.payload,
    )
