"""Words that found nothing: kept for the catalogue's managers, who add keywords or synonyms."""

import re
from datetime import datetime

from django.db import transaction
from django.db.models import F

from zhengtong.blocks.search import queries as search
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import ref
from zhengtong.registers.catalogue import policies
from zhengtong.registers.catalogue.events import WordMissed
from zhengtong.registers.catalogue.models import MissedWord

LONGEST = 30
# Somebody who types a number into the search may have typed their own: it is not kept.
PERSONAL = re.compile(r"[0-9]{5}")


@transaction.atomic
def note_missed(typed: str, *, by: Actor, at: datetime) -> bool:
    """Keep what was searched for in vain. Numbers and long texts are not kept; True when it was."""
    word = search.normal(typed)
    if not word or len(word) > LONGEST or PERSONAL.search(word.replace(" ", "")):
        return False
    MissedWord.objects.bulk_create(
        [MissedWord(word=word, first_at=at, last_at=at)], ignore_conflicts=True
    )
    MissedWord.objects.filter(word=word).update(count=F("count") + 1, last_at=at)
    row = MissedWord.objects.get(word=word)
    journal.record(WordMissed(ref=ref("missed", row.pk), count=row.count), by=by, at=at)
    return True


@transaction.atomic
def forget_missed(missed_id: int, *, by: Actor, at: datetime) -> None:
    """Take a word off the list: it has been dealt with. Raises Forbidden."""
    policies.demand_manager(by)
    if MissedWord.objects.filter(pk=missed_id).delete()[0]:
        journal.record(WordMissed(ref=ref("missed", missed_id), count=0), by=by, at=at)
