"""What the rules of an item say to an application: facts gathered, decisions asked, answers kept.

An item names decision models by the role they play (`registers.catalogue`): who is eligible, which
materials are needed, what it costs, who handles it, and what may be approved at once. On a day on
which no version of a model is in force the role is not played, and people decide as ever.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.rules import actions as rules
from zhengtong.blocks.rules import queries as ruled
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound, Problem

log = logging.getLogger("zhengtong.cases")

ELIGIBILITY, MATERIALS, FEE, ROUTING, APPROVAL = (
    "eligibility", "materials", "fee", "routing", "approval",
)  # fmt: skip
#: Roles asked when an application is submitted; the others are for guidance before it.
AT_SUBMISSION = (ELIGIBILITY, ROUTING, APPROVAL)
#: What an approval decision says when the case may be granted without an official.
GRANTS = ("granted", "准予", "准予批准")
#: What an eligibility decision says when the applicant is not entitled.
DENIES = ("no", "不符合", "不符合条件")
BY_HAND = "by_hand"
GRANTED = "granted"
LONGEST_FACT = 200

Decisions = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer of the rules in one role; `value` as `blocks.rules` gives it."""

    role: str
    value: Any
    decided: ruled.Decided

    @property
    def denies(self) -> bool:
        """Whether it says that the applicant is not entitled."""
        return self.role == ELIGIBILITY and denied(self.value)


def granted(value: Any) -> bool:
    """Whether an approval decision grants: `true` or one of the words, never a number."""
    return value is True or (isinstance(value, str) and value in GRANTS)


def denied(value: Any) -> bool:
    """Whether an eligibility decision says no."""
    return value is False or (isinstance(value, str) and value in DENIES)


def facts_of(
    form: forms.Form, answers: Mapping[str, Any], applicant: str, kind: str
) -> dict[str, Any]:
    """What rules may ask about: what is known of the applicant, and what the form says.

    By data element, by key of the field, and by its Chinese label with the words of the choice, so
    that officials can write tables in the words of the form. What the form says goes first.
    """
    facts: dict[str, Any] = {"applicant.kind": kind, "申请人类型": WHO.get(kind, kind)}
    facts |= {key: known.value for key, known in identity.known_facts(applicant).items()}
    for field in form.fields:
        value = answers.get(field.key)
        if value in (None, "", []):
            continue
        facts[field.key] = value
        if field.element:
            facts[field.element] = value
        shown = {choice.value: choice.label_text.get("zh", "") for choice in field.choices}
        label = field.label_text.get("zh", "")
        if label:
            facts[label] = _in_words(value, shown)
    return facts


WHO = {"person": "自然人", "company": "法人"}


def _in_words(value: Any, shown: Mapping[str, str]) -> Any:
    if not shown:
        return value
    if isinstance(value, list):
        return [shown.get(str(one), one) for one in value]
    return shown.get(str(value), value)


def ask(decisions: Decisions, role: str, facts: Mapping[str, Any], *, on: date) -> Ruling | None:
    """What the rules say in a role; None where the item has none, or none are in force that day.

    Raises Invalid where a fact is not of the form the rules need, Refused where they take too much
    work.
    """
    named = decisions.get(role)
    if not named:
        return None
    try:
        decided = ruled.decide(named["model"], facts, on=on, decision=named.get("decision", ""))
    except NotFound:
        return None
    return Ruling(role, decided.value, decided)


def rule(
    ref: str, decisions: Decisions, facts: Mapping[str, Any], *, by: Actor, at: datetime, on: date
) -> dict[str, Any]:
    """Ask what is to be asked at submission, keep each verdict; the facts for the process.

    Rules that cannot answer leave the case to people: nothing an applicant may do can be stopped
    by a fault of theirs.
    """
    told: dict[str, Any] = {}
    for role in AT_SUBMISSION:
        named = decisions.get(role)
        if not named:
            continue
        try:
            decided, _verdict = rules.decide_for(
                ref, named["model"], facts, on=on, decision=named.get("decision", ""),
                by=by, at=at,
            )  # fmt: skip
        except Problem as problem:
            log.warning("rules not asked", extra={"role": role, "code": problem.code, "ref": ref})
            continue
        told[role] = as_fact(role, decided.value)
    entitled = told.get(ELIGIBILITY, "")
    if ELIGIBILITY in decisions and (entitled == "" or denied(entitled)):
        told[APPROVAL] = BY_HAND  # nothing is approved at once without a clear yes
    return told


def reasons_of(ref: str) -> str:
    """The reasons of all verdicts about a case, in Chinese, as letters say them."""
    return in_lines(reason for taken in ruled.verdicts_of(ref) for reason in taken.reasons)


def in_lines(reasons: Iterable[ruled.Reason]) -> str:
    """Reasons in Chinese, a line each, with the article behind it."""
    lines = []
    for reason in reasons:
        words, article = reason.words_text.get("zh", ""), reason.article_text.get("zh", "")
        line = f"{words}（{article}）" if words and article else words or article
        if line and line not in lines:
            lines.append(line)
    return "\n".join(lines)


def as_fact(role: str, value: Any) -> str | bool:
    """An answer as a fact of the process: short, and never about a person."""
    if role == APPROVAL:
        return GRANTED if granted(value) else BY_HAND
    if isinstance(value, bool):
        return value
    return value[:LONGEST_FACT] if isinstance(value, str) else ""
