"""Scenario guidance (情形引导): a few questions, then exactly what applies to this situation.

Only questions whose answers can still change something are asked; the rules tell which they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhengtong.blocks.rules import queries as rules
from zhengtong.blocks.rules.queries import Question, Reason, VerdictView
from zhengtong.cases import ruling
from zhengtong.cases.views import CaseDesk
from zhengtong.kernel.errors import NotFound
from zhengtong.registers.catalogue import queries as catalogue

#: What can be told before an application, in the order in which it is asked for.
ROLES = (ruling.ELIGIBILITY, ruling.MATERIALS, ruling.FEE)


@dataclass(frozen=True, slots=True)
class Guidance:
    """Where the questions lead. `questions` are open; with none left the rest is complete.

    `eligible` is None where the item has no rule for it; `materials` are the keys of those needed,
    None where all that the guide lists may be.
    """

    questions: tuple[Question, ...]
    eligible: bool | None
    reasons: tuple[Reason, ...]
    materials: tuple[str, ...] | None
    fee: str
    asked: tuple[Question, ...]


def has_guidance(decisions: Mapping[str, Any]) -> bool:
    """Whether an item can be asked about at all."""
    return any(role in decisions for role in ROLES)


def rulings(desk: CaseDesk) -> list[VerdictView]:
    """What the rules said to a case when it was submitted, for an official who has its desk."""
    if not catalogue.pinned(desk.item_version).decisions:
        return []
    return rules.verdicts_of(desk.ref)


def refusing_words(desk: CaseDesk) -> str:
    """The reasons of the rules against an application, to begin a refusal or rejection with."""
    against = [v for v in rulings(desk) if ruling.denied(v.outcome) and v.reasons]
    return ruling.in_lines(reason for verdict in against for reason in verdict.reasons)


def guidance(code: str, facts: Mapping[str, Any], *, on: date) -> Guidance:
    """Ask the rules of an item about facts that somebody tells of themselves.

    Raises NotFound for an unknown item or one without rules in force, Invalid naming the facts that
    are not of the right form.
    """
    guide = catalogue.guide(code)
    asked: dict[str, Question] = {}
    still: dict[str, Question] = {}
    found: dict[str, ruling.Ruling] = {}
    for role in ROLES:
        named = guide.decisions.get(role)
        if not named:
            continue
        model, decision = named["model"], named.get("decision", "")
        try:
            known = rules.open_questions(model, {}, on=on, decision=decision)
            opened = rules.open_questions(model, facts, on=on, decision=decision)
        except NotFound:
            continue
        asked |= {question.name: question for question in known}
        answer = ruling.ask(guide.decisions, role, facts, on=on)
        if answer is not None:
            found[role] = answer
        if not opened and answer is not None and answer.denies:
            still = {}
            break
        still |= {question.name: question for question in opened}
    if not asked:
        raise NotFound
    eligibility = found.get(ruling.ELIGIBILITY)
    return Guidance(
        questions=tuple(still.values()),
        eligible=None if eligibility is None else not eligibility.denies,
        reasons=eligibility.decided.reasons if eligibility else (),
        materials=_keys(guide.materials, found.get(ruling.MATERIALS)),
        fee=_fee(found.get(ruling.FEE)),
        asked=tuple(asked.values()),
    )


def _keys(
    materials: Iterable[catalogue.GuideMaterial], answer: ruling.Ruling | None
) -> tuple[str, ...] | None:
    """The materials that the rules name, by key or by Chinese name, in the guide's order."""
    if answer is None or not isinstance(answer.value, list):
        return None
    named = {str(one) for one in answer.value}
    return tuple(m.key for m in materials if m.key in named or m.name.get("zh", "") in named)


def _fee(answer: ruling.Ruling | None) -> str:
    return "" if answer is None or answer.value is None else str(answer.value)
