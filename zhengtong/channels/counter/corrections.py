"""Corrections brought to the window: the case is named by its number."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from zhengtong.cases.actions import correcting
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock

from . import visits
from .clerks import clerk, clerks_only


@clerks_only
@require_POST
def begin(request: Request, visit: str) -> HttpResponse:
    """Open the draft of corrections to a case of the applicant who stands here."""
    who = visits.subject_of(visit, clerk(request))
    number = request.POST.get("number", "").strip()[:80]
    draft = correcting.begin(number, by=clerk(request, applicant=who), at=clock.now())
    return HttpResponseRedirect(reverse("counter:form", args=[draft.id]))
