"""Whole pages: the desk, the progress, the application read back, and rows of lists."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhengtong.blocks.forms.queries import Section
from zhengtong.kernel.words import Text

from .drafts import MaterialView
from .handling import (
    ApplicantView,
    ClockView,
    CorrectionView,
    DecisionView,
    DeliveryView,
    EndingView,
    ExtensionView,
    LetterView,
    OpinionView,
    ProcedureView,
    Step,
    TurnView,
    VerbView,
)


@dataclass(frozen=True, slots=True)
class CaseDesk:
    """The desk of an official: everything about one case, and what this official can do."""

    number: str
    ref: str
    version: int
    item_code: str
    item_name: Text
    item_version: int
    state: str
    state_label: Any
    handling: str
    channel: str
    body: str
    body_name: Text
    bodies: dict[str, Text]
    applicant: ApplicantView
    received_at: datetime
    outcome: str
    licence: str
    paused: bool
    sections: list[Section]
    materials: tuple[MaterialView, ...]
    turns: tuple[TurnView, ...]
    correction: CorrectionView | None
    opinions: tuple[OpinionView, ...]
    procedures: tuple[ProcedureView, ...]
    extensions: tuple[ExtensionView, ...]
    decision: DecisionView | None
    delivery: DeliveryView | None
    ending: EndingView | None
    letters: tuple[LetterView, ...]
    timeline: tuple[Step, ...]
    clock: ClockView
    verbs: tuple[VerbView, ...]

    def verb(self, name: str) -> VerbView | None:
        """The verb of that name, if it is one of this actor's at all."""
        return next((v for v in self.verbs if v.verb == name), None)


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the five stages: `state` is done, current, todo or failed."""

    key: str
    label: Any
    state: str
    at: datetime | None
    who: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a case is, for anybody who may follow it: no answers, no full names.

    `next_who`, `next_what` and `next_by` say who acts next, on what, by when. `token` opens the
    same page by QR code. `letters`, `verbs` and `correction` are empty for those who only know the
    number.
    """

    number: str
    ref: str
    version: int
    item_code: str
    item_name: Text
    body: str
    body_name: Text
    applicant_masked: str
    state: str
    state_label: Any
    outcome: str
    licence: str
    received_at: datetime
    stages: tuple[Stage, ...]
    timeline: tuple[Step, ...]
    next_who: str
    next_what: str
    next_by: date | None
    clock: ClockView
    token: str
    letters: tuple[LetterView, ...] = ()
    verbs: tuple[VerbView, ...] = ()
    correction: CorrectionView | None = None
    decision: DecisionView | None = None
    delivery: DeliveryView | None = None
    ending: EndingView | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """What the applicant handed in, read back; `is_intact` says it is still what was signed."""

    number: str
    sections: list[Section]
    materials: tuple[MaterialView, ...]
    statement: str
    signer: str
    signed_at: datetime | None
    is_intact: bool


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A case in the list of its applicant."""

    number: str
    item_code: str
    item_name: Text
    body_name: Text
    state: str
    state_label: Any
    outcome: str
    licence: str
    received_at: datetime
    due_on: date | None
    days_left: int | None
    level: str
    needs_me: bool


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A case in a worklist; `task`, `verb` and `step` are set in the lists of tasks."""

    number: str
    item_code: str
    item_name: Text
    state: str
    state_label: Any
    outcome: str
    applicant: str
    applicant_kind: str
    received_at: datetime
    due_on: date | None
    days_left: int | None
    level: str
    paused: bool
    task: int | None = None
    verb: str = ""
    step: str = ""
    role: str = ""
    holder: str = ""
    holder_name: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, told up to `limit`: at the limit say "99+"."""

    mine: int
    pool: int
    over: int
    near: int
    limit: int
