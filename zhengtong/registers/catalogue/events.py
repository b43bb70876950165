"""What happens in the catalogue."""

from zhengtong.kernel.events import Event, event


@event
class ItemPublished(Event):
    """A version of an item was published; `change` is `added` or `changed`."""

    code: str
    body: str
    number: int
    change: str
    in_force_from: str


@event
class ItemInForce(Event):
    """A version published for a later day has come into force."""

    code: str
    number: int


@event
class ItemsImported(Event):
    """A list was imported: from which mapping and file (its SHA-256), with what result."""

    mapping: str
    digest: str
    added: int
    changed: int
    unchanged: int
    warned: int
    rejected: int


@event
class ItemUsed(Event):
    """Somebody made use of an item; what is used much stands higher."""

    code: str


@event
class WordMissed(Event):
    """A search found nothing. The word itself is kept in the catalogue, not in the journal."""

    count: int
