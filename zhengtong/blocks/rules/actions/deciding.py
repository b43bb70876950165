"""Deciding for a case: asked, answered, and kept with all that is needed to ask again."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from zhengtong.blocks.rules import policies, queries
from zhengtong.blocks.rules.events import VerdictTaken
from zhengtong.blocks.rules.facts import as_json
from zhengtong.blocks.rules.models import Verdict
from zhengtong.blocks.rules.views import Decided, VerdictView, verdict_view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.writes import Insertion

VERDICTS = Insertion(Verdict)


def decide_for(
    ref: str,
    key: str,
    facts: Mapping[str, Any],
    *,
    on: date | None = None,
    decision: str = "",
    by: Actor,
    at: datetime,
) -> tuple[Decided, VerdictView]:
    """Decide by the version in force on a day (today) and keep the verdict with its trace.

    Raises what `queries.decide` raises; then nothing is kept.
    """
    decided = queries.decide(key, facts, on=on or local_date(at), decision=decision, trace=True)
    return decided, record(ref, decided, by=by, at=at)


@transaction.atomic
def record(ref: str, decided: Decided, *, by: Actor, at: datetime) -> VerdictView:
    """Keep a decision that was taken for the thing named by `ref`.

    Only facts the model asks for are kept. Raises Forbidden for a stranger: a verdict belongs to an
    act of somebody.
    """
    policies.ensure_may_decide(by)
    row = VERDICTS.one(_row(ref, decided, by=by, at=at))
    version = decided.version
    event = VerdictTaken(
        ref=ref,
        model=version.key,
        number=version.number,
        decision=decided.decision,
        verdict=row.pk,
    )
    journal.record(event, by=by, at=at)
    return verdict_view(row, version.key, version.number)


def _row(ref: str, decided: Decided, *, by: Actor, at: datetime) -> Verdict:
    return Verdict(
        ref=ref,
        version_id=decided.version.id,
        decision=decided.decision,
        on=decided.on,
        now=decided.now,
        facts=as_json(decided.facts),
        outcome=as_json(decided.value),
        reasons=[
            {
                "words_text": reason.words_text,
                "article_text": reason.article_text,
                "decision": reason.decision,
                "row": reason.row,
            }
            for reason in decided.reasons
        ],
        messages=list(decided.messages),
        trace=decided.trace,
        at=at,
        by=by.ref,
    )
