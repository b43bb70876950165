"""Filling in a draft: the list of its pages, and each page with one thing to answer."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhengtong.blocks.forms import queries as forms
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import drafting
from zhengtong.cases.queries import DraftView
from zhengtong.channels.furniture import complaints, widgets
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.held import take_back
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal import journey
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Stale


@resident
@never_cache
@require_safe
def draft(request: Request, draft: str) -> HttpResponse:
    """Where the draft stands: what is done, what is open."""
    found = cases.draft(draft, request.actor, at=clock.now())
    if found.number:
        return submitted(found)
    stops = journey.stops(found)
    words = {
        "section": "services",
        "hide_search": True,
        "draft": found,
        "stops": stops,
        "next_href": next((stop.href for stop in stops if stop.state != "done"), ""),
        "ready": all(stop.state == "done" for stop in stops),
    }
    return render(request, "portal/draft.html", words)


@resident
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request, draft: str, page: str) -> HttpResponse:
    """One page of the form. What is wrong comes back with words; what is right leads on."""
    found = cases.draft(draft, request.actor, at=clock.now())
    if found.number:
        return submitted(found)
    if found.form.page(page) is None:
        raise Http404
    if request.method == "POST":
        return _save(request, found, page)
    held = take_back(request)
    if held is not None:
        return _draw(request, found, page, held, given_back=True)
    amiss = widgets.amiss_in_draft(found, page, on=clock.local_date(clock.now()))
    typed = widgets.typed_in_draft(found, page)
    return _draw(request, found, page, typed, complaints.of_pairs(amiss))


def submitted(found: DraftView) -> HttpResponse:
    """An application that has been sent is no draft any more: its case is shown instead."""
    return HttpResponseRedirect(reverse("portal:case", args=[found.number]))


def _save(request: Request, found: DraftView, page: str) -> HttpResponse:
    try:
        saved = drafting.save(
            found.id,
            page,
            request.POST,
            by=request.actor,
            at=clock.now(),
            version=_version(request),
        )
    except Stale:
        words = _("This draft was changed in another window. Check this page and save it again.")
        wrong = complaints.of_pairs([("", words)])
        return _draw(request, found, page, request.POST, wrong, status=409)
    if request.POST.get("then") == "leave":
        return HttpResponseRedirect(reverse("portal:draft", args=[found.id]))
    if saved.errors:
        pairs = [(e.input or e.field, e.message) for e in saved.errors]
        wrong = complaints.of_pairs(pairs)
        again = cases.draft(found.id, request.actor, at=clock.now())
        return _draw(request, again, page, request.POST, wrong, status=422)
    again = cases.draft(found.id, request.actor, at=clock.now())
    return HttpResponseRedirect(journey.after(again, page))


def _version(request: Request) -> int | None:
    given = request.POST.get("draft_version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _draw(
    request: Request,
    found: DraftView,
    page: str,
    typed: Mapping[str, Any],
    wrong: complaints.Complaints = complaints.NONE,
    *,
    given_back: bool = False,
    status: int = 200,
) -> HttpResponse:
    form_page = cast(forms.Page, found.form.page(page))
    shown = _shown(found, page)
    words = {
        "section": "services",
        "hide_search": True,
        "draft": found,
        "page": form_page,
        "widgets": widgets.of_page(form_page, shown, typed, wrong.at, found.sources),
        "asked": [thing for thing in found.things if thing.key.startswith("field:")],
        "wrong": wrong,
        "anchors": widgets.anchors(form_page, wrong.summary),
        "steps": journey.steps(found),
        "step": journey.step_of(found, page),
        "back": journey.before(found, page),
        "given_back": given_back,
    }
    return render(request, "portal/draft_page.html", words, status=status)


def _shown(found: DraftView, page: str) -> set[str]:
    """The questions of a page that apply with the answers as they are."""
    pages = forms.shown_pages(found.form, found.answers)
    return {each.key for shown in pages if shown.key == page for each in shown.fields}


@resident
@require_POST
def autosave(request: Request, draft: str, page: str) -> HttpResponse:
    """Keep what is typed while it is typed.

    Answers the new version of the draft and the questions of the page that apply now.
    """
    saved = drafting.save(draft, page, request.POST, by=request.actor, at=clock.now())
    found = cases.draft(draft, request.actor, at=clock.now())
    return JsonResponse({"version": saved.version, "shown": sorted(_shown(found, page))})
