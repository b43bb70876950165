"""Browse services: by audience, theme, life event, department, district."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal import narrowing
from zhengtong.channels.portal.caching import for_the_public
from zhengtong.channels.portal.views.home import Tile, tiles
from zhengtong.kernel.keyset import Page
from zhengtong.registers.catalogue import queries as catalogue

SECONDS = 120
WAYS = ("themes", "life-events", "departments", "districts")


def _ways(here: str = "") -> list[dict[str, object]]:
    titles = (_("Themes"), _("Life events"), _("Departments"), _("City and districts"))
    listed = [
        {
            "href": reverse("portal:browse_by", args=[key]),
            "words": title,
            "current": key == here,
            "page": True,
        }
        for key, title in zip(WAYS, titles, strict=True)
    ]
    everything = {"href": reverse("portal:browse"), "words": _("All services")}
    return [{**everything, "current": not here, "page": True}, *listed]


@for_everybody
@require_safe
@for_the_public(SECONDS)
def browse(request: Request) -> HttpResponse:
    """The services that satisfy the filters in the address, the most used first."""
    picked = narrowing.chosen(request)
    found = catalogue.facets(**picked)
    after = request.GET.get("after", "")
    words = {
        "section": "services",
        "page": _page(picked, after),
        "total": found.total,
        "groups": narrowing.groups(found, picked),
        "chosen": picked,
        "ways": _ways(),
        "deep": bool(after),
    }
    return render(request, "portal/browse.html", words)


def _page(picked: dict[str, Any], after: str) -> Page[catalogue.ItemCard]:
    return catalogue.browse(**picked, after=after)


@for_everybody
@require_safe
@for_the_public(SECONDS)
def browse_by(request: Request, way: str) -> HttpResponse:
    """All values of one way to browse, with how many services each leads to."""
    found = catalogue.facets()
    drawn = {
        "themes": lambda: (_("Services by theme"), "theme", _themes(found)),
        "life-events": lambda: (_("Services by life event"), "life_event", _events(found)),
        "departments": lambda: (_("Services by department"), "body", _plain(found.bodies)),
        "districts": lambda: (
            _("Services of the city and its districts"),
            "division",
            _plain(found.divisions, "place"),
        ),
    }
    if way not in drawn:
        raise Http404
    title, parameter, topics = drawn[way]()
    words = {
        "section": "services",
        "title": title,
        "parameter": parameter,
        "topics": topics,
        "ways": _ways(way),
    }
    return render(request, "portal/browse_by.html", words)


def _themes(found: catalogue.Facets) -> list[Tile]:
    return tiles(found.themes, catalogue.themes())


def _events(found: catalogue.Facets) -> list[Tile]:
    return tiles(found.life_events, catalogue.life_events())


def _plain(facets: tuple[catalogue.Facet, ...], icon: str = "company") -> list[Tile]:
    return [Tile(facet.value, facet.name, icon, facet.count) for facet in facets]
