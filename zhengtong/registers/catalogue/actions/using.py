"""Note that an item was used: what is used much stands higher in lists and in the search."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from zhengtong.blocks.search import actions as search
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import ref
from zhengtong.kernel.statements import Statement
from zhengtong.registers.catalogue import indexing
from zhengtong.registers.catalogue.events import ItemUsed
from zhengtong.registers.catalogue.models import Item

_ITEM = Statement(lambda code: Item.objects.only("name", "popularity").filter(code=code))


@transaction.atomic
def count_use(code: str, *, by: Actor, at: datetime) -> None:
    """Count one use of an item (an application, for one). An unknown code is no matter.

    The search is told only when the item climbs a whole step: otherwise each use would rewrite it.
    """
    if not Item.objects.filter(code=code).update(popularity=F("popularity") + 1):
        return
    item = _ITEM.all(code)[0]
    now, before = item.popularity, item.popularity - 1
    if (now + 1).bit_length() > (before + 1).bit_length():
        weights = {code: indexing.weight(now, item.name)}
        search.weigh(indexing.INDEX, weights, by=by, at=at)
    journal.record(ItemUsed(ref=ref("item", code), code=code), by=by, at=at)
