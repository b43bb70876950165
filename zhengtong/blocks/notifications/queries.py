"""Reads of messages. The caller passes the ref whose space is shown: `actor.subject`."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.keyset import Page, page
from zhengtong.kernel.statements import Statement

from .models import Delivery, Message
from .policies import is_recipient
from .rows import delivery_view, message_view
from .views import DeliveryView, MessageView

__all__ = ["DeliveryView", "MessageView"]

UNREAD_SHOWN = 100
#: Few are unread: to fetch their numbers costs no more than to count them.
_UNREAD = Statement(
    lambda ref: (
        Message.objects.filter(recipient=ref, read_at=None)
        .order_by()
        .values_list("id")[:UNREAD_SHOWN]
    )
)


def inbox(ref: str, after: str = "", *, size: int = 20, unread: bool = False) -> Page[MessageView]:
    """The messages of a recipient, the latest first; only the unread ones when asked."""
    rows = Message.objects.filter(recipient=ref)
    if unread:
        rows = rows.filter(read_at=None)
    found = page(rows, order=("-id",), after=after, size=size)
    return Page(rows=[message_view(row) for row in found.rows], next=found.next)


def message(message_id: int, *, by: Actor) -> MessageView:
    """One message of the actor's space; raises NotFound for those of others."""
    row = Message.objects.filter(pk=message_id).first()
    if row is None or not is_recipient(by, row.recipient):
        raise NotFound(_("There is no such message."), hint=_("All of yours are in your inbox."))
    return message_view(row)


def messages_about(ref: str, about: str) -> list[MessageView]:
    """What a recipient was told about one matter, the oldest first."""
    rows = Message.objects.filter(recipient=ref, about=about).order_by("id")
    return [message_view(row) for row in rows]


def unread_count(ref: str) -> int:
    """How many messages of a recipient are unread; counted up to 100 only."""
    return len(_UNREAD.rows(ref))


def deliveries(message_id: int) -> list[DeliveryView]:
    """The proofs of a message: by which transport, when, with which receipt."""
    rows = Delivery.objects.filter(message=message_id).order_by("transport")
    return [delivery_view(row) for row in rows]


def deliveries_by_state() -> dict[str, int]:
    """How many deliveries are in which state, for the operator and the metrics."""
    counted = Delivery.objects.order_by().values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in counted}
