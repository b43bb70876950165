"""What people say of our work, and our answers."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.blocks.identity import queries as identity
from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import HANDLERS, side
from zhengtong.frontline.ratings import queries
from zhengtong.frontline.ratings.actions import reply
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.words import say


@roles_only(*HANDLERS)
def ratings(request: Request) -> HttpResponse:
    """The ratings of my body with its indicators of the year; a reply is written in place."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _reply(request)
        if not errors:
            messages.success(request, _("Your reply is published."))
            return HttpResponseRedirect(reverse("desk:ratings"))
    actor, at = request.actor, clock.now()
    bad_only = request.GET.get("bad") == "1"
    after = request.GET.get("after", "")[:400]
    bodies = _bodies(actor)
    asked = request.GET.get("body", "")
    body = asked if asked in dict(bodies) else actor.body
    found = queries.ratings_of_body(body, by=actor, bad_only=bad_only, after=after)
    year = clock.local_date(at).replace(month=1, day=1)
    return render(
        request,
        "workbench/ratings.html",
        {
            "rows": found.rows,
            "next": found.next,
            "after": after,
            "bad_only": bad_only,
            "bodies": bodies,
            "body": body,
            "may_reply": body == actor.body,
            "figures": queries.of_body(body, since=year),
            "year": year.year,
            "errors": list(errors.items()),
            "posted": request.POST,
            "side": side(request),
        },
        status=422 if errors else 200,
    )


def _bodies(actor: Actor) -> list[tuple[str, str]]:
    """The bodies whose ratings this official may choose between: supervisors see all."""
    if not actor.has("supervisor"):
        return []
    return [(body.code, say(body.short) or say(body.name)) for body in identity.bodies()]


def _reply(request: Request) -> dict[str, str]:
    rating = request.POST.get("rating", "")
    number = int(rating) if rating.isascii() and rating.isdigit() else 0
    try:
        reply(number, request.POST.get("words", ""), by=request.actor, at=clock.now())
    except Invalid as problem:
        first = next(iter(problem.fields.values()), [problem.detail])
        return {f"words-{number}": str(first[0])}
    return {}
