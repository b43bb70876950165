"""The doors of the portal (国办函〔2016〕108号): 我要看, 我要查, 我要评; to pages that exist."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.request import Request
from zhengtong.frontline.ratings import queries as ratings


@for_everybody
@require_safe
def see(request: Request) -> HttpResponse:
    """What can be read: service lists by department, ratings in public, about the site."""
    return render(request, "portal/see.html", {"section": "see"})


@for_everybody
@require_safe
def look_up(request: Request) -> HttpResponse:
    """What can be looked up: services, cases, licences."""
    return render(request, "portal/look_up.html", {"section": "look-up"})


@for_everybody
@require_safe
def to_rate(request: Request) -> HttpResponse:
    """What whoever is signed in may still rate, and where ratings are told in public."""
    mine = [] if request.actor.is_stranger else ratings.invitations_of(request.actor.subject)
    return render(request, "portal/to_rate.html", {"section": "ratings", "invitations": mine})
