"""The recipient opens messages."""

from datetime import datetime

from django.db import transaction

from zhengtong.blocks.notifications.events import InboxCleared, MessageRead
from zhengtong.blocks.notifications.models import Message
from zhengtong.blocks.notifications.policies import is_recipient
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.refs import ref


@transaction.atomic
def mark_read(message_id: int, *, by: Actor, at: datetime) -> None:
    """The recipient has opened a message; again changes nothing.

    Raises NotFound for a message of somebody else: a stranger does not learn that it exists.
    """
    message = Message.objects.filter(pk=message_id).only("recipient", "read_at").first()
    if message is None or not is_recipient(by, message.recipient):
        raise NotFound
    if Message.objects.filter(pk=message_id, read_at=None).update(read_at=at):
        journal.record(MessageRead(ref=ref("message", message_id)), by=by, at=at)


@transaction.atomic
def mark_all_read(*, by: Actor, at: datetime) -> int:
    """Mark every message of the one the actor acts for; returns how many were unread."""
    count = Message.objects.filter(recipient=by.subject, read_at=None).update(read_at=at)
    if count:
        journal.record(InboxCleared(ref=by.subject, count=count), by=by, at=at)
    return count
