"""Bad ratings and what became of them: contact, mend or explain, revisit, close."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import HANDLERS, side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused, Stale
from zhengtong.oversight.supervision import actions, queries
from zhengtong.oversight.supervision.queries import State, Verb

VERBS: dict[str, Callable[..., None]] = {
    Verb.CONTACT: actions.contact,
    Verb.ATTEMPT: actions.attempt,
    Verb.MEND: actions.mend,
    Verb.EXPLAIN: actions.explain,
    Verb.REVISIT: actions.revisit,
    Verb.REOPEN: actions.reopen,
    Verb.CLOSE: actions.close,
}


@roles_only(*HANDLERS)
def follow_ups(request: Request) -> HttpResponse:
    """The follow-ups of my body, the most urgent first; supervisors see all."""
    state = request.GET.get("state", "")
    state = state if state in {*State.values, "all"} else ""
    after = request.GET.get("after", "")[:400]
    actor, at = request.actor, clock.now()
    found = queries.follow_ups(by=actor, state=state, at=at, after=after)
    return render(
        request,
        "workbench/follow_ups.html",
        {
            "rows": found.rows,
            "next": found.next,
            "after": after,
            "state": state,
            "states": [("", _("Unfinished")), *State.choices, ("all", _("All"))],
            "figures": queries.indicators("" if actor.has("supervisor") else actor.body),
            "side": side(request),
        },
    )


@roles_only(*HANDLERS)
def follow_up(request: Request, follow_up: int) -> HttpResponse:
    """One follow-up with its verbs."""
    errors: dict[str, str] = {}
    status = 422
    if request.method == "POST":
        try:
            errors = _carry_out(request, follow_up)
        except Stale:
            status = 409
            words = _(
                "The follow-up has changed since you opened this page. What you typed is kept."
            )
            errors = {"": words}
        except Refused as problem:
            status = problem.status
            errors = {"verb": f"{problem.detail} {problem.hint}".strip()}
        if not errors:
            messages.success(request, _("Recorded."))
            return HttpResponseRedirect(reverse("desk:follow-up", args=[follow_up]))
    view = queries.follow_up(follow_up, by=request.actor, at=clock.now())
    return render(
        request,
        "workbench/follow_up.html",
        {
            "view": view,
            "open_verbs": [(v.verb, v.label) for v in view.verbs if v.open],
            "closed_verbs": [v for v in view.verbs if not v.open],
            "errors": errors,
            "error_list": list(errors.items()),
            "posted": request.POST,
            "yes_no": [("yes", _("Yes")), ("no", _("No"))],
            "side": side(request),
        },
        status=status if errors else 200,
    )


def _carry_out(request: Request, follow_up: int) -> dict[str, str]:
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        return {"verb": _("Choose what you want to record.")}
    sent = request.POST.get("version", "")
    arguments: dict[str, object] = {}
    if verb is actions.revisit:
        if request.POST.get("satisfied") not in ("yes", "no"):
            return {"satisfied": _("Say whether the person is satisfied now.")}
        arguments["satisfied"] = request.POST["satisfied"] == "yes"
    try:
        verb(
            follow_up,
            request.POST.get("words", ""),
            **arguments,
            version=int(sent) if sent.isascii() and sent.isdigit() else -1,
            by=request.actor,
            at=clock.now(),
        )
    except Invalid as problem:
        found = {name: str(words[0]) for name, words in problem.fields.items()}
        return found or {"words": str(problem.detail)}
    return {}
