"""The decision models of the authority, and the versions of one."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.rules import actions, queries
from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.complaints import NONE, of_pairs, of_problem
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import RULE_READERS, side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, NotFound, Refused
from zhengtong.kernel.words import say

DRAFTED, IN_REVIEW = "draft", "in_review"


@roles_only(*RULE_READERS)
def models(request: Request) -> HttpResponse:
    """All models, with the version in force and the one being written."""
    today = clock.local_date(clock.now())
    names = {body.code: say(body.name) for body in identity.bodies()}
    rows = []
    for model in queries.models():
        versions = queries.versions(model.key)
        rows.append(
            {
                "model": model,
                "body": names.get(model.body, model.body),
                "in_force": _in_force(model.key, today),
                "open": next((v for v in versions if v.state in (DRAFTED, IN_REVIEW)), None),
                "count": len(versions),
            }
        )
    may_begin = queries.may_write(request.actor, request.actor.body)
    page = {"rows": rows, "may_begin": may_begin, "side": side(request)}
    return render(request, "workbench/rules/models.html", page)


def _in_force(key: str, day: date) -> queries.VersionView | None:
    try:
        return queries.in_force(key, day)
    except NotFound:
        return None


@roles_only(*RULE_READERS)
def begin(request: Request) -> HttpResponse:
    """Enter a model: its key, its name, its owner; its first version is an empty table."""
    complaints = NONE
    posted = request.POST
    if request.method == "POST":
        key = posted.get("key", "").strip()[:64]
        name = {"zh": posted.get("zh", "").strip()[:80], "en": posted.get("en", "").strip()[:80]}
        body = posted.get("body", "") or request.actor.body
        if not name["zh"]:
            complaints = of_pairs([("zh", _("Give the model a name."))])
        elif any(known.key == key for known in queries.models()):
            complaints = of_pairs([("key", _("There is a model with this key already."))])
        else:
            try:
                return _begun(request, key, name, body)
            except Invalid as problem:
                words = " ".join(str(part) for part in (problem.detail, problem.hint) if part)
                complaints = of_pairs([("key", words)])
    bodies = [
        (body.code, say(body.name))
        for body in identity.bodies()
        if queries.may_write(request.actor, body.code)
    ]
    return render(
        request,
        "workbench/rules/begin.html",
        {
            "complaints": complaints,
            "posted": posted,
            "bodies": bodies,
            "body": posted.get("body", "") or request.actor.body,
            "side": side(request),
        },
        status=422 if complaints else 200,
    )


def _begun(request: Request, key: str, name: dict[str, str], body: str) -> HttpResponse:
    at = clock.now()
    actions.put_model(key, name, body, by=request.actor, at=at)
    first = render_to_string("workbench/rules/first.dmn", {"key": key, "name": name["zh"]})
    version = actions.draft(key, first, by=request.actor, at=at)
    return HttpResponseRedirect(reverse("desk:rules-version", args=[key, version.number]))


@roles_only(*RULE_READERS)
def model(request: Request, key: str) -> HttpResponse:
    """One model: its versions, which one decides today, and what may be done."""
    view = queries.model(key)
    complaints = NONE
    if request.method == "POST":
        try:
            version = actions.draft(key, by=request.actor, at=clock.now())
            return HttpResponseRedirect(reverse("desk:rules-version", args=[key, version.number]))
        except Refused as problem:
            complaints = of_problem(problem)
    today = clock.local_date(clock.now())
    versions = queries.versions(key)
    in_force = _in_force(key, today)
    authors = {name for version in versions for name in (version.author, version.reviewer) if name}
    return render(
        request,
        "workbench/rules/model.html",
        {
            "model": view,
            "body": _body_name(view.body),
            "versions": versions,
            "in_force": in_force.number if in_force else 0,
            "people": people(authors),
            "may_write": queries.may_write(request.actor, view.body),
            "may_review": queries.may_review(request.actor, view.body),
            "open": any(version.state in (DRAFTED, IN_REVIEW) for version in versions),
            "complaints": complaints,
            "today": today,
            "side": side(request),
        },
        status=409 if complaints else 200,
    )


@roles_only(*RULE_READERS)
def withdraw(request: Request, key: str, number: int) -> HttpResponse:
    """Take a published version out of force, from today on."""
    if request.method == "POST":
        actions.withdraw(key, number, by=request.actor, at=clock.now())
        messages.success(request, _("Version %(number)s is withdrawn.") % {"number": number})
    return HttpResponseRedirect(reverse("desk:rules-model", args=[key]))


def people(refs: set[str]) -> dict[str, str]:
    """The names of officials by ref; the system has one too."""
    named = {}
    for ref in refs:
        try:
            named[ref] = identity.staff(ref).name
        except NotFound:
            named[ref] = _("Set-up of the installation")
    return named


def _body_name(code: str) -> str:
    try:
        return say(identity.body(code).name)
    except NotFound:
        return code
