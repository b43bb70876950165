"""One page for each verb: what it asks for, what it brings about, one button."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.cases import queries
from zhengtong.cases.queries import CaseDesk, DeliveryMode, Outcome, SpecialKind, VerbView, View
from zhengtong.channels.furniture.access import staff_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Problem, Refused, Stale

from .verb_forms import FORMS, Read, VerbForm, correction_choices


@staff_only
def act(request: Request, number: str, verb: str) -> HttpResponse:
    """Show the form of a verb, or carry the verb out."""
    form = FORMS.get(verb)
    if form is None:
        raise Http404
    case = queries.case(number, request.actor, at=clock.now())
    if request.method == "POST":
        return _carry_out(request, case, form, verb)
    return _page(request, case, form, _open(case, verb), Read(QueryDict()))


def _open(case: CaseDesk, verb: str) -> VerbView:
    """The verb as it is open to this official; raises Refused with the reason when it is not."""
    view = case.verb(verb)
    if view is None or not view.open:
        raise Refused(
            view.reason if view else _("This step is not one of yours."),
            hint=view.hint if view else "",
            code=view.code if view else "not-yours",
        )
    return view


def _carry_out(request: Request, case: CaseDesk, form: VerbForm, verb: str) -> HttpResponse:
    read = Read(request.POST)
    form.read(read, case)
    if not read.errors:
        try:
            _call(request, case.number, form, read)
        except Invalid as problem:
            read.errors = {name: str(words[0]) for name, words in problem.fields.items()}
            read.errors = read.errors or {"": str(problem.detail)}
        except (Stale, Refused) as problem:
            return _too_late(request, case.number, form, verb, read, problem)
        else:
            messages.success(request, form.done())
            return HttpResponseRedirect(reverse("desk:case", args=[case.number]))
    return _page(request, case, form, _open(case, verb), read)


def _too_late(
    request: Request, number: str, form: VerbForm, verb: str, read: Read, problem: Problem
) -> HttpResponse:
    """The case has moved on since the page was opened: by a colleague, or by a second click.

    While the step is still open, what was typed is kept to be sent again by who has looked;
    otherwise the desk shows what has become of the case.
    """
    case = queries.case(number, request.actor, at=clock.now())
    view = case.verb(verb)
    if view is None or not view.open:
        words = _("This step has been taken already. Nothing was done twice: here is the case.")
        messages.info(request, words if isinstance(problem, Stale) else str(problem.detail))
        return HttpResponseRedirect(reverse("desk:case", args=[number]))
    if isinstance(problem, Stale):
        read.errors = {
            "": _(
                "The case has changed since you opened this page. What you typed is still here: "
                "look at the case, then send it once more."
            )
        }
    else:
        read.errors = {"": f"{problem.detail} {problem.hint}".strip()}
    return _page(request, case, form, view, read, version=case.version, status=problem.status)


def _call(request: Request, number: str, form: VerbForm, read: Read) -> None:
    sent = request.POST.get("version", "")
    task = request.POST.get("task", "")
    arguments: dict[str, Any] = dict(read.arguments)
    if task.isascii() and task.isdigit() and form.template in ("opinion",):
        arguments["task"] = int(task)
    form.call(
        number,
        **arguments,
        version=int(sent) if sent.isascii() and sent.isdigit() else -1,
        by=request.actor,
        at=clock.now(),
    )


def _first_words(case: CaseDesk, form: VerbForm) -> str:
    """What the rules say against the application; the official goes on from there."""
    return queries.refusing_words(case) if form.template in ("reasons", "decide") else ""


def _page(
    request: Request,
    case: CaseDesk,
    form: VerbForm,
    view: VerbView,
    read: Read,
    *,
    version: int | None = None,
    status: int = 422,
) -> HttpResponse:
    posted = read.posted
    return render(
        request,
        f"workbench/verbs/{form.template}.html",
        {
            "case": case,
            "form": form,
            "verb": view,
            "posted": posted,
            "reasons": posted.get("reasons", "") if posted else _first_words(case, form),
            "version": version or posted.get("version") or case.version,
            "errors": read.errors,
            "error_list": list(read.errors.items()),
            "side": side(request),
            "asks": [
                {
                    "key": key,
                    "label": label,
                    "chosen": bool(posted.get(f"ask-{key}")),
                    "words": posted.get(f"words-{key}", ""),
                    "error": read.errors.get(f"words-{key}", ""),
                }
                for key, label in correction_choices(case)
            ],
            "kinds": SpecialKind.choices,
            "views": View.choices,
            "outcomes": Outcome.choices,
            "modes": DeliveryMode.choices,
            "running": [(p.id, p.label) for p in case.procedures if p.ended_at is None],
            "answers": [("approve", _("Approve")), ("decline", _("Decline"))],
            "asked": next((e for e in case.extensions if e.state == "asked"), None),
        },
        status=status if read.errors else 200,
    )
