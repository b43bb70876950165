"""Rows made into views."""

from .models import Delivery, Message
from .views import DeliveryView, MessageView


def message_view(row: Message) -> MessageView:
    return MessageView(
        id=row.pk,
        recipient=row.recipient,
        title=row.title,
        body=row.body,
        about=row.about,
        link=row.link,
        created_at=row.created_at,
        read_at=row.read_at,
    )


def delivery_view(row: Delivery) -> DeliveryView:
    return DeliveryView(row.transport, row.state, row.tries, row.sent_at, row.proof, row.reason)
