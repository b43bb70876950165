"""What happens in the search."""

from zhengtong.kernel.events import Event, event


@event
class IndexChanged(Event):
    """Entries were put into an index, or taken out of it."""

    put: int = 0
    removed: int = 0


@event
class SynonymTaught(Event):
    """An everyday word was taught to the search; without meanings it was forgotten."""

    means: int
