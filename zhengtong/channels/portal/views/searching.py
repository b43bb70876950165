"""Search services in everyday words, and suggestions while one types."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal import narrowing
from zhengtong.channels.portal.caching import for_the_public
from zhengtong.kernel import clock
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import actions as cataloguing
from zhengtong.registers.catalogue import queries as catalogue

LONGEST = 100
SHORTEST = 1
SUGGESTION_SECONDS = 300


@for_everybody
@require_safe
def search(request: Request) -> HttpResponse:
    """The services that answer what was typed; what finds nothing is reported."""
    q = request.GET.get("q", "").strip()[:LONGEST]
    picked = narrowing.chosen(request)
    after = request.GET.get("after", "")
    result = catalogue.search(q, picked, after=after) if q else None
    if result is not None and not result.total and not picked:
        cataloguing.note_missed(q, by=request.actor, at=clock.now())
    words = {
        "section": "services",
        "hide_search": True,
        "q": q,
        "result": result,
        "chosen": picked,
        "groups": narrowing.groups(catalogue.facets(), picked, q) if result else [],
        "deep": bool(after),
    }
    return render(request, "portal/search.html", words)


@for_everybody
@require_safe
@for_the_public(SUGGESTION_SECONDS)
def suggest(request: Request) -> HttpResponse:
    """The list under the search box."""
    q = request.GET.get("q", "").strip()[:LONGEST]
    found = catalogue.suggest(q) if len(q) >= SHORTEST else []
    hits = [
        (say(each.name), reverse("portal:guide", args=[each.code]), say(each.body_name))
        for each in found
    ]
    return render(request, "furniture/suggestions.html", {"hits": hits})
