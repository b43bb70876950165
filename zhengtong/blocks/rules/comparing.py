"""Deciding past cases again: by the same version (replay), or by two versions side by side."""

from collections.abc import Iterable

from zhengtong.blocks.rules import engine
from zhengtong.blocks.rules.facts import as_json, from_json, typed
from zhengtong.blocks.rules.models import DecisionVersion
from zhengtong.blocks.rules.views import Change, Comparison, Replay, VerdictView, version_view
from zhengtong.kernel.errors import Problem


def replay(verdict: VerdictView, version: DecisionVersion) -> Replay:
    """Take a verdict again from its own facts and moment; `same` where the outcome is equal."""
    try:
        ready = engine.ready(version)
        values = {name: from_json(value) for name, value in verdict.facts.items()}
        outcome = engine.evaluate(ready, verdict.decision, values, verdict.now)
    except Problem as problem:
        return Replay(verdict, False, None, str(problem.detail))
    again = as_json(outcome.value)
    return Replay(verdict, again == verdict.outcome, again)


def compare(
    before: DecisionVersion, after: DecisionVersion, verdicts: Iterable[VerdictView]
) -> Comparison:
    """What the later version would have said to past facts where the earlier one said otherwise.

    Facts an older verdict does not have count as null, as they would for any decision.
    """
    changes: list[Change] = []
    failed: list[int] = []
    asked = 0
    for verdict in verdicts:
        asked += 1
        try:
            first, second = (_outcome(version, verdict) for version in (before, after))
        except Problem:
            failed.append(verdict.id)
            continue
        if first != second:
            changes.append(Change(verdict.id, verdict.ref, first, second))
    return Comparison(
        version_view(before), version_view(after), asked, tuple(changes), tuple(failed)
    )


def _outcome(version: DecisionVersion, verdict: VerdictView) -> object:
    ready = engine.ready(version)
    known = verdict.decision in ready.decisions
    wanted = engine.decision_of(ready, verdict.decision if known else "")
    values, _missing = typed(ready.needed(wanted), verdict.facts)
    outcome = engine.evaluate(ready, wanted, values, verdict.now)
    return as_json(outcome.value)
