"""What the loader of the demo city writes into the journal."""

from zhengtong.kernel.events import Event, event


@event
class DemoLoaded(Event):
    """A part of the demo city was loaded; `digest` is that of its content files."""

    part: str
    digest: str
