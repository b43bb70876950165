"""One version of a decision model: drawn, checked, handed in, reviewed, published."""

from collections.abc import Callable
from datetime import date

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.blocks.rules import actions, queries
from zhengtong.channels.furniture.access import View, roles_only
from zhengtong.channels.furniture.complaints import NONE, Complaints, of_pairs, of_problem
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import RULE_READERS, side
from zhengtong.channels.workbench.rulebook.listing import people
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Forbidden, Invalid, Problem, Refused, Stale

LONGEST_XML = 4_000_000
#: The drawing tool's mark must stand as it is made, with styles on its elements; these and no
#: others are let in, on this page alone.
MARK = [
    "'unsafe-hashes'",
    "'sha256-r3vOsuepBDg6tz/cOusiNJ9Y4Lp9hGQTT7pzDks1Xxc='",
    "'sha256-CA/eh4+2R0J7cEQ14gBMtx834RIOjzMUqCM+evtrkp4='",
    "'sha256-JpvvTIK7ulxf/3oA+AUuVbO9Labs8npGWGm9X9nGIWw='",
    "'sha256-9OIpRRx0bq4t4s2zyqbocMNwedniLDaxLB+FlLIjNgM='",
    "'sha256-GAdrtwahSjGXI0UQQnfyEVtPn+wfgQxvyrjyQuByfuU='",
    "'sha256-ZG9bHUWWXDZyu7zfItuLwGK+cah/hweM0RfXpZpxZVM='",
]

#: The one style sheet that the tool puts into the page itself, for its shortcut menus.
SHEET = ["'self'", "'sha256-t+rZHFQIkTpJNmnX0H2lJhllZ0CjvOpjODXVA30ygdM='"]
#: django-csp describes views without arguments only.
with_the_mark: Callable[[View], View] = csp_update(
    {"style-src-attr": MARK, "style-src-elem": SHEET}
)


@roles_only(*RULE_READERS)
@with_the_mark
def version(request: Request, key: str, number: int) -> HttpResponse:
    """The designer of a draft; a version in review or published is shown the same way."""
    complaints, status, typed = NONE, 200, ""
    if request.method == "POST":
        typed = request.POST.get("xml", "")[:LONGEST_XML]
        try:
            words = VERBS[request.POST.get("verb", "save")](request, key, number)
        except KeyError:
            raise Invalid(_("There is no such button.")) from None
        except Stale as problem:
            complaints, status = of_problem(problem), 409
        except (Invalid, Refused, Forbidden) as problem:
            complaints, status = _without_fields(problem), problem.status
        else:
            messages.success(request, words)
            return HttpResponseRedirect(reverse("desk:rules-version", args=[key, number]))
    shown = queries.version(key, number, by=request.actor)
    view, model = shown.version, queries.model(key)
    may_write = view.state == "draft" and queries.may_write(request.actor, model.body)
    xml = typed if typed and may_write else shown.xml
    report = _report(xml, shown)
    return render(
        request,
        "workbench/rules/version.html",
        {
            "model": model,
            "view": view,
            "xml": xml,
            "tests": shown.tests,
            "report": report,
            "may_write": may_write,
            "may_hand_in": may_write and report is not None and not report.blocks,
            "may_review": _may_review(request, view, model.body),
            "is_author": request.actor.ref in view.authors,
            "people": people({*view.authors, view.reviewer} - {""}),
            "complaints": complaints,
            "today": clock.local_date(clock.now()),
            "side": side(request),
        },
        status=status,
    )


@roles_only(*RULE_READERS)
def check(request: Request, key: str, number: int) -> HttpResponse:
    """What would be said of a drawing as it stands, asked for while it is drawn."""
    shown = queries.version(key, number, by=request.actor)
    xml = request.POST.get("xml", "")[:LONGEST_XML] or shown.xml
    page = {"report": _report(xml, shown), "tests": shown.tests, "view": shown.version}
    return render(request, "workbench/rules/findings.html", page)


def _report(xml: str, shown: queries.Draft) -> queries.Report | None:
    try:
        return queries.check(xml, shown.tests)
    except Problem:
        return None


def _without_fields(problem: Problem) -> Complaints:
    """Fields of a diagram are no fields of the page: they are named in the words."""
    told = of_problem(problem)
    if not problem.fields:
        return told
    lines = [("", f"{where}: {words}" if where else words) for where, words in told.summary]
    return of_pairs([("", str(problem.detail)), *lines[:20]])


def _may_review(request: Request, view: queries.VersionView, body: str) -> bool:
    return view.state == "in_review" and queries.may_review(request.actor, body)


def _save(request: Request, key: str, number: int) -> str:
    _is_open(request, key, number)
    xml = request.POST.get("xml", "")
    if len(xml) > LONGEST_XML:
        raise Invalid(_("This diagram is larger than four megabytes."))
    edits = request.POST.get("edits", "")
    seen = int(edits) if edits.isdecimal() and len(edits) < 10 else None
    actions.edit(key, xml, edits=seen, by=request.actor, at=clock.now())
    return _("Saved.")


def _hand_in(request: Request, key: str, number: int) -> str:
    if request.POST.get("xml"):
        _save(request, key, number)
    _is_open(request, key, number)
    actions.submit(key, by=request.actor, at=clock.now())
    return _("Handed in. A second person reviews and publishes it.")


def _publish(request: Request, key: str, number: int) -> str:
    _is_open(request, key, number)
    actions.publish(
        key,
        digest=request.POST.get("digest", "")[:64],
        in_force_from=_day(request),
        by=request.actor,
        at=clock.now(),
    )
    return _("Published.")


def _give_back(request: Request, key: str, number: int) -> str:
    _is_open(request, key, number)
    actions.give_back(key, by=request.actor, at=clock.now())
    return _("Given back to its author.")


def _is_open(request: Request, key: str, number: int) -> None:
    """The verbs speak of the open version: another one on an old page is told."""
    state = queries.version(key, number, by=request.actor).version.state
    if state not in ("draft", "in_review"):
        raise Stale(
            _("This version has been published meanwhile."),
            hint=_("Open the model to see its versions."),
        )


def _day(request: Request) -> date | None:
    parts = [request.POST.get(f"from-{part}", "").strip() for part in ("year", "month", "day")]
    if not any(parts):
        return None
    try:
        return date(*(int(part) for part in parts))
    except (ValueError, OverflowError):
        raise Invalid(
            _("This is not a day."), hint=_("Write it like 2026 3 1, or leave it empty for today.")
        ) from None


VERBS: dict[str, Callable[[Request, str, int], str]] = {
    "save": _save,
    "hand-in": _hand_in,
    "publish": _publish,
    "give-back": _give_back,
}
