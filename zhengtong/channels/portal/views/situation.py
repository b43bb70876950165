"""Does it apply to me? A few questions, one at a time; nothing of the answers is kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zhengtong.cases import queries as cases
from zhengtong.cases.queries import Question
from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.complaints import NONE, Complaints, of_pairs
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import queries as catalogue

FACT = "fact-"
LONGEST = 200
PARTS = ("year", "month", "day")


@never_cache
@require_http_methods(["GET", "POST"])
@for_everybody
def situation(request: Request, code: str) -> HttpResponse:
    """The next question that matters, or what follows from the answers."""
    guide = catalogue.guide(code)
    today = clock.local_date(clock.now())
    shape = cases.guidance(code, {}, on=today)
    complaints = NONE
    typed, facts, malformed = read(shape.asked, request.POST)
    dropped = request.POST.get("again", "")
    for kept in (typed, facts):
        kept.pop(dropped, None)
    try:
        found = cases.guidance(code, facts, on=today)
    except Invalid as problem:
        wrong = {name: words for name, words in problem.fields.items() if name in typed}
        complaints = of_pairs(
            [(FACT + name, str(word)) for name, words in wrong.items() for word in words]
            or [("", str(problem.detail))]
        )
        facts = {name: value for name, value in facts.items() if name not in wrong}
        found = cases.guidance(code, facts, on=today)
    if malformed and not dropped:
        complaints = of_pairs([*complaints.summary, *malformed])
    asked_before = request.POST.get("asked", "")
    if asked_before and asked_before not in typed and not dropped and not complaints:
        complaints = of_pairs([(FACT + asked_before, _("Answer the question to go on."))])
    question = found.questions[0] if found.questions else None
    return render(
        request,
        "portal/situation.html",
        {
            "guide": guide,
            "found": found,
            "question": _field(question, typed, complaints) if question else None,
            "answers": _answers(shape.asked, typed, facts),
            "materials": [
                m for m in guide.materials if found.materials is None or m.key in found.materials
            ],
            "complaints": complaints,
            "yes_no": [("true", _("Yes")), ("false", _("No"))],
        },
        status=422 if complaints else 200,
    )


def read(
    asked: tuple[Question, ...], sent: Mapping[str, Any]
) -> tuple[dict[str, str], dict[str, Any], list[tuple[str, str]]]:
    """What was typed, the facts in it, and complaints about what is no fact."""
    typed: dict[str, str] = {}
    facts: dict[str, Any] = {}
    complaints: list[tuple[str, str]] = []
    for one in asked:
        name = FACT + one.name
        value = str(sent.get(name, "")).strip()[:LONGEST]
        if one.type == "date" and not value:
            value, fault = _day(name, sent)
            complaints += fault
        if not value:
            continue
        typed[one.name] = value
        if one.type == "boolean":
            facts[one.name] = value == "true"
        elif one.choices and value not in {key for key, _words in one.choices}:
            typed.pop(one.name)
        else:
            facts[one.name] = value
    return typed, facts, complaints


def _day(name: str, sent: Mapping[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    parts = [str(sent.get(f"{name}-{part}", "")).strip() for part in PARTS]
    if not any(parts):
        return "", []
    try:
        return date(*(int(part) for part in parts)).isoformat(), []
    except (ValueError, OverflowError):
        return "", [(f"{name}-year", _("This is not a day. Write it like 1960 3 1."))]


def _field(one: Question, typed: Mapping[str, str], complaints: Complaints) -> dict[str, Any]:
    name = FACT + one.name
    return {
        "key": one.name,
        "name": name,
        "label": one.label or one.name,
        "kind": _kind(one),
        "options": [(key, say(words)) for key, words in one.choices],
        "error": complaints.at.get(name, "") or complaints.at.get(f"{name}-year", ""),
        "value": typed.get(one.name, "") if complaints else "",
    }


def _kind(one: Question) -> str:
    if one.choices:
        return "choices"
    return one.type if one.type in ("boolean", "date", "number") else "text"


def _answers(
    asked: tuple[Question, ...], typed: Mapping[str, str], facts: Mapping[str, Any]
) -> list[dict[str, Any]]:
    return [
        {
            "key": one.name,
            "name": FACT + one.name,
            "label": one.label or one.name,
            "value": typed[one.name],
            "shown": _shown(one, typed[one.name]),
            "day": _as_day(one, typed[one.name]),
            "yes_no": one.type == "boolean",
        }
        for one in asked
        if one.name in typed and one.name in facts
    ]


def _shown(one: Question, value: str) -> str:
    return next((say(words) for key, words in one.choices if key == value), value)


def _as_day(one: Question, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if one.type == "date" else None
    except ValueError:
        return None
