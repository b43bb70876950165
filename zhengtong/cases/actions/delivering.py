"""Delivery (送达): the result reaches the applicant within ten days (行政许可法 第四十四条)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.cases import stepping, writing
from zhengtong.cases.events import CaseDelivered
from zhengtong.cases.holding import Held, hold
from zhengtong.cases.models import Delivery, Letter, LetterKind
from zhengtong.cases.states import DeliveryMode, Verb
from zhengtong.cases.views import CaseView
from zhengtong.cases.wording import optional_words, required_words
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid


@transaction.atomic
def deliver(
    number: str,
    mode: str,
    *,
    version: int,
    by: Actor,
    at: datetime,
    receiver: str = "",
    tracking: str = "",
    task: int | None = None,
) -> CaseView:
    """Hand the result over: electronically, at the counter (to whom?), by courier (which parcel?).

    Raises NotFound, Stale, Refused, Forbidden, Invalid.
    """
    held = hold(number, Verb.DELIVER, version=version, by=by, at=at, task=task)
    if mode not in DeliveryMode.values:
        raise Invalid(fields={"mode": [_("Choose how the result is delivered.")]})
    letter = note_delivery(held, mode, receiver=receiver, tracking=tracking, by=by, at=at)
    return stepping.finish(
        held, Verb.DELIVER, lambda: [news_of(held, mode, letter)], by=by, at=at, result=mode
    )


def deliver_within_step(held: Held, mode: str, *, by: Actor, at: datetime) -> None:
    """Deliver as an operation of the process, which takes its own step; in its transaction."""
    letter = note_delivery(held, mode, receiver="", tracking="", by=by, at=at)
    stepping.move(held, Verb.DELIVER)
    journal.record(news_of(held, mode, letter), by=by, at=at)


def note_delivery(
    held: Held, mode: str, *, receiver: str, tracking: str, by: Actor, at: datetime
) -> Letter:
    """Write down the delivery and its proof; does not save the case."""
    case = held.case
    who = (
        required_words("receiver", receiver, longest=200)
        if mode == DeliveryMode.PICKUP
        else optional_words("receiver", receiver, longest=200)
    )
    parcel = (
        required_words("tracking", tracking, longest=60)
        if mode == DeliveryMode.COURIER
        else optional_words("tracking", tracking, longest=60)
    )
    case.delivered_at = case.ended_at = at
    Delivery.objects.create(case=case, mode=mode, receiver=who, tracking=parcel, by=by.ref, at=at)
    data = {"mode": mode, "receiver": who, "tracking": parcel}
    return writing.write(case, LetterKind.DELIVERY, at=at, data=data)


def news_of(held: Held, mode: str, letter: Letter) -> CaseDelivered:
    """The line of a delivery."""
    case = held.case
    return CaseDelivered(
        ref=case.ref,
        item=case.item_code,
        body=case.body,
        applicant=case.applicant,
        mode=mode,
        outcome=case.outcome,
        letter=letter.number,
    )
