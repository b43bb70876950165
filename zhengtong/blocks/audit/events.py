"""What can be news about the journal itself."""

from zhengtong.kernel.events import Event, event


@event
class TamperingNoticed(Event):
    """Lines that the platform did not write stand in the journal (`journal:`); alarm.

    `first` is the id of the first of them, `count` how many were met in this round.
    """

    first: int
    count: int


@event
class JournalExported(Event):
    """An auditor took lines out of the journal (`journal:`); an empty bound means none."""

    since: str
    until: str
