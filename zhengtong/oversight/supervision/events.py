"""News of supervision. Fields hold codes, dates and numbers, never words about a person."""

from zhengtong.kernel.events import Event, event


@event
class FollowUpOpened(Event):
    """A bad rating has to be answered; the ref is `follow-up:<id>`."""

    about: str
    rating: str
    item: str
    body: str
    contact_by: str
    mend_by: str


@event
class FollowUpContacted(Event):
    """The body spoke with the person who rated."""

    body: str
    in_time: bool


@event
class FollowUpAttempted(Event):
    """The body tried to reach the person."""

    body: str


@event
class FollowUpMended(Event):
    """The body mended what was wrong, or explained why nothing could be: `resolution`."""

    body: str
    resolution: str
    in_time: bool


@event
class FollowUpRevisited(Event):
    """The person was asked again; `satisfied` is the answer."""

    body: str
    satisfied: bool


@event
class FollowUpReopened(Event):
    """The person is not satisfied, and it has to be mended again."""

    body: str
    mend_by: str


@event
class FollowUpClosed(Event):
    """Nothing more is owed for a bad rating."""

    body: str
    resolution: str


@event
class FollowUpOverdue(Event):
    """A limit of a follow-up has passed: `limit` is contact or mend."""

    body: str
    limit: str
    due_on: str


@event
class LimitsChanged(Event):
    """The limits of supervision were set anew; the ref is `supervision-limits:<body or all>`."""

    contact_days: int
    mend_days: int
    near_days: int
    near_share: int


@event
class SignalRaised(Event):
    """The clock of a case is near its limit or past it; the ref is `signal:<id>`."""

    about: str
    body: str
    item: str
    stage: str
    level: str
    due_on: str


@event
class SignalCleared(Event):
    """A signal is no longer up, and why."""

    about: str
    body: str
    level: str
    ending: str
