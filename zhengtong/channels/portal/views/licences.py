"""My licences: the wallet, one licence with its uses, its document, copies for one purpose."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zhengtong.blocks.documents import queries as documents
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.downloads import pdf_response
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused
from zhengtong.kernel.words import say, text
from zhengtong.registers.licences import queries as licences
from zhengtong.registers.licences.actions import keeping


@resident
@require_safe
def wallet(request: Request) -> HttpResponse:
    """The licences of whom I act for."""
    cards = licences.wallet_of(request.actor.subject, at=clock.now())
    return render(request, "portal/wallet.html", {"section": "space", "cards": cards})


@resident
@never_cache
@require_safe
def licence(request: Request, identifier: str) -> HttpResponse:
    """One licence of mine in full."""
    return _page(request, identifier)


def _page(
    request: Request,
    identifier: str,
    wrong: complaints.Complaints = complaints.NONE,
    status: int = 200,
) -> HttpResponse:
    at = clock.now()
    found = licences.reading(identifier, by=request.actor, at=at)
    address = request.build_absolute_uri(reverse("portal:verify_one", args=[found.card.token]))
    words = {
        "section": "space",
        "licence": found,
        "qr": documents.qr(address),
        "address": address,
        "uses": licences.uses_of(identifier, by=request.actor, after=request.GET.get("after", "")),
        "copies": licences.copies_of(identifier, by=request.actor),
        "wrong": wrong,
        "told": request.POST,
        "today": clock.local_date(at),
    }
    return render(request, "portal/licence.html", words, status=status)


@resident
@require_safe
def document(request: Request, identifier: str) -> HttpResponse:
    """The licence as PDF."""
    content = keeping.download(identifier, by=request.actor, at=clock.now())
    name = say(licences.licence(identifier).type_name)
    return pdf_response(content, name)


@resident
@require_http_methods(["POST"])
def copy(request: Request, identifier: str) -> HttpResponse:
    """Make a copy for one purpose, with an end."""
    try:
        made = keeping.copy_for(
            identifier,
            purpose=text(request.POST.get("purpose", "").strip()),
            recipient=request.POST.get("recipient", ""),
            valid_until=_day(request),
            by=request.actor,
            at=clock.now(),
        )
    except (Invalid, Refused) as problem:
        return _page(request, identifier, complaints.of_problem(problem), problem.status)
    messages.success(request, _("The copy for %(name)s is ready.") % {"name": made.recipient})
    return HttpResponseRedirect(reverse("portal:licence", args=[identifier]) + "#copies")


def _day(request: Request) -> date:
    parts = [request.POST.get(f"valid_until-{part}", "") for part in ("year", "month", "day")]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        words = _("Enter a day that exists, for example 2026 12 31.")
        raise Invalid(fields={"valid_until": [words]}) from None


@resident
@require_safe
def copy_document(request: Request, identifier: str, token: str) -> HttpResponse:
    """A copy for one purpose as PDF."""
    copies = licences.copies_of(identifier, by=request.actor)
    found = next((each for each in copies if each.token == token), None)
    if found is None:
        return HttpResponseRedirect(reverse("portal:licence", args=[identifier]))
    with documents.open_stream(found.document) as stream:
        return pdf_response(stream.read(), say(found.purpose))
