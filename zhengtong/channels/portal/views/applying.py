"""Before one begins: who applies, what will be asked, what to have at hand."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zhengtong.blocks.identity import queries as identity
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import drafting
from zhengtong.channels.furniture.access import resident
from zhengtong.channels.furniture.middleware import ACTING_FOR
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.portal.views.acting import applicants
from zhengtong.kernel import clock
from zhengtong.registers.catalogue import queries as catalogue


@resident
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request, code: str) -> HttpResponse:
    """Say for whom one applies, then begin, or go on with the draft there is."""
    if request.method == "POST":
        return _start(request, code)
    words = {
        "section": "services",
        "hide_search": True,
        "guide": catalogue.guide(code),
        "options": applicants(request.actor, identity.mandates_of(request.actor.ref)),
        "chosen": request.actor.on_behalf_of,
        "drafts": [d for d in cases.drafts_of(request.actor) if d.item_code == code],
    }
    return render(request, "portal/begin.html", words)


def _start(request: Request, code: str) -> HttpResponse:
    at, chosen = clock.now(), request.POST.get("acting_for", "")
    account_actor = identity.actor_of(request.user, acting_for=chosen, at=at, channel="portal")
    if account_actor.on_behalf_of:
        request.session[ACTING_FOR] = chosen
    else:
        request.session.pop(ACTING_FOR, None)
    draft = drafting.start(code, by=account_actor, at=at)
    first = draft.page or (draft.form.pages[0].key if draft.form.pages else "")
    name, args = ("portal:draft_page", [draft.id, first]) if first else ("portal:draft", [draft.id])
    return HttpResponseRedirect(reverse(name, args=args))
