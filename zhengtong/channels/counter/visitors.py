"""Who stands at the window: confirm somebody known, register somebody new."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import accounts
from zhengtong.channels.furniture import complaints
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused

from . import visits, way
from .clerks import clerk, clerks_only

ASKED = ("name", "number", "mobile", "address")


@clerks_only
@never_cache
@require_safe
def confirm(request: Request, visit: str) -> HttpResponse:
    """The masked data of somebody known, to compare with their card."""
    words = {
        "visit": visit,
        "who": identity.subject(visits.subject_of(visit, clerk(request))),
        "steps": way.steps(),
        "step": way.VISITOR,
        "side": side(request),
    }
    return render(request, "counter/confirm.html", words)


def unknown(
    request: Request,
    number: str,
    wrong: complaints.Complaints = complaints.NONE,
    status: int = 200,
) -> HttpResponse:
    """The form by which somebody new is registered; the number is the one that was looked up."""
    words = {
        "number": number,
        "told": request.POST,
        "wrong": wrong,
        "steps": way.steps(),
        "step": way.VISITOR,
        "side": side(request),
    }
    return render(request, "counter/register.html", words, status=status)


@clerks_only
@never_cache
@require_POST
def register(request: Request) -> HttpResponse:
    """Register a person from their identity card; then they choose what they came for."""
    by = clerk(request)
    name, number, mobile, address = (request.POST.get(each, "") for each in ASKED)
    try:
        person = accounts.put_person(name, number, mobile, address, by=by, at=clock.now())
    except (Invalid, Refused) as problem:
        return unknown(request, number, complaints.of_problem(problem), problem.status)
    return HttpResponseRedirect(reverse("counter:items", args=[visits.begin(person.ref, by)]))
