"""What can be news about forms."""

from zhengtong.kernel.events import Event, event


@event
class FormPublished(Event):
    """A version of a form (`form:ID`) was published; it never changes again."""

    key: str
    version: int
    digest: str
