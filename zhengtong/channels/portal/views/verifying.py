"""Verification of licences by anybody: the QR code, the identifier or the number."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal import tries
from zhengtong.kernel import clock
from zhengtong.registers.licences import actions as licensing
from zhengtong.registers.licences.queries import Verification

UNKNOWN = "unknown"


@for_everybody
@require_safe
def verify(request: Request) -> HttpResponse:
    """Ask for a licence by what stands on it."""
    typed = request.GET.get("q", "").strip()[:200]
    if typed:
        word = typed.rstrip("/").rpartition("/")[2]
        return HttpResponseRedirect(reverse("portal:verify_one", args=[word]))
    return render(request, "portal/verify.html", {"section": "look-up"})


@for_everybody
@never_cache
@require_safe
def verify_one(request: Request, text: str) -> HttpResponse:
    """Whether the licence holds, and no more of it than its verifier needs."""
    tries.check(request, "verify")
    answer = licensing.verified(text, by=request.actor, at=clock.now())
    if answer.status == UNKNOWN:
        tries.count(request, "verify")
    words = {"section": "look-up", "answer": answer, "asked": text, "colour": _colour(answer)}
    return render(request, "portal/verify_one.html", words)


def _colour(answer: Verification) -> str:
    if answer.in_force:
        return "green"
    return "amber" if answer.status in ("changed", "suspended", "copy-expired", "valid") else "red"
