"""What can be news about documents. No line holds a file's name."""

from zhengtong.kernel.events import Event, event


@event
class DocumentKept(Event):
    """A file (`document:UUID`) was taken in for `owner`, recognised and scanned."""

    owner: str
    media_type: str
    size: int
    sha256: str
    verdict: str


@event
class DocumentHandedOver(Event):
    """A file (`document:UUID`) now belongs to another thing: from a draft to its case."""

    owner: str
    former: str


@event
class DocumentRemoved(Event):
    """A file (`document:UUID`) is kept no longer; `reason` is withdrawn or expired."""

    owner: str
    reason: str
    sha256: str
