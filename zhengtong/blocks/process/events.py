"""What happens to processes and their steps. No event holds words that a person wrote."""

from zhengtong.kernel.events import Event, event


@event
class ProcessPublished(Event):
    """A version of a process diagram can be used from now on."""

    number: int
    digest: str


@event
class ProcessStarted(Event):
    """A case goes its way by this version."""

    process: str
    number: int


@event
class StepTaken(Event):
    """A user task was completed; ``outcome`` is the named outcome, if it has one."""

    element: str
    visit: int
    verb: str
    outcome: str = ""


@event
class TimerRang(Event):
    """A timer fell due and the case went on."""

    element: str
    visit: int


@event
class TimerPostponed(Event):
    """A timer fell due, but the step failed; it is tried again."""

    element: str
    attempts: int
    problem: str


@event
class StepClaimed(Event):
    """A member of the group took a task into their own hands."""

    element: str
    visit: int


@event
class StepReleased(Event):
    """A task was put back for the whole group."""

    element: str
    visit: int


@event
class StepReassigned(Event):
    """A task was handed to another person."""

    element: str
    visit: int
    to: str


@event
class ProcessEnded(Event):
    """No step is left."""


@event
class ProcessTerminated(Event):
    """The process was stopped from outside; what was open is cancelled."""
