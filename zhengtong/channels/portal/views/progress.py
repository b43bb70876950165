"""Progress for anybody: by case number and last four digits, or by the QR code on the receipt."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zhengtong.cases import queries as cases
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Limited, NotFound


@for_everybody
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: Request) -> HttpResponse:
    """Ask for a case; the answer has an address of its own, without the four digits in it."""
    number = (request.POST.get("number") or request.GET.get("number", "")).strip()[:80]
    wrong, status = complaints.NONE, 200
    if request.method == "POST":
        try:
            token = cases.progress(number, request.POST.get("last4", ""), at=clock.now()).token
        except (NotFound, Limited, Invalid) as problem:
            wrong, status = complaints.of_problem(problem), problem.status
        else:
            return HttpResponseRedirect(reverse("portal:progress_of", args=[token]))
    words = {"section": "look-up", "number": number, "wrong": wrong}
    return render(request, "portal/progress.html", words, status=status)


@for_everybody
@never_cache
@require_safe
def progress_of(request: Request, token: str) -> HttpResponse:
    """How far a case is: no answers, no full names."""
    found = cases.progress_by_token(token, at=clock.now())
    return render(request, "portal/progress_of.html", {"section": "look-up", "case": found})
