"""News of ratings. No event holds the words of a rating or the name of who gave it."""

from zhengtong.kernel.events import Event, event


@event
class RatingInvited(Event):
    """Somebody may rate a service; the ref is `rating-invitation:<id>`, `about` the case."""

    about: str
    item: str
    body: str
    open_until: str


@event
class RatingLapsed(Event):
    """An invitation ended without a rating."""

    about: str
    item: str
    body: str


@event
class RatingGiven(Event):
    """A service was rated; the ref is `rating:<id>`. `bad` is what somebody has to follow up."""

    about: str
    item: str
    body: str
    level: int
    bad: bool
    channel: str


@event
class RatingReplied(Event):
    """The body answered a rating."""

    about: str
    item: str
    body: str
