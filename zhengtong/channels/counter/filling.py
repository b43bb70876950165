"""The form on one page: a clerk types it through, from top to bottom, without a mouse."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import access
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import drafting
from zhengtong.cases.queries import DraftView
from zhengtong.channels.furniture import complaints, widgets
from zhengtong.channels.furniture.held import take_back
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Stale

from . import way
from .clerks import clerk, clerks_only

SEEN = ("name", "number", "mobile", "address")
INTAKE = "intake"


@clerks_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: Request, draft: str) -> HttpResponse:
    """The whole form. What is wrong comes back with words; what is right leads on."""
    found = cases.draft(draft, clerk(request), at=clock.now())
    if found.number:
        return taken(found)
    if request.method == "POST":
        return _save(request, found)
    _note_return(request, found)
    held = take_back(request)
    return _draw(request, found, held, _amiss(found) if held is None else complaints.NONE)


def _amiss(found: DraftView) -> complaints.Complaints:
    """What is wrong with what was typed amiss earlier and kept as typed."""
    on = clock.local_date(clock.now())
    pages = found.form.pages if found.rough else ()
    return complaints.of_pairs(
        pair for page in pages for pair in widgets.amiss_in_draft(found, page.key, on=on)
    )


def taken(found: DraftView) -> HttpResponse:
    """What has been submitted is no draft any more: its receipt is shown instead."""
    return HttpResponseRedirect(reverse("counter:taken", args=[found.number]))


def _note_return(request: Request, found: DraftView) -> None:
    """Taking a draft up again on another day is another look at personal data."""
    at = clock.now()
    if clock.local_date(found.saved_at) != clock.local_date(at):
        access.note(found.applicant, SEEN, INTAKE, by=clerk(request), at=at)


def _save(request: Request, found: DraftView) -> HttpResponse:
    by = clerk(request)
    try:
        saved = drafting.save_form(
            found.id, request.POST, by=by, at=clock.now(), version=_version(request)
        )
    except Stale:
        words = _("This draft was changed in another window. Check this page and save it again.")
        wrong = complaints.of_pairs([("", words)])
        return _draw(request, found, request.POST, wrong, status=409)
    again = cases.draft(found.id, by, at=clock.now())
    if request.POST.get("then") == "leave":
        return HttpResponseRedirect(reverse("counter:start"))
    if saved.errors:
        wrong = complaints.of_pairs((e.input or e.field, e.message) for e in saved.errors)
        return _draw(request, again, request.POST, wrong, status=422)
    return HttpResponseRedirect(way.after_form(again))


def _version(request: Request) -> int | None:
    given = request.POST.get("draft_version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _draw(
    request: Request,
    found: DraftView,
    posted: Mapping[str, Any] | None,
    wrong: complaints.Complaints = complaints.NONE,
    *,
    status: int = 200,
) -> HttpResponse:
    anchors = [
        pair
        for page in found.form.pages
        for pair in widgets.anchors(page, _of_page(page.key, found, wrong))
    ]
    words = {
        "draft": found,
        "who": identity.subject(found.applicant),
        "sheets": way.sheets(found, posted, wrong),
        "wrong": wrong,
        "anchors": [pair for pair in wrong.summary if not pair[0]] + anchors,
        "steps": way.steps(),
        "step": way.FORM,
        "side": side(request),
    }
    return render(request, "counter/form.html", words, status=status)


def _of_page(
    page_key: str, found: DraftView, wrong: complaints.Complaints
) -> list[tuple[str, str]]:
    page = found.form.page(page_key)
    keys = {each.key for each in page.fields} if page else set()
    return [pair for pair in wrong.summary if pair[0].partition("-")[0] in keys]


@clerks_only
@require_POST
def autosave(request: Request, draft: str) -> HttpResponse:
    """Keep what is typed while it is typed; answers the version and the questions that apply."""
    by = clerk(request)
    saved = drafting.save_form(draft, request.POST, by=by, at=clock.now())
    found = cases.draft(draft, by, at=clock.now())
    return JsonResponse({"version": saved.version, "shown": sorted(way.shown_keys(found))})
