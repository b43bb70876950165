"""Sign in and out; residents and officials come through the same door."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from zhengtong.blocks.identity.actions import signing
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.middleware import ACTING_FOR
from zhengtong.channels.furniture.preferences import place_to_return
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, Limited

DESK = "/desk/"


@for_everybody
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """The sign-in page; afterwards back to where one came from."""
    going_to = place_to_return(request, request.GET.get("next", ""), "")
    if request.method != "POST":
        return _page(request, going_to)
    going_to = place_to_return(request, request.POST.get("next", ""), "")
    try:
        actor = signing.sign_in(
            request,
            request.POST.get("login", ""),
            request.POST.get("password", ""),
            at=clock.now(),
        )
    except (Invalid, Limited) as problem:
        return _page(request, going_to, complaints.of_problem(problem), problem.status)
    request.session.pop(ACTING_FOR, None)
    if getattr(request.user, "must_change_password", False):
        return HttpResponseRedirect(reverse("portal:password"))
    return HttpResponseRedirect(going_to or _own_place(actor))


def _own_place(actor: Actor) -> str:
    return DESK if actor.is_staff else reverse("portal:space")


def _page(
    request: Request,
    going_to: str,
    wrong: complaints.Complaints = complaints.NONE,
    status: int = 200,
) -> HttpResponse:
    words = {
        "next": going_to,
        "login": request.POST.get("login", ""),
        "wrong": wrong,
        "interrupted": request.GET.get("why") == "session",
        "hide_search": True,
    }
    return render(request, "portal/sign_in.html", words, status=status)


@for_everybody
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session and go home."""
    signing.sign_out(request, by=request.actor, at=clock.now())
    messages.info(request, _("You have signed out."))
    return HttpResponseRedirect(reverse("portal:home"))
