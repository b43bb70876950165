"""The decision (决定): granted or rejected, in writing, with reasons (行政许可法 第三十八条).

What follows from it is the process's: the licence is issued and delivered by operations in the same
transaction, or wait for a step of their own.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.cases import clock, clockwork, policies, stepping, writing
from zhengtong.cases.events import CaseDecided
from zhengtong.cases.holding import Held, hold, refusal
from zhengtong.cases.models import Case, Decision, LetterKind
from zhengtong.cases.states import Outcome, Verb, View
from zhengtong.cases.views import CaseView
from zhengtong.cases.wording import optional_words, required_words
from zhengtong.kernel import calendars, journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Invalid, Refused

from .accepting import accepted, take_in


@transaction.atomic
def decide(
    number: str,
    outcome: str,
    reasons: str = "",
    *,
    version: int,
    by: Actor,
    at: datetime,
    task: int | None = None,
) -> CaseView:
    """Grant or reject. A rejection, or a grant against an opinion, states its reasons.

    Raises NotFound, Stale, Refused (a special procedure is open …), Forbidden, Invalid.
    """
    held = hold(number, Verb.DECIDE, version=version, by=by, at=at, task=task)
    return settle(held, outcome, reasons, by=by, at=at)


@transaction.atomic
def decide_at_once(
    number: str,
    outcome: str,
    reasons: str = "",
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> CaseView:
    """Accept and decide an item that is handled on the spot (即办件), in one transaction.

    The actor must hold both steps. Raises NotFound, Stale, Refused, Forbidden, Invalid.
    """
    held = hold(number, Verb.DECIDE_AT_ONCE, version=version, by=by, at=at)
    take_in(held, by=by, at=at)
    verdict = policies.check(Verb.DECIDE, by, held.facts(at))
    if not verdict.open:
        raise refusal(verdict)
    held.turn = verdict.task
    return settle(held, outcome, reasons, by=by, at=at)


def grant_within_step(held: Held, reasons: str, *, by: Actor, at: datetime) -> None:
    """Accept and grant by rule, as an operation of the process, which takes its own step.

    In its transaction; the verdict of the rules stands beside the case.
    """
    case = held.case
    case.accepted_at, case.accepted_on = at, local_date(at)
    stepping.move(held, Verb.ACCEPT)
    journal.record(accepted(case, at), by=by, at=at)
    left = _days_left(held, at)
    case.outcome, case.decided_at = Outcome.GRANTED, at
    Decision.objects.create(
        case=case,
        outcome=case.outcome,
        reasons=reasons,
        body=case.body,
        by=by.ref,
        by_name=by.name,
        at=at,
    )
    stepping.move(held, Verb.DECIDE)
    journal.record(_decided(case, reasons, left, at), by=by, at=at)


def settle(held: Held, outcome: str, reasons: str, *, by: Actor, at: datetime) -> CaseView:
    """Decide a case that is held; in a transaction of its caller."""
    case = held.case
    if outcome not in Outcome.values:
        raise Invalid(fields={"outcome": [_("Choose whether to grant or to reject.")]})
    if case.accepted_at and at < case.accepted_at:
        raise Refused(_("A decision cannot be older than the acceptance."), code="order")
    against = outcome == Outcome.GRANTED and _somebody_disagrees(held)
    needed = policies.needs_reasons(outcome, against=against)
    said = required_words("reasons", reasons) if needed else optional_words("reasons", reasons)
    left = _days_left(held, at)
    case.outcome, case.decided_at = outcome, at
    Decision.objects.create(
        case=case,
        outcome=outcome,
        reasons=said,
        body=by.body or case.body,
        by=by.ref,
        by_name=by.name,
        at=at,
    )
    return stepping.finish(
        held, Verb.DECIDE, lambda: [_decided(case, said, left, at)], by=by, at=at, result=outcome
    )


def _decided(case: Case, reasons: str, days_left: int, at: datetime) -> CaseDecided:
    """Write the decision as a letter, and the news of it."""
    deliver_by = case.due_on.isoformat()
    kind = LetterKind.GRANT if case.outcome == Outcome.GRANTED else LetterKind.REJECTION
    data = {"reasons": reasons, "deliver_by": deliver_by}
    letter = writing.write(case, kind, at=at, data=data)
    return CaseDecided(
        ref=case.ref,
        item=case.item_code,
        body=case.body,
        applicant=case.applicant,
        outcome=case.outcome,
        days_left=days_left,
        deliver_by=deliver_by,
        letter=letter.number,
    )


def _somebody_disagrees(held: Held) -> bool:
    return held.case.opinions.filter(view=View.DISAGREE).exists()


def _days_left(held: Held, at: datetime) -> int:
    facts = clockwork.facts_of(held.case, procedures=held.procedures)
    reading = clock.read(facts, today=local_date(at), calendar=calendars.calendar())
    return reading.promised.left if reading.promised else 0
