"""Rate what one received; ratings in public."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zhengtong.blocks.identity import queries as identity
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal.templatetags.portal import stars_of
from zhengtong.frontline.ratings import queries as ratings
from zhengtong.frontline.ratings.actions import rating as rating_actions
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import queries as catalogue


@for_everybody
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: Request, token: str) -> HttpResponse:
    """Five levels, reasons, own words. The token in the address is the right to rate."""
    if request.method != "POST":
        return _page(request, token)
    level = _level(request)
    try:
        rating_actions.rate(
            token,
            level,
            reasons=request.POST.getlist(f"reasons-{level}"),
            words=request.POST.get("words", ""),
            by=request.actor,
            at=clock.now(),
        )
    except (Invalid, Refused) as problem:
        return _page(request, token, complaints.of_problem(problem), problem.status)
    messages.success(request, _("Thank you for your rating."))
    return HttpResponseRedirect(reverse("portal:rate", args=[token]))


def _level(request: Request) -> int:
    given = request.POST.get("level", "")
    return int(given) if given in ("1", "2", "3", "4", "5") else 0


def _page(
    request: Request,
    token: str,
    wrong: complaints.Complaints = complaints.NONE,
    status: int = 200,
) -> HttpResponse:
    invitation = ratings.invitation(token)
    given = ratings.of_case(invitation.about)
    levels = ratings.levels()
    words = {
        "section": "ratings",
        "invitation": invitation,
        "given": given,
        "given_stars": stars_of(given.level) if given else 0,
        "options": [(str(each.level), say(each.name), stars_of(each.level)) for each in levels],
        "levels": [_reasons(request, each) for each in levels],
        "wrong": wrong,
        "told": request.POST,
    }
    return render(request, "portal/rate.html", words, status=status)


def _reasons(request: Request, level: ratings.LevelView) -> dict[str, Any]:
    return {
        "level": level.level,
        "name": level.name,
        "options": [(reason.key, say(reason.text)) for reason in level.reasons],
        "chosen": request.POST.getlist(f"reasons-{level.level}"),
        "open": "yes" if request.POST.get("level") == str(level.level) else "",
    }


@for_everybody
@require_safe
def in_public(request: Request) -> HttpResponse:
    """The indicators of all departments over a year."""
    since = _a_year_ago()
    bodies = identity.bodies()
    found = ratings.of_bodies([body.code for body in bodies], since)
    rows = [(body, found[body.code]) for body in bodies if found[body.code].rated]
    rows.sort(key=lambda row: -(row[1].good_rate or 0))
    words = {"section": "ratings", "overall": ratings.overall(since), "rows": rows}
    return render(request, "portal/ratings.html", words)


def _a_year_ago() -> date:
    today = clock.local_date(clock.now())
    return today.replace(year=today.year - 1, day=1)


@for_everybody
@require_safe
def of_item(request: Request, code: str) -> HttpResponse:
    """What was said about one service."""
    words = {
        "section": "services",
        "guide": catalogue.guide(code),
        "found": ratings.of_item(code),
        "page": ratings.ratings_of_item(code, after=request.GET.get("after", "")),
    }
    return render(request, "portal/item_ratings.html", words)
