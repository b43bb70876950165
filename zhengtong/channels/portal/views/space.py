"""My space: what needs me, my cases, drafts, licences and messages at a glance; lists of each."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zhengtong.blocks.notifications import queries as notifications
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import drafting
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.request import Request
from zhengtong.frontline.ratings import queries as ratings
from zhengtong.kernel import clock
from zhengtong.registers.licences import queries as licences

SHOWN = 5


@resident
@never_cache
@require_safe
def space(request: Request) -> HttpResponse:
    """The overview, composed by one ref: whom I act for."""
    at, subject = clock.now(), request.actor.subject
    mine = cases.of_applicant(request.actor, size=SHOWN, at=at)
    words = {
        "section": "space",
        "cases": mine.rows,
        "more_cases": bool(mine.next),
        "drafts": cases.drafts_of(request.actor)[:SHOWN],
        "licences": licences.wallet_of(subject, at=at)[:SHOWN],
        "messages_": notifications.inbox(subject, size=3).rows,
        "invitations": ratings.invitations_of(subject)[:SHOWN],
    }
    return render(request, "portal/space.html", words)


@resident
@never_cache
@require_safe
def my_cases(request: Request) -> HttpResponse:
    """All my cases, the latest first."""
    after = request.GET.get("after", "")
    page = cases.of_applicant(request.actor, after=after, at=clock.now())
    words = {"section": "space", "page": page, "deep": bool(after)}
    return render(request, "portal/my_cases.html", words)


@resident
@never_cache
@require_safe
def my_drafts(request: Request) -> HttpResponse:
    """Applications I have begun."""
    words = {"section": "space", "drafts": cases.drafts_of(request.actor)}
    return render(request, "portal/my_drafts.html", words)


@resident
@require_POST
def discard(request: Request, draft: str) -> HttpResponse:
    """Throw a draft away."""
    drafting.discard(draft, by=request.actor, at=clock.now())
    return HttpResponseRedirect(reverse("portal:drafts"))
