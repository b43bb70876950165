"""One item: its guide, its versions, what a case pins."""

from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.statements import Statement
from zhengtong.registers.catalogue import guides, names
from zhengtong.registers.catalogue.definition import CODE
from zhengtong.registers.catalogue.inforce import guide_key
from zhengtong.registers.catalogue.models import Item, ItemVersion
from zhengtong.registers.catalogue.parts import BodyName
from zhengtong.registers.catalogue.views import Guide, Pinned, VersionCard

GUIDE_SECONDS = 60
PINNED_SECONDS = 3600
_ITEM = Statement(
    lambda code: Item.objects.select_related("current", "basic").filter(
        code=code, current__isnull=False
    )
)
_VERSION = Statement(lambda key: ItemVersion.objects.select_related("item__basic").filter(pk=key))


def _unknown() -> NotFound:
    return NotFound(
        _("There is no such service."),
        hint=_("Search for it by name, or browse the list of services."),
        code="item",
    )


def guide(code: str, at: datetime | None = None) -> Guide:
    """The guide of an item in force now, or of the version that was in force at a moment.

    The present guide is kept for a minute in each process; publishing drops it at once in the
    process that publishes. Raises NotFound.
    """
    if at is not None:
        return _guide(_at(code, at))
    kept = cache.get(guide_key(code)) if _is_code(code) else None
    if kept is None:
        kept = _guide(_current(code))
        cache.set(guide_key(code), kept, GUIDE_SECONDS)
    return kept


def version(version_id: int) -> Guide:
    """The guide as a certain version has it; raises NotFound."""
    return _guide(_version(version_id))


def versions(code: str) -> list[VersionCard]:
    """The published versions of an item, newest first."""
    rows = ItemVersion.objects.filter(item__code=code).order_by("-number")
    return [
        VersionCard(
            version_id=row.pk,
            number=row.number,
            name=row.data["name"],
            in_force_from=row.in_force_from,
            published_at=row.published_at,
            published_by=row.published_by,
            digest=row.digest,
        )
        for row in rows
    ]


def current(code: str) -> Pinned:
    """What an application that begins now will hold on to; raises NotFound."""
    row = _current(code)
    return guides.pinned(row.item, row)


def pinned(version_id: int) -> Pinned:
    """What a version holds together. Versions never change: kept for an hour in each process.

    Raises NotFound.
    """
    key = f"catalogue.pinned.{version_id}"
    kept = cache.get(key)
    if kept is None:
        row = _version(version_id)
        kept = guides.pinned(row.item, row)
        cache.set(key, kept, PINNED_SECONDS)
    return kept


def exists(code: str) -> bool:
    """Whether an item of this code is in force."""
    return _is_code(code) and Item.objects.filter(code=code, current__isnull=False).exists()


def _is_code(code: str) -> bool:
    return bool(CODE.fullmatch(code))


def _current(code: str) -> ItemVersion:
    item = _ITEM.first(code) if _is_code(code) else None
    if item is None or item.current is None:
        raise _unknown()
    item.current.item = item
    return item.current


def _at(code: str, at: datetime) -> ItemVersion:
    row = (
        ItemVersion.objects.select_related("item__basic")
        .filter(item__code=code, in_force_from__lte=at)
        .order_by("-number")
        .first()
        if _is_code(code)
        else None
    )
    if row is None:
        raise _unknown()
    return row


def _version(version_id: int) -> ItemVersion:
    row = _VERSION.first(version_id)
    if row is None:
        raise _unknown()
    return row


def _guide(row: ItemVersion) -> Guide:
    data = row.data
    body = names.bodies().get(data["body"])
    if body is None:
        name = data.get("body_name", {"zh": data["body"]})
        body = BodyName(data["body"], name, name, "", {})
    division = row.item.division_name or names.divisions().get(data["division"], {})
    basic = row.item.basic.name if row.item.basic else {}
    return guides.guide(row.item, row, body, division, basic)
