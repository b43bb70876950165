"""Find items by what people type."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.search import queries as engine
from zhengtong.kernel.errors import Invalid
from zhengtong.registers.catalogue.indexing import INDEX
from zhengtong.registers.catalogue.views import SearchResult, Suggestion

from .browsing import browse, cards, filtered

PLAIN = ("body", "division", "level", "kind", "handling")
RANKED = "r"
KNOWN = ("audience", "theme", "life_event", "digital", "window", *PLAIN)
Filters = Mapping[str, str | Sequence[str]]


def search(
    typed: str, filters: Filters | None = None, *, after: str = "", size: int = 20
) -> SearchResult:
    """One page of the items that answer what was typed, best first.

    `filters` maps audience, theme, life_event, body, division, level, kind, handling, window (the
    body at whose counter it is taken in) or digital (`yes`, `no`) to one value or several; empty
    and unknown ones are passed over. With nothing typed it is a plain list. Raises Invalid for a
    damaged cursor.
    """
    wanted = {name: value for name, value in (filters or {}).items() if name in KNOWN and value}
    if not typed.strip() and not after.startswith(RANKED):
        return _listed(wanted, after, size)
    skip = _skip(after)
    found = engine.find(INDEX, typed, filters=wanted, limit=size, skip=skip)
    return SearchResult(
        cards=tuple(cards([hit.key for hit in found.hits])),
        total=found.total,
        suggestion=found.suggestion,
        loose=found.loose,
        next=f"{RANKED}{skip + size}" if found.more else "",
    )


def suggest(typed: str, *, limit: int = 8, filters: Filters | None = None) -> list[Suggestion]:
    """Items that somebody who has typed so much may be looking for, each name once."""
    wanted = {name: value for name, value in (filters or {}).items() if name in KNOWN and value}
    hits = engine.suggest(INDEX, typed, filters=wanted, limit=limit)
    return [
        Suggestion(card.code, card.name, card.body_name)
        for card in cards([hit.key for hit in hits])
    ]


def _skip(after: str) -> int:
    if not after:
        return 0
    number = after.removeprefix(RANKED)
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise Invalid(
            _("The address of this page of the list is damaged."),
            hint=_("Go back to the first page of the list."),
            code="cursor",
        )
    return int(number)


def _listed(wanted: Filters, after: str, size: int) -> SearchResult:
    one = {k: v if isinstance(v, str) else next(iter(v), "") for k, v in wanted.items()}
    digital = {"yes": True, "no": False}.get(one.pop("digital", ""))
    page = browse(**one, digital=digital, after=after, size=size)
    total = filtered(**one, digital=digital).count()
    return SearchResult(cards=tuple(page.rows), total=total, next=page.next)
