"""Withdrawal: until the decision the applicant may take the application back."""

from datetime import datetime

from django.db import transaction

from zhengtong.cases import stepping
from zhengtong.cases.actions import special
from zhengtong.cases.events import CaseWithdrawn
from zhengtong.cases.holding import hold
from zhengtong.cases.models import Ending, EndingCause
from zhengtong.cases.states import Verb
from zhengtong.cases.views import CaseView
from zhengtong.cases.wording import optional_words
from zhengtong.kernel.actors import Actor


@transaction.atomic
def withdraw(number: str, reasons: str = "", *, version: int, by: Actor, at: datetime) -> CaseView:
    """Take the application back; reasons are welcome and not required.

    Raises NotFound, Stale, Refused (it has been decided), Forbidden.
    """
    held = hold(number, Verb.WITHDRAW, version=version, by=by, at=at)
    case = held.case
    case.ended_at = at
    special.end_all(held, by=by, at=at)
    Ending.objects.create(
        case=case,
        cause=EndingCause.WITHDRAWN,
        reasons=optional_words("reasons", reasons),
        by=by.ref,
        at=at,
    )
    news = CaseWithdrawn(
        ref=case.ref, item=case.item_code, body=case.body, applicant=case.applicant
    )
    return stepping.finish(
        held, Verb.WITHDRAW, lambda: [news], by=by, at=at, stops=EndingCause.WITHDRAWN
    )
