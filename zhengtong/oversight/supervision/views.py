"""What the floors above get to see: small frozen dataclasses, no rows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhengtong.frontline.ratings.queries import RatingView
from zhengtong.kernel.words import Text

from .limits import Limits
from .states import Ending, Level, Resolution, Stage, State, Verb

__all__ = [
    "FollowUpCard",
    "FollowUpDesk",
    "FollowUpIndicators",
    "FollowUpStatus",
    "Limits",
    "SignalCounts",
    "SignalView",
    "StepView",
    "VerbView",
]


@dataclass(frozen=True, slots=True)
class FollowUpCard:
    """A follow-up in a list. `next_by` is the day of the limit that runs now, if one does;
    `colour` is calm, yellow, red or done; `days_left` counts working days, negative when late."""

    id: int
    ref: str
    about: str
    rating: str
    item: str
    item_name: Text
    body: str
    level: int
    level_name: Text
    words: str
    state: State
    opened_at: datetime
    contact_by: date
    mend_by: date
    next_by: date | None
    days_left: int | None
    colour: str
    contact_late: bool
    mend_late: bool

    @property
    def state_label(self) -> Any:
        return self.state.label


@dataclass(frozen=True, slots=True)
class StepView:
    """One thing that was done, by whom, in what words."""

    verb: Verb
    at: datetime
    by: str
    by_name: str
    body_name: Text
    words: str
    satisfied: bool | None

    @property
    def label(self) -> Any:
        return self.verb.label


@dataclass(frozen=True, slots=True)
class VerbView:
    """A verb of the present state: open to this official, or why not."""

    verb: Verb
    open: bool
    reason: Any = ""

    @property
    def label(self) -> Any:
        return self.verb.label


@dataclass(frozen=True, slots=True)
class FollowUpDesk:
    """A follow-up in full, for the official who works on it. Give `version` back with the verb."""

    card: FollowUpCard
    rating: RatingView
    steps: tuple[StepView, ...]
    verbs: tuple[VerbView, ...]
    version: int
    resolution: Resolution | None
    satisfied: bool | None
    limits: Limits
    missing_years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FollowUpStatus:
    """A follow-up as the person who rated may see it."""

    id: int
    state: State
    resolution: Resolution | None
    opened_at: datetime
    mend_by: date
    mended_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class FollowUpIndicators:
    """How bad ratings are answered (能力评估: 差评整改): counts, and rates between 0 and 1."""

    bad: int
    mended: int
    revisited: int
    late: int

    @property
    def mended_rate(self) -> float | None:
        """差评整改率: mended or explained among bad ratings."""
        return self.mended / self.bad if self.bad else None

    @property
    def revisited_rate(self) -> float | None:
        """差评回访率: revisited among bad ratings."""
        return self.revisited / self.bad if self.bad else None


@dataclass(frozen=True, slots=True)
class SignalView:
    """A yellow or red card. `days_left` counts working days, negative when past."""

    id: int
    about: str
    number: str
    body: str
    body_name: Text
    item: str
    item_name: Text
    stage: Stage
    level: Level
    due_on: date
    days_left: int
    raised_at: datetime
    red_at: datetime | None
    up: bool
    cleared_at: datetime | None
    ending: Ending | None


@dataclass(frozen=True, slots=True)
class SignalCounts:
    """How many cards of each colour are up, counted no further than `limit`."""

    yellow: int
    red: int
    limit: int
