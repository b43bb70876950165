"""One case of mine: its stages, its letters, what I handed in, what I can do now."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhengtong.blocks.documents import queries as documents
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import correcting, printing, withdrawing
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.downloads import document_response
from zhengtong.channels.furniture.request import Request
from zhengtong.frontline.ratings import queries as ratings
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused, Stale

RECEIPT = "receipt"


@resident
@never_cache
@require_safe
def case(request: Request, number: str) -> HttpResponse:
    """How far my case is, and everything that belongs to it."""
    found = cases.progress_of(number, request.actor, at=clock.now())
    words = {
        "section": "space",
        "case": found,
        "rating": ratings.of_case(found.ref),
        "invitation": ratings.invitation_of_case(found.ref),
        "can": {verb.verb: verb for verb in found.verbs if verb.open},
    }
    return render(request, "portal/my_case.html", words)


@resident
@never_cache
@require_safe
def receipt(request: Request, number: str) -> HttpResponse:
    """The page after submission: the number, the QR code, the receipt, what comes next."""
    found = cases.progress_of(number, request.actor, at=clock.now())
    address = request.build_absolute_uri(reverse("portal:progress_of", args=[found.token]))
    words = {
        "section": "space",
        "case": found,
        "qr": documents.qr(address),
        "letter": next((each for each in found.letters if each.kind == RECEIPT), None),
    }
    return render(request, "portal/receipt.html", words)


@resident
@require_safe
def letter(request: Request, number: str, letter: int) -> FileResponse:
    """A statutory form of my case as PDF."""
    document = printing.print_letter(number, letter, by=request.actor, at=clock.now())
    return document_response(str(document.id))


@resident
@never_cache
@require_safe
def application(request: Request, number: str) -> HttpResponse:
    """What I handed in, read back."""
    words = {"section": "space", "application": cases.application(number, request.actor)}
    return render(request, "portal/application.html", words)


@resident
@require_safe
def file(request: Request, number: str, file: int) -> FileResponse:
    """A file that I handed in."""
    return document_response(cases.file(number, file, request.actor).document)


@resident
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, number: str) -> HttpResponse:
    """Take the application back, after a question."""
    found = cases.progress_of(number, request.actor, at=clock.now())
    wrong, status = complaints.NONE, 200
    if request.method == "POST":
        try:
            withdrawing.withdraw(
                number,
                request.POST.get("reasons", ""),
                version=_version(request),
                by=request.actor,
                at=clock.now(),
            )
        except (Invalid, Refused, Stale) as problem:
            wrong, status = complaints.of_problem(problem), problem.status
        else:
            messages.success(request, _("The application has been withdrawn."))
            return HttpResponseRedirect(reverse("portal:case", args=[number]))
    words = {"section": "space", "case": found, "wrong": wrong, "told": request.POST}
    return render(request, "portal/withdraw.html", words, status=status)


def _version(request: Request) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


@resident
@require_POST
def supplement(request: Request, number: str) -> HttpResponse:
    """Open the draft in which the corrections are made."""
    draft = correcting.begin(number, by=request.actor, at=clock.now())
    return HttpResponseRedirect(reverse("portal:draft", args=[draft.id]))
