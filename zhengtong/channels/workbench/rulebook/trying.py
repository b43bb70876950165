"""Trying a version with facts of one's own, and keeping what comes out as a test case."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.blocks.rules import actions, queries
from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.complaints import NONE, Complaints, of_pairs
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import RULE_READERS, side
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Problem, Refused, Stale

FACT = "fact-"
LONGEST_FACT = 2000
LONGEST_NAME = 120


@roles_only(*RULE_READERS)
def attempt(request: Request, key: str, number: int) -> HttpResponse:
    """Facts in, outcome and trace out; nothing is written unless it is kept as a test case."""
    shown = queries.version(key, number, by=request.actor)
    model = queries.model(key)
    complaints, outcome, status = NONE, None, 200
    sent = request.POST if request.method == "POST" else request.GET
    decisions: list[str] = []
    asked: list[queries.Question] = []
    try:
        asked, decisions = queries.asked(shown.xml), queries.decisions(shown.xml)
    except Problem as problem:
        complaints = of_pairs([("", f"{problem.detail} {problem.hint}".strip())])
    facts = read_facts(asked, sent)
    if request.method == "POST" and not complaints:
        try:
            outcome = queries.try_out(
                shown.xml, facts, decision=sent.get("decision", "")[:200], now=clock.now()
            )
            if sent.get("verb") == "keep":
                _keep(request, shown, facts, outcome)
                messages.success(request, _("Kept as a test case."))
                return HttpResponseRedirect(reverse("desk:rules-version", args=[key, number]))
        except (Invalid, Refused, Stale) as problem:
            complaints, status = _complaints(problem), problem.status
    return render(
        request,
        "workbench/rules/try.html",
        {
            "model": model,
            "view": shown.version,
            "fields": [_field(one, sent, complaints) for one in asked],
            "decisions": [(name, name) for name in decisions],
            "decision": sent.get("decision", ""),
            "outcome": outcome,
            "said": json.dumps(outcome.value, ensure_ascii=False, indent=1) if outcome else "",
            "name": sent.get("name", ""),
            "may_keep": shown.version.state == "draft"
            and queries.may_write(request.actor, model.body),
            "complaints": complaints,
            "side": side(request),
        },
        status=status,
    )


def read_facts(asked: list[queries.Question], sent: Any) -> dict[str, Any]:
    """The facts as typed; what is left empty is not known."""
    facts: dict[str, Any] = {}
    for one in asked:
        typed = sent.get(FACT + one.name, "").strip()[:LONGEST_FACT]
        if not typed:
            continue
        if one.type == "boolean":
            facts[one.name] = typed == "true"
        elif typed[0] in "[{":
            facts[one.name] = _structure(typed)
        else:
            facts[one.name] = typed
    return facts


def _structure(typed: str) -> Any:
    """Lists and contexts are typed as JSON; what is none is taken as text."""
    try:
        return json.loads(typed)
    except (ValueError, RecursionError):
        return typed


def _field(one: queries.Question, sent: Any, complaints: Complaints) -> dict[str, Any]:
    choices = [(value, _words(words)) for value, words in one.choices]
    if one.type == "boolean":
        choices = [("true", _("Yes")), ("false", _("No"))]
    return {
        "name": FACT + one.name,
        "label": one.label or one.name,
        "hint": HINTS.get(one.type, ""),
        "choices": choices,
        "value": sent.get(FACT + one.name, ""),
        "error": complaints.at.get(FACT + one.name, ""),
    }


def _words(words: Any) -> str:
    return words if isinstance(words, str) else str(words.get("zh", ""))


HINTS = {
    "date": "2026-03-01",
    "time": "08:30:00",
    "date and time": "2026-03-01T08:30:00",
    "days and time duration": "P3D",
    "years and months duration": "P1Y6M",
}


def _keep(
    request: Request, shown: queries.Draft, facts: dict[str, Any], outcome: queries.Trial
) -> None:
    name = request.POST.get("name", "").strip()[:LONGEST_NAME]
    if not name:
        raise Invalid(_("Give the test case a name."), fields={"name": [_("Give it a name.")]})
    test = queries.TestView(
        name=name,
        facts=facts,
        expected=outcome.value,
        decision=request.POST.get("decision", "")[:200],
        now=clock.now(),
    )
    others = [kept for kept in shown.tests if kept.name != name]
    actions.keep_tests(
        shown.version.key, [*others, test], edits=shown.version.edits, by=request.actor,
        at=clock.now(),
    )  # fmt: skip


def _complaints(problem: Problem) -> Complaints:
    pairs = [
        (name if name == "name" else FACT + name, str(word))
        for name, words in problem.fields.items()
        for word in words
    ]
    return of_pairs(pairs or [("", f"{problem.detail} {problem.hint}".strip())])


@roles_only(*RULE_READERS)
def drop(request: Request, key: str, number: int) -> HttpResponse:
    """Take a test case away from a draft."""
    if request.method == "POST":
        shown = queries.version(key, number, by=request.actor)
        name = request.POST.get("name", "")
        actions.keep_tests(
            key,
            [test for test in shown.tests if test.name != name],
            edits=shown.version.edits,
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("The test case is removed."))
    return HttpResponseRedirect(reverse("desk:rules-version", args=[key, number]))


@roles_only(*RULE_READERS)
def compare(request: Request, key: str, number: int) -> HttpResponse:
    """What this version would have said to past cases, beside another version."""
    versions = [one for one in queries.versions(key) if one.number != number]
    chosen = request.GET.get("with", "")
    other = int(chosen) if chosen.isdecimal() and len(chosen) < 6 else 0
    if not other and versions:
        other = versions[0].number
    comparison, complaints = None, NONE
    queries.version(key, number, by=request.actor)
    if other:
        try:
            comparison = queries.compare(key, other, number)
        except Problem as problem:
            complaints = of_pairs([("", f"{problem.detail} {problem.hint}".strip())])
    return render(
        request,
        "workbench/rules/compare.html",
        {
            "model": queries.model(key),
            "number": number,
            "other": other,
            "versions": [(one.number, str(one.number)) for one in versions],
            "comparison": comparison,
            "changed": len(comparison.changes) if comparison else 0,
            "failed": len(comparison.failed) if comparison else 0,
            "complaints": complaints,
            "side": side(request),
        },
    )
