"""Say something to somebody: into their space at once, over outside transports by the worker."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string

from zhengtong.blocks.notifications.events import MessageSent
from zhengtong.blocks.notifications.models import Delivery, Message
from zhengtong.blocks.notifications.rows import message_view
from zhengtong.blocks.notifications.sockets import ADDRESS_BOOKS, TRANSPORTS
from zhengtong.blocks.notifications.views import MessageView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import kind_of, ref
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.words import Text, as_text
from zhengtong.kernel.writes import Insertion

_BY_KEY = Statement(lambda key: Message.objects.filter(key=key))
_NEW = Insertion(Message)
DELIVERY_TASK = "zhengtong.blocks.notifications.tasks.deliver"


@transaction.atomic
def send(
    recipient: str,
    title: Text | str,
    body: Text | str,
    about: str = "",
    link: str = "",
    key: str = "",
    *,
    by: Actor,
    at: datetime,
) -> MessageView:
    """Put a message into the space of `recipient` (`person:ID`, `company:ID`, `staff:ID`).

    `key` makes it idempotent: the same key again returns the message that is there and changes
    nothing; give the id of the journal line or the fact the message tells of. `link` is a path of
    our own. The transports in `ZHENGTONG_TRANSPORTS` for which the recipient has an address get
    it in a task after commit. Raises ValueError for a recipient that is no ref, an empty key or
    title, or a link that leads outside.
    """
    if not kind_of(recipient) or not key or not title:
        raise ValueError("a message needs a recipient, a title and a key")
    if link and (not link.startswith("/") or link.startswith("//")):
        raise ValueError(f"a link of a message is a path of our own, not {link!r}")
    known = _BY_KEY.first(key)
    if known is not None:
        return message_view(known)
    message = Message(
        key=key,
        recipient=recipient,
        title=as_text(title),
        body=as_text(body),
        about=about,
        link=link,
        created_at=at,
    )
    try:
        with transaction.atomic():
            _NEW.one(message)
    except IntegrityError:
        # Somebody else has just sent it.
        return message_view(Message.objects.get(key=key))
    line = MessageSent(ref=ref("message", message.pk), recipient=recipient, about=about)
    journal.record(line, by=by, at=at)
    _hand_over(message, at)
    return message_view(message)


def _hand_over(message: Message, at: datetime) -> None:
    wanted = getattr(settings, "ZHENGTONG_TRANSPORTS", ())
    if not wanted:
        return
    addresses = _addresses(message.recipient)
    for name in wanted:
        address = addresses.get(TRANSPORTS.get(name).address_kind, "")
        if address:
            delivery = Delivery.objects.create(
                message=message, transport=name, address=address, next_at=at
            )
            import_string(DELIVERY_TASK).enqueue(delivery.pk)


def _addresses(recipient: str) -> Mapping[str, str]:
    kind = kind_of(recipient)
    return ADDRESS_BOOKS.get(kind)(recipient) if kind in ADDRESS_BOOKS else {}
