"""Seal the lines that are not sealed yet, in batches.

Transactions commit out of the order of their ids (PostgreSQL gives ids before the commit), so the
chain has an order of its own: a batch takes the lines above the highest sealed one, keeps the ids
that were missing, and takes those that turned up since then as late lines of the next batch.

Sealing is the one action without a line in the journal: the line would have to be sealed in its
turn, for ever. Its record is the batch.
"""

import logging
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from zhengtong.blocks.audit import anchors, chain
from zhengtong.blocks.audit.events import TamperingNoticed
from zhengtong.blocks.audit.models import Batch, Gap, Head
from zhengtong.kernel import clock, journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.models import JournalLine

log = logging.getLogger("zhengtong.audit")

MOST = 4000
"""Lines of a batch. The lock on the head is held for about a tenth of a second."""

GRACE = timedelta(hours=6)
"""How long a missing id may turn up as a late line: longer than any transaction lasts."""

RANGES = 100
"""Gaps looked at in one query."""


def seal(*, by: Actor, at: datetime, most: int = MOST) -> int:
    """Seal everything that can be seen; returns the number of lines sealed.

    Lines that the platform did not write are left out, logged as an error and told as
    TamperingNoticed. Any number of workers may call it at once.
    """
    total = 0
    while True:
        taken, sealed = _seal_some(by, at, most)
        total += sealed
        if taken < most:
            break
    if total:
        anchors.keep(Head.objects.get())
    return total


@transaction.atomic
def _seal_some(by: Actor, at: datetime, most: int) -> tuple[int, int]:
    head = _head()
    late, gaps = _late_lines(at)
    fresh = _lines(Q(id__gt=head.high), limit=most)
    if not (late or fresh):
        return 0, 0
    entries: list[chain.Entry] = []
    alien: list[int] = []
    for line in [*late, *fresh]:
        mark, genuine = chain.examine(line)
        if genuine:
            when = line.at.astimezone(clock.zone()).isoformat()
            entries.append(chain.Entry(line.id, when, line.event, line.ref, mark))
        else:
            alien.append(line.id)
    _close_gaps(gaps, {line.id for line in late})
    _open_gaps(head.high, [line.id for line in fresh], at)
    if fresh:
        head.high = fresh[-1].id
    taken_late = {line.id for line in late}
    _append(head, entries, sum(e.id in taken_late for e in entries), at)
    if alien:
        log.error("lines in the journal that were not written by us", extra={"first": alien[0]})
        found = TamperingNoticed(ref="journal:", first=alien[0], count=len(alien))
        journal.record(found, by=by, at=at)
    return len(fresh), len(entries)


def _head() -> Head:
    """The end of the chain, locked; the first caller begins the chain."""
    name = uuid.uuid4().hex
    Head.objects.get_or_create(
        pk=1,
        defaults={
            "chain": name,
            "digest": chain.genesis(name),
            "seal": chain.seal_head(name, 0, 0, 0, chain.genesis(name)),
        },
    )
    rows = Head.objects.all()
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    return rows.get(pk=1)


def _lines(condition: Q, limit: int | None = None) -> list[Any]:
    rows = JournalLine.objects.filter(condition).order_by("id")
    return list(rows.values_list(*chain.COLUMNS, named=True)[:limit])


def _late_lines(at: datetime) -> tuple[list[Any], list[Gap]]:
    """The lines in recent gaps, and those gaps."""
    gaps = list(Gap.objects.filter(seen_at__gt=at - GRACE))
    lines: list[Any] = []
    for start in range(0, len(gaps), RANGES):
        condition = Q()
        for gap in gaps[start : start + RANGES]:
            condition |= Q(id__range=(gap.first_id, gap.last_id))
        lines += _lines(condition)
    return lines, gaps


def _close_gaps(gaps: Iterable[Gap], found: set[int]) -> None:
    """Take the ids that turned up out of their gaps."""
    if not found:
        return
    for gap in gaps:
        inside = sorted(i for i in found if gap.first_id <= i <= gap.last_id)
        if inside:
            gap.delete()
            _save_gaps(gap.first_id - 1, [*inside, gap.last_id + 1], gap.seen_at)


def _open_gaps(high: int, ids: list[int], at: datetime) -> None:
    """Keep the ids that are missing between the highest sealed line and the fresh ones."""
    if ids and ids[-1] - high != len(ids):
        _save_gaps(high, ids, at)


def _save_gaps(before: int, ids: Iterable[int], seen_at: datetime) -> None:
    rows = []
    for line_id in ids:
        if line_id > before + 1:
            rows.append(Gap(first_id=before + 1, last_id=line_id - 1, seen_at=seen_at))
        before = line_id
    Gap.objects.bulk_create(rows)


def _append(head: Head, entries: list[chain.Entry], late: int, at: datetime) -> None:
    if entries:
        manifest, prints = chain.pack(entries)
        digest = chain.link(head.digest, prints)
        number = head.batches + 1
        Batch.objects.create(
            number=number,
            lines=len(entries),
            first_id=min(e.id for e in entries),
            last_id=max(e.id for e in entries),
            late=late,
            sealed_at=at,
            previous=head.digest,
            digest=digest,
            manifest=manifest,
            prints=prints,
            seal=chain.seal_batch(
                number, len(entries), late, clock_text(at), digest, manifest, prints
            ),
        )
        head.batches, head.digest = number, digest
        head.lines += len(entries)
    head.seal = chain.seal_head(head.chain, head.batches, head.lines, head.high, head.digest)
    head.save()


def clock_text(at: datetime) -> str:
    """A moment as it is sealed: the same whatever zone the database answers in."""
    return at.astimezone(clock.zone()).isoformat(timespec="microseconds")
