"""The loader is its own worker: whoever listens to news hears it at once, in the same transaction.

Delivery over the outbox asks the database seven times a line, so that a killed worker loses
nothing. Here all is one act: if it is killed, nothing of it has happened.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Max

from zhengtong.kernel import news
from zhengtong.kernel.lines import view
from zhengtong.kernel.models import JournalLine
from zhengtong.kernel.news import Listener
from zhengtong.project import wiring


class Ear:
    """Lets the listeners of the wiring hear the lines that are new."""

    def __init__(self) -> None:
        self.last = JournalLine.objects.aggregate(last=Max("id"))["last"] or 0
        self.listeners: dict[str, list[Listener]] = {
            event.name(): [listener for _name, listener in heard]
            for event, heard in wiring.NEWS.items()
        }

    def hear(self) -> None:
        """Deliver what was written since, and what the listeners write in turn."""
        while lines := list(JournalLine.objects.filter(id__gt=self.last).order_by("id")):
            for line in lines:
                for listener in self.listeners.get(line.event, ()):
                    listener(view(line))
            self.last = lines[-1].id


@contextmanager
def own_ear() -> Iterator[Ear]:
    """Take news out of the outbox's hands for a while."""
    news.wire({})
    try:
        yield Ear()
    finally:
        wiring.wire_everything()
