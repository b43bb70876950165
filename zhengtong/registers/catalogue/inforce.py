"""A version comes into force: the item's columns, its topics, the search and the cache follow."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.db.models import OuterRef, Subquery

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.search import actions as search
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.words import Text

from . import indexing, names
from .definition import Data
from .models import BasicItem, Item, ItemTopic, ItemVersion
from .topics import LIFE_EVENT, THEME

BATCH = 200
COLUMNS = (
    "name",
    "summary",
    "body",
    "body_name",
    "division",
    "division_name",
    "level",
    "kind",
    "handling",
    "digital",
    "person",
    "company",
    "promised_days",
    "promised_unit",
    "visits",
)


def guide_key(code: str) -> str:
    """Where the guide of an item is kept in the cache."""
    return f"catalogue.guide.{code}"


def bring_into_force(
    versions: Sequence[ItemVersion],
    *,
    by: Actor,
    at: datetime,
    fresh: Collection[str] = (),
) -> None:
    """Make these versions (with their items) the current ones, in the transaction of the caller.

    `fresh` are the codes of items whose columns say it already.
    """
    if not versions:
        return
    items = [version.item for version in versions]
    for version in versions:
        if version.item.code not in fresh:
            copy_columns(version.item, version.data)
            version.item.save(update_fields=["basic", *COLUMNS])
    newest = (
        ItemVersion.objects.filter(item=OuterRef("pk"), in_force_from__lte=at)
        .order_by("-number")
        .values("pk")[:1]
    )
    Item.objects.filter(pk__in=[item.pk for item in items]).update(current=Subquery(newest))
    _put_topics(versions)
    basics = dict(
        BasicItem.objects.filter(pk__in={item.basic_id for item in items}).values_list(
            "code", "name"
        )
    )
    bodies = _body_names(item.body for item in items)
    search.put(
        indexing.INDEX,
        [
            indexing.entry(
                version.data,
                popularity=version.item.popularity,
                body=bodies.get(version.item.body) or (version.data.get("body_name", {}),),
                basic=basics.get(version.item.basic_id or "", {}),
            )
            for version in versions
        ],
        by=by,
        at=at,
    )
    keys = [guide_key(item.code) for item in items]
    cache.delete_many(keys)
    transaction.on_commit(lambda: cache.delete_many(keys))


def copy_columns(item: Item, data: Data) -> None:
    """Let the columns of an item say what a definition says."""
    promised = data.get("limits", {}).get("promised", {})
    item.basic_id = data.get("basic_code") or None
    item.name = data["name"]
    item.summary = data.get("summary", {})
    item.body = data["body"]
    item.body_name = data.get("body_name", {})
    item.division = data["division"]
    item.division_name = names.divisions().get(data["division"], {})
    item.level = data["level"]
    item.kind = data["kind"]
    item.handling = data.get("handling", "promised")
    item.digital = data.get("digital", False)
    item.person = "person" in data["audience"]
    item.company = "company" in data["audience"]
    item.promised_days = promised.get("days")
    item.promised_unit = promised.get("unit", "workday")
    item.visits = data.get("visits", 0)


def _put_topics(versions: Sequence[ItemVersion]) -> None:
    ids = [version.item_id for version in versions]
    for start in range(0, len(ids), BATCH):
        ItemTopic.objects.filter(item__in=ids[start : start + BATCH]).delete()
    ItemTopic.objects.bulk_create(
        [
            ItemTopic(item_id=version.item_id, kind=kind, key=key)
            for version in versions
            for kind in (THEME, LIFE_EVENT)
            for key in version.data.get(kind, [])
        ],
        BATCH,
    )


def _body_names(codes: Iterable[str]) -> dict[str, tuple[Text, ...]]:
    """The names of bodies by their codes, full and short."""
    return {view.code: (view.name, view.short) for view in identity.bodies(codes=codes)}
