"""Trying a diagram before it decides anything: what it asks for, and what it says to made-up facts.

Nothing is written; a verdict is only what was decided for a case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhengtong.blocks.rules import engine
from zhengtong.blocks.rules.facts import as_json, typed
from zhengtong.blocks.rules.views import Question, Reason
from zhengtong.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome in words of JSON, with reasons, messages and trace as of a real decision."""

    decision: str
    value: Any
    reasons: tuple[Reason, ...]
    messages: tuple[str, ...]
    missing: tuple[str, ...]
    trace: Any


def asked(xml: str) -> list[Question]:
    """The facts that a diagram asks for, in its order; raises Invalid for what is no diagram."""
    return [one.question for one in engine.prepare(xml).asked]


def decisions(xml: str) -> list[str]:
    """The decisions of a diagram, the one that no other needs first."""
    try:
        ready = engine.prepare(xml)
    except Invalid:
        return []
    others = [name for name in ready.decisions if name != ready.main]
    return [ready.main, *others] if ready.main else others


def try_out(
    xml: str, facts: Mapping[str, Any], *, decision: str = "", now: datetime | None = None
) -> Trial:
    """What a diagram says to facts. Raises Invalid (facts, decision, no diagram), Refused."""
    ready = engine.prepare(xml)
    wanted = engine.decision_of(ready, decision)
    values, missing = typed(ready.asked, facts)
    outcome = engine.evaluate(ready, wanted, values, now, traced=True)
    needed = {one.name for one in ready.needed(wanted)}
    return Trial(
        decision=wanted,
        value=as_json(outcome.value),
        reasons=outcome.reasons,
        messages=outcome.messages,
        missing=tuple(name for name in missing if name in needed),
        trace=outcome.trace,
    )
