"""Read everything back, take the signature on paper, submit: once, however often it is sent."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zhengtong.blocks.identity import queries as identity
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import correcting, submitting
from zhengtong.cases.queries import Signature
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused, Stale

from . import filling, way
from .clerks import clerk, clerks_only

PAPER = "paper"


@clerks_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: Request, draft: str) -> HttpResponse:
    """The application read back to the applicant, and the signature they put on paper."""
    if request.method != "POST":
        return _page(request, draft)
    try:
        return _submit(request, draft)
    except (Invalid, Refused, Stale) as problem:
        return _page(request, draft, complaints.of_problem(problem), problem.status)


def _submit(request: Request, draft: str) -> HttpResponse:
    at = clock.now()
    found = cases.draft(draft, clerk(request), at=at)
    signature = Signature(
        name=request.POST.get("name", ""),
        agreed=request.POST.get("agreed") == "yes",
        method=PAPER,
    )
    send = correcting.supplement if found.case else submitting.submit
    case = send(draft, signature, by=clerk(request, applicant=found.applicant), at=at)
    return HttpResponseRedirect(reverse("counter:taken", args=[case.number]))


def _page(
    request: Request,
    draft: str,
    wrong: complaints.Complaints = complaints.NONE,
    status: int = 200,
) -> HttpResponse:
    found = cases.review(draft, clerk(request), at=clock.now())
    if found.draft.number:
        return filling.taken(found.draft)
    who = identity.subject(found.draft.applicant)
    pages = {field.key: page.key for page in found.draft.form.pages for field in page.fields}
    words = {
        "review": found,
        "draft": found.draft,
        "who": who,
        "told_pages": [(pages.get(error.field, ""), error) for error in found.errors],
        "wrong": wrong,
        "name": request.POST.get("name", who.name if who.kind == "person" else ""),
        "agreed": request.POST.get("agreed", ""),
        "steps": way.steps(),
        "step": way.REVIEW,
        "side": side(request),
    }
    return render(request, "counter/review.html", words, status=status)
