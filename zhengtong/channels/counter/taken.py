"""What has been taken in: the case number, the receipt to print, what comes next."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zhengtong.blocks.documents import queries as documents
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import printing
from zhengtong.channels.furniture.downloads import document_response
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock

from .clerks import clerk, clerks_only

RECEIPT = "receipt"


@clerks_only
@never_cache
@require_safe
def taken(request: Request, number: str) -> HttpResponse:
    """The page after submission."""
    found = cases.progress_of(number, clerk(request), at=clock.now())
    address = request.build_absolute_uri(reverse("portal:progress_of", args=[found.token]))
    words = {
        "case": found,
        "qr": documents.qr(address),
        "letter": next((each for each in found.letters if each.kind == RECEIPT), None),
        "side": side(request),
    }
    return render(request, "counter/taken.html", words)


@clerks_only
@require_safe
def letter(request: Request, number: str, letter: int) -> FileResponse:
    """The receipt as PDF, to print and hand over."""
    view = printing.print_letter(number, letter, by=clerk(request), at=clock.now())
    return document_response(str(view.id))
