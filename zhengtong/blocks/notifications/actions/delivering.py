"""Take a delivery over its transport: claim, hand over, prove.

Claim and proof are transactions of their own; between them the network is waited for and nothing
is locked. Who is killed in between leaves a claim that runs out; the next try hands over the same
parcel with the same key, and the transport shows it once.
"""

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction

from zhengtong.blocks.notifications import states
from zhengtong.blocks.notifications.events import DeliveryGivenUp, MessageDelivered
from zhengtong.blocks.notifications.models import Delivery
from zhengtong.blocks.notifications.sockets import TRANSPORTS, Parcel, TryLater, Undeliverable
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.refs import ref
from zhengtong.kernel.words import say

log = logging.getLogger("zhengtong.notifications")

CLAIM = timedelta(minutes=2)
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
MOST_TRIES = 10


def deliver(delivery_id: int, *, at: datetime) -> str:
    """Try one delivery; returns its state afterwards. Nothing happens when it is not due."""
    claimed = _claim(delivery_id, at)
    if claimed is None:
        return Delivery.objects.values_list("state", flat=True).get(pk=delivery_id)
    try:
        receipt = TRANSPORTS.get(claimed.transport).deliver(_parcel(claimed), at=at)
    except Undeliverable as error:
        return _give_up(claimed, error.reason, at)
    except TryLater as error:
        return _postpone(claimed, error.reason, at)
    except Exception as error:
        # Only the kind of error: its words may hold personal data.
        log.exception("transport failed", extra={"delivery": claimed.pk})
        return _postpone(claimed, type(error).__name__, at)
    return _prove(claimed, receipt, at)


def deliver_due(at: datetime, *, limit: int = 200) -> int:
    """Try what is due again, or was left by a worker that was killed; returns how many."""
    due = Delivery.objects.filter(state__in=(states.WAITING, states.SENDING), next_at__lte=at)
    ids = list(due.order_by("next_at").values_list("pk", flat=True)[:limit])
    for delivery_id in ids:
        deliver(delivery_id, at=at)
    return len(ids)


def retry_given_up(transport: str, *, at: datetime) -> int:
    """Try again what a transport gave up, after an operator has mended it; returns how many."""
    given_up = Delivery.objects.filter(transport=transport, state=states.GIVEN_UP)
    state = states.DELIVERY.next(states.GIVEN_UP, "retry")
    return given_up.update(state=state, tries=0, next_at=at)


@transaction.atomic
def _claim(delivery_id: int, at: datetime) -> Delivery | None:
    row = _locked(delivery_id)
    if not states.DELIVERY.allows(row.state, "take") or row.next_at > at:
        return None
    row.state = states.DELIVERY.next(row.state, "take")
    row.tries += 1
    row.next_at = at + CLAIM
    row.save(update_fields=["state", "tries", "next_at"])
    return row


def _locked(delivery_id: int) -> Delivery:
    rows = Delivery.objects.select_related("message")
    if connection.features.has_select_for_update_of:
        rows = rows.select_for_update(of=("self",))
    return rows.get(pk=delivery_id)


def _parcel(row: Delivery) -> Parcel:
    message = row.message
    return Parcel(
        key=f"message-{message.pk}",
        address=row.address,
        title=say(message.title, "zh"),
        body=say(message.body, "zh"),
        link=message.link,
    )


@transaction.atomic
def _prove(row: Delivery, receipt: str, at: datetime) -> str:
    row.state = states.DELIVERY.next(row.state, "prove")
    row.proof, row.sent_at = receipt[:200], at
    # Another worker may have proved it meanwhile, when our claim had run out: one line is enough.
    proved = Delivery.objects.filter(pk=row.pk).exclude(state=states.SENT)
    if proved.update(state=row.state, proof=row.proof, sent_at=at, reason=""):
        line = MessageDelivered(
            ref=ref("message", row.message_id), transport=row.transport, proof=row.proof
        )
        journal.record(line, by=SYSTEM, at=at)
    return row.state


def _postpone(row: Delivery, reason: str, at: datetime) -> str:
    if row.tries >= MOST_TRIES:
        return _give_up(row, reason, at)
    state = states.DELIVERY.next(row.state, "postpone")
    wait = min(FIRST_WAIT * 2 ** (row.tries - 1), LONGEST_WAIT)
    mine = Delivery.objects.filter(pk=row.pk, state=states.SENDING, tries=row.tries)
    mine.update(state=state, next_at=at + wait, reason=reason[:200])
    return state


@transaction.atomic
def _give_up(row: Delivery, reason: str, at: datetime) -> str:
    state = states.DELIVERY.next(row.state, "give_up")
    mine = Delivery.objects.filter(pk=row.pk, state=states.SENDING, tries=row.tries)
    if mine.update(state=state, reason=reason[:200]):
        line = DeliveryGivenUp(
            ref=ref("message", row.message_id),
            transport=row.transport,
            tries=row.tries,
            reason=reason[:200],
        )
        journal.record(line, by=SYSTEM, at=at)
    return state
