"""What can be news about messages."""

from zhengtong.kernel.events import Event, event


@event
class MessageSent(Event):
    """A message (`message:ID`) lies in the space of its recipient; `about` is its matter."""

    recipient: str
    about: str


@event
class MessageRead(Event):
    """The recipient opened a message (`message:ID`)."""


@event
class InboxCleared(Event):
    """A recipient (the ref) marked all their messages as read."""

    count: int


@event
class MessageDelivered(Event):
    """A transport has taken a message (`message:ID`) to its recipient; `proof` is its receipt."""

    transport: str
    proof: str


@event
class DeliveryGivenUp(Event):
    """A transport could not take a message (`message:ID`) after many tries, or never can."""

    transport: str
    tries: int
    reason: str
