"""The first page of the counter: who comes to the window, and what was begun and not finished."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import access
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import drafting
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid

from . import numbers, visitors, visits
from .clerks import clerk, clerks_only

#: What the page of confirmation shows, masked.
SEEN = ("name", "number", "mobile")
LOOK_UP = "look-up"


@clerks_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request) -> HttpResponse:
    """Identify the applicant by number; who is not known yet is registered."""
    if request.method != "POST":
        return _page(request)
    by, at = clerk(request), clock.now()
    try:
        number = numbers.read(request.POST.get(numbers.FIELD, ""))
    except Invalid as problem:
        return _page(request, complaints.of_problem(problem), problem.status)
    known = identity.find_subject(number.kind, number.text)
    if known is not None:
        access.note(known.ref, SEEN, LOOK_UP, by=by, at=at)
        return HttpResponseRedirect(reverse("counter:confirm", args=[visits.begin(known.ref, by)]))
    if number.kind == "person":
        return visitors.unknown(request, number.text)
    words = _(
        "No company with this credit code is registered. Its legal representative registers it on "
        "the portal, under “Companies and agents”."
    )
    return _page(request, complaints.of_pairs([(numbers.FIELD, words)]), 422)


def _page(
    request: Request, wrong: complaints.Complaints = complaints.NONE, status: int = 200
) -> HttpResponse:
    words = {
        "wrong": wrong,
        "typed": request.POST.get(numbers.FIELD, ""),
        "drafts": cases.drafts_of(clerk(request)),
        "side": side(request),
    }
    return render(request, "counter/start.html", words, status=status)


@clerks_only
@require_POST
def discard(request: Request, draft: str) -> HttpResponse:
    """Throw away what was begun at this counter."""
    drafting.discard(draft, by=clerk(request), at=clock.now())
    messages.success(request, _("The draft has been deleted."))
    return HttpResponseRedirect(reverse("counter:start"))
