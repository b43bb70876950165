"""What the floors above get to see of messages."""

from dataclasses import dataclass
from datetime import datetime

from zhengtong.kernel.words import Text


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message in somebody's space; `link` is a path of our own, or empty."""

    id: int
    recipient: str
    title: Text
    body: Text
    about: str
    link: str
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """The way of a message over one transport; `proof` is the transport's receipt."""

    transport: str
    state: str
    tries: int
    sent_at: datetime | None
    proof: str
    reason: str
