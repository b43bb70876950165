"""The home page."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal.caching import for_the_public
from zhengtong.kernel.words import Text, say
from zhengtong.registers.catalogue import queries as catalogue

SECONDS = 120
TILES = 12
BODIES = 10
POPULAR = 8


@dataclass(frozen=True, slots=True)
class Tile:
    """A topic with the number of services behind it."""

    value: str
    name: Text
    icon: str
    count: int


@for_everybody
@require_safe
@for_the_public(SECONDS)
def home(request: Request) -> HttpResponse:
    """Search in the middle, then the ways to browse."""
    found = catalogue.facets()
    words = {
        "section": "home",
        "hide_search": True,
        "facets": found,
        "words": _words(),
        "person_themes": tiles(found.themes, catalogue.themes("person"))[:TILES],
        "company_themes": tiles(found.themes, catalogue.themes("company"))[:TILES],
        "life_events": tiles(found.life_events, catalogue.life_events())[:TILES],
        "popular": _popular(),
        "bodies": found.bodies[:BODIES],
        "divisions": found.divisions[:BODIES],
    }
    return render(request, "portal/home.html", words)


def _popular() -> list[catalogue.ItemCard]:
    """The services asked for most; one that city and districts all offer stands here once."""
    once: dict[str, catalogue.ItemCard] = {}
    for card in catalogue.popular(POPULAR * 4):
        once.setdefault(say(card.name, "zh"), card)
    return list(once.values())[:POPULAR]


def _words() -> list[str]:
    """Everyday words to try the search with."""
    return [
        _("open a restaurant"),
        _("pension card"),
        _("residence permit"),
        _("advertising sign"),
        _("disability allowance"),
    ]


def tiles(found: tuple[catalogue.Facet, ...], topics: tuple[catalogue.Topic, ...]) -> list[Tile]:
    """The topics that lead somewhere, in their order."""
    counts = {facet.value: facet.count for facet in found}
    return [
        Tile(topic.key, topic.name, topic.icon, counts[topic.key])
        for topic in topics
        if topic.key in counts
    ]
