"""What officials did, as pages show it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhengtong.cases.clock import Reading
from zhengtong.kernel.words import Text

from .drafts import Thing


@dataclass(frozen=True, slots=True)
class CaseView:
    """What an action answers: where the case stands now. Pass `version` to the next verb."""

    number: str
    ref: str
    state: str
    version: int
    item_code: str
    applicant: str
    due_on: date | None
    outcome: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class ApplicantView:
    """Who applies. The number is masked; `agent` is the person who acted for a company."""

    ref: str
    kind: str
    name: str
    number_masked: str
    agent_name: str


@dataclass(frozen=True, slots=True)
class ClockView:
    """The clock with how it was counted. `reading.level` gives the colour."""

    reading: Reading
    lines: list[str]


@dataclass(frozen=True, slots=True)
class VerbView:
    """A verb for this actor: open with its task, or not, and why."""

    verb: str
    label: Any
    open: bool
    reason: str
    hint: str
    code: str
    task: int | None
    step: str = ""


@dataclass(frozen=True, slots=True)
class TurnView:
    """Whose turn it is. `role` is empty for the applicant; `is_mine` for the reader."""

    task: int
    verb: str
    name: str
    body: str
    body_name: Text
    role: str
    holder: str
    holder_name: str
    since: datetime
    step_due_at: datetime | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class CorrectionView:
    things: tuple[Thing, ...]
    body_name: Text
    asked_at: datetime
    supply_by: date
    supplied_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpinionView:
    step: str
    body_name: Text
    by_name: str
    view: str
    label: Any
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProcedureView:
    id: int
    kind: str
    label: Any
    reason: str
    expected_days: int
    body: str
    body_name: Text
    started_at: datetime
    ended_at: datetime | None
    result: str


@dataclass(frozen=True, slots=True)
class ExtensionView:
    id: int
    days: int
    reason: str
    state: str
    label: Any
    asked_at: datetime
    asked_by_name: str
    answered_at: datetime | None
    answer: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    outcome: str
    label: Any
    reasons: str
    body_name: Text
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryView:
    mode: str
    label: Any
    receiver: str
    tracking: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EndingView:
    cause: str
    label: Any
    reasons: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LetterView:
    """A statutory form; print it with `actions.printing.print_letter`."""

    id: int
    kind: str
    label: Any
    number: str
    at: datetime
    is_printed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history: what, when, by which department; `note` has no personal data."""

    at: datetime
    key: str
    label: str
    who: str
    note: str = ""
