"""Termination: handling ends without a decision, by order of the head or because time ran out."""

from datetime import datetime

from django.db import transaction

from zhengtong.cases import stepping, writing
from zhengtong.cases.actions import special
from zhengtong.cases.events import CaseTerminated
from zhengtong.cases.holding import Held, hold
from zhengtong.cases.models import Ending, EndingCause, LetterKind
from zhengtong.cases.states import State, Verb
from zhengtong.cases.views import CaseView
from zhengtong.cases.wording import required_words
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor


@transaction.atomic
def terminate(number: str, reasons: str, *, version: int, by: Actor, at: datetime) -> CaseView:
    """End a case without a decision, with reasons in writing.

    Raises NotFound, Stale, Refused, Forbidden, Invalid.
    """
    held = hold(number, Verb.TERMINATE, version=version, by=by, at=at)
    said = required_words("reasons", reasons)
    return _end(held, EndingCause.ORDERED, said, by=by, at=at)


@transaction.atomic
def lapse(number: str, *, by: Actor, at: datetime) -> CaseView | None:
    """End a case whose corrections were not supplied in time; None when they still may be.

    For the system alone.
    """
    held = hold(number, Verb.TERMINATE, version=None, by=by, at=at)
    correction = held.correction
    if held.case.state != State.CORRECTING or correction is None:
        return None
    if clock.local_date(at) <= correction.supply_by:
        return None
    return _end(held, EndingCause.LAPSED, "", by=by, at=at)


def _end(held: Held, cause: EndingCause, reasons: str, *, by: Actor, at: datetime) -> CaseView:
    case = held.case
    case.ended_at = at
    special.end_all(held, by=by, at=at)
    Ending.objects.create(
        case=case, cause=cause, reasons=reasons, body=by.body or case.body, by=by.ref, at=at
    )
    letter = writing.write(
        case, LetterKind.TERMINATION, at=at, data={"cause": cause, "reasons": reasons}
    )
    news = CaseTerminated(
        ref=case.ref,
        item=case.item_code,
        body=case.body,
        applicant=case.applicant,
        cause=cause,
        letter=letter.number,
    )
    return stepping.finish(held, Verb.TERMINATE, lambda: [news], by=by, at=at, stops=cause)
