"""For whom I act, and who acts for the company I represent."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import mandates
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.middleware import ACTING_FOR
from zhengtong.channels.furniture.preferences import place_to_return
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, Refused

YEARS = {"1": 366, "2": 731, "3": 1096}


@resident
@require_http_methods(["GET", "HEAD", "POST"])
def acting(request: Request) -> HttpResponse:
    """Choose whom I act for: myself, or a company whose mandate I hold."""
    if request.method == "POST":
        return _choose(request)
    return _page(request)


def _choose(request: Request) -> HttpResponse:
    chosen = request.POST.get("acting_for", "")
    held = {m.company: m.company_name for m in identity.mandates_of(request.actor.ref)}
    if chosen in held:
        request.session[ACTING_FOR] = chosen
        name = held[chosen]
        messages.success(request, _("You are now acting for %(name)s.") % {"name": name})
    else:
        request.session.pop(ACTING_FOR, None)
        messages.success(request, _("You are now acting for yourself."))
    going_to = place_to_return(request, request.POST.get("next", ""), reverse("portal:space"))
    return HttpResponseRedirect(going_to)


def _page(
    request: Request, wrong: complaints.Complaints = complaints.NONE, status: int = 200
) -> HttpResponse:
    held = identity.mandates_of(request.actor.ref)
    represents = {m.company for m in held if m.role == "representative"}
    subject = request.actor.on_behalf_of
    words = {
        "section": "space",
        "held": held,
        "options": applicants(request.actor, held),
        "chosen": subject,
        "agents": identity.agents_of(subject) if subject in represents else [],
        "represents": subject in represents,
        "next": place_to_return(request, request.GET.get("next", ""), ""),
        "years": [("1", _("One year")), ("2", _("Two years")), ("3", _("Three years"))],
        "wrong": wrong,
        "told": request.POST,
    }
    return render(request, "portal/acting.html", words, status=status)


def applicants(by: Actor, held: list[identity.MandateView]) -> list[tuple[str, ...]]:
    """Myself and the companies whose mandate I hold, as choices."""
    mine = ("", _("Myself (%(name)s)") % {"name": by.name})
    return [mine, *((m.company, m.company_name, m.credit_code) for m in held)]


@resident
@require_POST
def grant(request: Request) -> HttpResponse:
    """The representative names an agent."""
    at = clock.now()
    days = YEARS.get(request.POST.get("years", ""), YEARS["1"])
    try:
        view = mandates.grant(
            request.actor.on_behalf_of,
            request.POST.get("name", ""),
            request.POST.get("number", ""),
            at + timedelta(days=days),
            by=request.actor,
            at=at,
        )
    except (Invalid, Refused) as problem:
        return _page(request, complaints.of_problem(problem), problem.status)
    messages.success(
        request, _("%(name)s may act for the company from now on.") % {"name": view.person_name}
    )
    return HttpResponseRedirect(reverse("portal:acting"))


@resident
@require_POST
def revoke(request: Request, mandate: int) -> HttpResponse:
    """The representative takes a mandate back, or an agent gives it up."""
    mandates.revoke(mandate, by=request.actor, at=clock.now())
    messages.success(request, _("The mandate has ended."))
    return HttpResponseRedirect(reverse("portal:acting"))
