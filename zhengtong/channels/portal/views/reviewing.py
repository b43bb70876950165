"""Check everything, sign the statement, submit: once, however often it is sent."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zhengtong.cases import queries as cases
from zhengtong.cases.actions import correcting, submitting
from zhengtong.cases.actions.submitting import Signature
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal import journey
from zhengtong.channels.portal.views.filling import submitted
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused, Stale
from zhengtong.kernel.words import say


@resident
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: Request, draft: str) -> HttpResponse:
    """The whole application read back, and the signature under it."""
    if request.method != "POST":
        return _page(request, draft)
    try:
        return _submit(request, draft)
    except (Invalid, Refused, Stale) as problem:
        return _page(request, draft, complaints.of_problem(problem), problem.status)


def _submit(request: Request, draft: str) -> HttpResponse:
    signature = Signature(
        name=request.POST.get("name", ""),
        agreed=request.POST.get("agreed") == "yes",
        method="confirmed",
    )
    send = correcting.supplement if request.POST.get("kind") == "correction" else submitting.submit
    case = send(draft, signature, by=request.actor, at=clock.now())
    name = "portal:receipt" if send is submitting.submit else "portal:case"
    return HttpResponseRedirect(reverse(name, args=[case.number]))


def _page(
    request: Request,
    draft: str,
    wrong: complaints.Complaints = complaints.NONE,
    status: int = 200,
) -> HttpResponse:
    found = cases.review(draft, request.actor, at=clock.now())
    if found.draft.number:
        return submitted(found.draft)
    pages = {field.key: page.key for page in found.draft.form.pages for field in page.fields}
    told = [(pages.get(error.field, ""), error.message) for error in found.errors]
    words = {
        "section": "services",
        "hide_search": True,
        "review": found,
        "draft": found.draft,
        "told_pages": told,
        "open_pages": {key for key, _words in told},
        "wrong": wrong,
        "summary": _summary(wrong, found.draft, pages),
        "back": journey.before(found.draft, ""),
        "told": request.POST,
        "steps": journey.steps(found.draft),
        "step": len(journey.steps(found.draft)),
    }
    return render(request, "portal/review.html", words, status=status)


def _summary(
    wrong: complaints.Complaints, draft: cases.DraftView, pages: dict[str, str]
) -> list[tuple[str, str]]:
    """The complaints with what they speak of, and where on this page it stands."""
    materials = {f"material:{each.key}": say(each.name) for each in draft.materials}
    told = []
    for name, words in wrong.summary:
        if name in materials:
            spoken = _("%(name)s: %(words)s") % {"name": materials[name], "words": words}
            told.append(("materials", spoken))
        else:
            told.append((f"page-{pages[name]}" if name in pages else name, words))
    return told
