"""Closing (办结归档): nothing more is owed, the case goes to the file."""

from datetime import datetime

from django.db import transaction

from zhengtong.cases import stepping
from zhengtong.cases.events import CaseClosed
from zhengtong.cases.holding import hold
from zhengtong.cases.states import Verb
from zhengtong.cases.views import CaseView
from zhengtong.kernel.actors import Actor


@transaction.atomic
def close(number: str, *, version: int | None, by: Actor, at: datetime) -> CaseView:
    """Close a case whose result was delivered. Raises NotFound, Stale, Refused, Forbidden."""
    held = hold(number, Verb.CLOSE, version=version, by=by, at=at)
    case = held.case
    news = CaseClosed(ref=case.ref, item=case.item_code, body=case.body)
    return stepping.finish(held, Verb.CLOSE, lambda: [news], by=by, at=at)
