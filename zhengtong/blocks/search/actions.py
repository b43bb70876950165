"""Writes: put entries into an index, take them out, weigh them anew, teach a synonym."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.refs import ref

from . import knowledge, policies
from .entry_words import Entry, shape
from .events import IndexChanged, SynonymTaught
from .models import SearchEntry, Synonym
from .text import squeeze

BATCH = 200
LARGE = 300
FACES = ("title", "weight", "face", "also", "sounds", "initials", "words")
LONGEST_WORD = 40


@transaction.atomic
def put(index: str, entries: Iterable[Entry], *, by: Actor, at: datetime) -> int:
    """Put entries into an index, in the place of those with the same keys. Returns how many."""
    rows = [_row(index, entry) for entry in entries]
    for start in range(0, len(rows), BATCH):
        SearchEntry.objects.bulk_create(
            rows[start : start + BATCH],
            update_conflicts=True,
            unique_fields=["index", "key"],
            update_fields=FACES,
        )
    if len(rows) >= LARGE:
        _learn()
    if rows:
        journal.record(IndexChanged(ref=ref("index", index), put=len(rows)), by=by, at=at)
    return len(rows)


@transaction.atomic
def remove(index: str, keys: Sequence[str], *, by: Actor, at: datetime) -> int:
    """Take entries out of an index. Returns how many there were."""
    removed, _details = SearchEntry.objects.filter(index=index, key__in=keys).delete()
    if removed:
        journal.record(IndexChanged(ref=ref("index", index), removed=removed), by=by, at=at)
    return removed


@transaction.atomic
def weigh(index: str, weights: Mapping[str, int], *, by: Actor, at: datetime) -> None:
    """Give entries a new weight: what is used much stands a little higher."""
    rows = list(SearchEntry.objects.filter(index=index, key__in=weights).only("id", "key"))
    for row in rows:
        row.weight = weights[row.key]
    SearchEntry.objects.bulk_update(rows, ["weight"], BATCH)
    if rows:
        journal.record(IndexChanged(ref=ref("index", index), put=len(rows)), by=by, at=at)


@transaction.atomic
def teach(word: str, means: Sequence[str], *, by: Actor, at: datetime) -> None:
    """Teach the search what an everyday word means; no meanings forget it.

    Raises Forbidden, and Invalid when the word is empty, too long, or means itself only.
    """
    policies.demand_teacher(by)
    known = squeeze(word)
    meanings = [m for m in dict.fromkeys(squeeze(m) for m in means) if m and m != known]
    if not known or len(known) > LONGEST_WORD or (means and not meanings):
        raise Invalid(
            _("The synonym cannot be kept."),
            fields={"word": [_("Give a word of 1 to 40 characters and other words it means.")]},
        )
    if meanings:
        Synonym.objects.update_or_create(
            word=known, defaults={"means": meanings, "taught_at": at, "taught_by": by.ref}
        )
    else:
        Synonym.objects.filter(word=known).delete()
    journal.record(SynonymTaught(ref=ref("synonym", known), means=len(meanings)), by=by, at=at)
    transaction.on_commit(knowledge.forget)


def _learn() -> None:
    """Let the planner count what a large load has changed, at once instead of some time later."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_searchentry")


def _row(index: str, entry: Entry) -> SearchEntry:
    shaped = shape(entry)
    return SearchEntry(
        index=index,
        key=entry.key,
        title=entry.title[:300],
        weight=entry.weight,
        face=shaped.face[:300],
        also=shaped.also,
        sounds=shaped.sounds,
        initials=shaped.initials[:300],
        words=shaped.words,
    )
