"""The case desk: everything about one case, and exactly the verbs open to this official."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zhengtong.cases import queries
from zhengtong.cases.actions import opening, taking
from zhengtong.channels.furniture.access import staff_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock


@staff_only
def case(request: Request, number: str) -> HttpResponse:
    """The desk of one case. Opening it is noted: the applicant can see who looked."""
    view = opening.open_desk(number, by=request.actor, at=clock.now())
    return render(
        request,
        "workbench/case.html",
        {
            "case": view,
            "rulings": queries.rulings(view),
            "open_verbs": [verb for verb in view.verbs if verb.open],
            "closed_verbs": [verb for verb in view.verbs if not verb.open],
            "side": side(request),
        },
    )


@require_POST
@staff_only
def take(request: Request, number: str, task: int) -> HttpResponse:
    """Take a task out of the pool."""
    taking.take(number, task, by=request.actor, at=clock.now())
    messages.success(request, _("The task is yours now."))
    return HttpResponseRedirect(reverse("desk:case", args=[number]))


@require_POST
@staff_only
def give_back(request: Request, number: str, task: int) -> HttpResponse:
    """Give a task back to the pool."""
    taking.give_back(number, task, by=request.actor, at=clock.now())
    messages.success(request, _("The task is in the pool again."))
    return HttpResponseRedirect(reverse("desk:case", args=[number]))
