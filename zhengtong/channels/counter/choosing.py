"""What the applicant came for: search among the services that this window takes in."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zhengtong.blocks.identity import queries as identity
from zhengtong.cases.actions import drafting
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import queries as catalogue

from . import visits, way
from .clerks import clerk, clerks_only

LONGEST = 100
SHOWN = 12


@clerks_only
@never_cache
@require_safe
def choose(request: Request, visit: str) -> HttpResponse:
    """Search; with nothing typed, what this window takes in most."""
    by = clerk(request)
    who = identity.subject(visits.subject_of(visit, by))
    typed, after = _typed(request), request.GET.get("after", "")[:400]
    found = catalogue.search(typed, _narrowed(by, who.kind), after=after, size=SHOWN)
    words = {
        "visit": visit,
        "who": who,
        "q": typed,
        "after": after,
        "found": found,
        "steps": way.steps(),
        "step": way.ITEM,
        "side": side(request),
    }
    return render(request, "counter/items.html", words)


@clerks_only
@never_cache
@require_safe
def suggest(request: Request, visit: str) -> HttpResponse:
    """The list under the search box; a choice searches for it."""
    by = clerk(request)
    who = identity.subject(visits.subject_of(visit, by))
    typed = _typed(request)
    found = catalogue.suggest(typed, filters=_narrowed(by, who.kind)) if typed else []
    here = reverse("counter:items", args=[visit])
    hits = [(say(each.name), f"{here}?q={each.code}", say(each.body_name)) for each in found]
    return render(request, "furniture/suggestions.html", {"hits": hits})


@clerks_only
@require_POST
def begin(request: Request, visit: str, code: str) -> HttpResponse:
    """Begin the application, or go on with the one that was begun at this window."""
    by = clerk(request)
    who = visits.subject_of(visit, by)
    draft = drafting.start(code, by=by, at=clock.now(), applicant=who)
    return HttpResponseRedirect(reverse("counter:form", args=[draft.id]))


def _typed(request: Request) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


def _narrowed(by: Actor, kind: str) -> dict[str, str]:
    return {"window": by.body, "audience": kind}
