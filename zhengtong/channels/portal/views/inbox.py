"""Messages in my space."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhengtong.blocks.notifications import actions as notifying
from zhengtong.blocks.notifications import queries as notifications
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock


@resident
@require_safe
def inbox(request: Request) -> HttpResponse:
    """The messages of whom I act for, the latest first."""
    unread = request.GET.get("unread") == "yes"
    page = notifications.inbox(request.actor.subject, request.GET.get("after", ""), unread=unread)
    words = {
        "section": "space",
        "page": page,
        "unread_only": unread,
        "deep": "after" in request.GET,
    }
    return render(request, "portal/inbox.html", words)


@resident
@require_safe
def message(request: Request, message: int) -> HttpResponse:
    """One message; opening it marks it read."""
    found = notifications.message(message, by=request.actor)
    if found.read_at is None:
        notifying.mark_read(found.id, by=request.actor, at=clock.now())
    return render(request, "portal/message.html", {"section": "space", "message": found})


@resident
@require_POST
def read_all(request: Request) -> HttpResponse:
    """Mark everything read."""
    notifying.mark_all_read(by=request.actor, at=clock.now())
    return HttpResponseRedirect(reverse("portal:messages"))
