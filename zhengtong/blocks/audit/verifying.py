"""Check the journal against the chain: read every line once, in the order of the ids.

Batches and lines are walked side by side. A late line stands, by its id, before the batch that
holds it: the entries of late lines are read beforehand, there are few.

On PostgreSQL the walk sees one snapshot. On SQLite it must not hold up the writers, and need not:
ids are committed in their order, and what bounds the walk is read before it begins.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Max, Min, QuerySet

from zhengtong.kernel import clock
from zhengtong.kernel.models import JournalLine

from . import anchors, chain
from .models import Batch, Gap, Head
from .verdicts import Broken, Verdict

Progress = Callable[[int], None]

CHUNK = 2000
MOST_TOLD = 100


def verify(progress: Progress | None = None) -> Verdict:
    """Check everything; `progress` is told now and then how many lines were read."""
    with _snapshot():
        return _Check(progress or (lambda _read: None)).run()


@contextmanager
def _snapshot() -> Iterator[None]:
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


class _Check:
    """One walk through the journal."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.broken: list[Broken] = []
        self.lines = self.waiting = self.read = 0
        self.last_given = _last_given() if _rollback_gives_ids_back() else 0
        self.head = Head.objects.filter(pk=1).first()
        self.gaps = list(Gap.objects.all())
        self.late: dict[int, chain.Entry] = {}
        self.seen_late: set[int] = set()

    def run(self) -> Verdict:
        self._check_head()
        batches = Batch.objects.filter(number__lte=self._last_batch())
        self._load_late(batches)
        lines = self._stream()
        line = next(lines, None)
        digest, expected, after = self._start(), 1, 1
        for batch in batches.iterator(CHUNK // 100):
            if batch.number != expected:
                self._add(Broken(after, "batch-missing", other=expected))
            expected = batch.number + 1
            entries = self._entries(batch, digest)
            digest, after = batch.digest, max(after, batch.last_id + 1)
            line = self._walk(entries, lines, line)
        if self.head and digest != self.head.digest:
            self._add(Broken(after, "truncated", other=expected))
        self._finish(lines, line)
        self._check_twins()
        self.broken.sort(key=lambda found: found.id)
        return Verdict(
            lines=self.lines,
            waiting=self.waiting,
            batches=expected - 1,
            rolled_back=0 if _rollback_gives_ids_back() else self._missing_ids(),
            digest=self.head.digest if self.head else "",
            broken=tuple(self.broken[:MOST_TOLD]),
        )

    def _last_batch(self) -> int:
        if self.head:
            return self.head.batches
        return Batch.objects.aggregate(last=Max("number"))["last"] or 0

    def _start(self) -> str:
        if self.head:
            return chain.genesis(self.head.chain)
        return Batch.objects.values_list("previous", flat=True).first() or ""

    def _add(self, found: Broken) -> None:
        # Far more than will be told: memory must not grow with the damage.
        if len(self.broken) < MOST_TOLD * 100:
            self.broken.append(found)

    def _check_head(self) -> None:
        head = self.head
        if head is None:
            if Batch.objects.exists():
                self._add(Broken(0, "head"))
            return
        seal = chain.seal_head(head.chain, head.batches, head.lines, head.high, head.digest)
        if seal != head.seal:
            self._add(Broken(head.high, "head"))
        anchor = anchors.kept(head.chain)
        if anchor and not anchors.holds(anchor):
            self._add(Broken(head.high, "rolled-back", other=anchor.batches))

    def _load_late(self, batches: QuerySet[Batch]) -> None:
        """Late lines stand first in their batch."""
        for batch in batches.filter(late__gt=0).iterator(CHUNK // 100):
            for entry in self._unpacked(batch)[: batch.late]:
                self.late[entry.id] = entry

    def _unpacked(self, batch: Batch) -> list[chain.Entry]:
        try:
            return list(chain.unpack(bytes(batch.manifest), bytes(batch.prints)))
        except (ValueError, TypeError):
            return []

    def _entries(self, batch: Batch, digest: str) -> list[chain.Entry]:
        """The entries of a batch that are not late, once its own seal has been checked."""
        manifest, prints = bytes(batch.manifest), bytes(batch.prints)
        sealed_at = batch.sealed_at.astimezone(clock.zone()).isoformat(timespec="microseconds")
        seal = chain.seal_batch(
            batch.number, batch.lines, batch.late, sealed_at, batch.digest, manifest, prints
        )
        entries = self._unpacked(batch)
        linked = batch.previous == digest and batch.digest == chain.link(digest, prints)
        if seal != batch.seal or not linked or len(entries) != batch.lines:
            self._add(Broken(batch.first_id, "batch-changed", other=batch.number))
        return entries[batch.late :]

    def _stream(self) -> Iterator[Any]:
        rows = JournalLine.objects.order_by("id").values_list(*chain.COLUMNS, named=True)
        for line in rows.iterator(CHUNK):
            self.read += 1
            if self.read % CHUNK == 0:
                self.progress(self.read)
            yield line

    def _walk(self, entries: list[chain.Entry], lines: Iterator[Any], line: Any) -> Any:
        """Hold the entries of a batch against the lines; returns the line after them."""
        for entry in entries:
            while line is not None and line.id < entry.id:
                self._unsealed(line)
                line = next(lines, None)
            self.lines += 1
            if line is None or line.id > entry.id:
                self._add(Broken(entry.id, "missing", entry.at, entry.event, entry.ref))
                continue
            self._compare(entry, line)
            line = next(lines, None)
        return line

    def _compare(self, entry: chain.Entry, line: Any) -> None:
        mark, genuine = chain.examine(line)
        if mark != entry.print:
            self._add(_told(line, "changed", entry))
        elif not genuine:
            self._add(_told(line, "forged", entry))

    def _unsealed(self, line: Any) -> None:
        """A line that stands among sealed ones: a late one, or one that does not belong."""
        if entry := self.late.get(line.id):
            self.seen_late.add(line.id)
            self.lines += 1
            self._compare(entry, line)
        elif not chain.is_genuine(line):
            self._add(_told(line, "forged"))
        elif any(gap.first_id <= line.id <= gap.last_id for gap in self.gaps):
            self.waiting += 1
        else:
            self._add(_told(line, "inserted"))

    def _finish(self, lines: Iterator[Any], line: Any) -> None:
        """The lines after the chain: not sealed yet, but each with its own HMAC."""
        high = last = self.head.high if self.head else 0
        while line is not None:
            if line.id <= high:
                self._unsealed(line)
            else:
                self._waiting(line, last)
                last = line.id
            line = next(lines, None)
        for line_id in self.late.keys() - self.seen_late:
            entry = self.late[line_id]
            self.lines += 1
            self._add(Broken(entry.id, "missing", entry.at, entry.event, entry.ref))
        if _rollback_gives_ids_back():
            for gap in self.gaps:
                self._add(Broken(gap.first_id, "removed", gap.seen_at.isoformat()))
            if self.last_given > last:
                self._add(Broken(last + 1, "cut-off"))

    def _waiting(self, line: Any, last: int) -> None:
        self.waiting += 1
        if not chain.is_genuine(line):
            self._add(_told(line, "forged"))
        elif _rollback_gives_ids_back() and line.id > last + 1:
            self._add(Broken(last + 1, "removed"))

    def _missing_ids(self) -> int:
        return sum(gap.last_id - gap.first_id + 1 for gap in self.gaps)

    def _check_twins(self) -> None:
        """Lines with the same HMAC: a line copied by hand is genuine in itself."""
        twins = (
            JournalLine.objects.order_by()
            .values("mac")
            .annotate(first=Min("id"), count=Count("id"))
            .filter(count__gt=1)[:MOST_TOLD]
        )
        known = {found.id for found in self.broken}
        for twin in list(twins):
            copies = JournalLine.objects.filter(mac=twin["mac"], id__gt=twin["first"])
            for line in copies.order_by("id")[:MOST_TOLD]:
                if line.id not in known:
                    self._add(_told(line, "copied", other=twin["first"]))


def _rollback_gives_ids_back() -> bool:
    """Whether a missing id means a line taken out: SQLite's AUTOINCREMENT counter is rolled back
    with its transaction, the sequences of PostgreSQL are not."""
    return bool(connection.vendor == "sqlite")


def _last_given() -> int:
    """The highest id SQLite has given out."""
    with connection.cursor() as cursor:
        table = JournalLine._meta.db_table
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _told(line: Any, problem: str, entry: chain.Entry | None = None, other: int = 0) -> Broken:
    """A broken line by the words of its seal where there is one, else by its own."""
    at: str | datetime = entry.at if entry else line.at
    when = at if isinstance(at, str) else at.astimezone(clock.zone()).isoformat()
    event, ref = (entry.event, entry.ref) if entry else (line.event, line.ref)
    return Broken(line.id, problem, when, event, ref, other)
