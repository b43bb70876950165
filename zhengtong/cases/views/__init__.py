"""What the floors above get to see: small frozen dataclasses, no rows.

Words that people typed are plain strings; words of the catalogue are `Text` (say them); labels of
states and verbs are lazy translations.
"""

from .drafts import (
    DraftCard,
    DraftReview,
    DraftView,
    FileView,
    MaterialView,
    Saved,
    Thing,
)
from .handling import (
    ApplicantView,
    CaseView,
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
from .pages import (
    Application,
    CaseDesk,
    Counts,
    OwnRow,
    Progress,
    Stage,
    WorkRow,
)

__all__ = [
    "ApplicantView",
    "Application",
    "CaseDesk",
    "CaseView",
    "ClockView",
    "CorrectionView",
    "Counts",
    "DecisionView",
    "DeliveryView",
    "DraftCard",
    "DraftReview",
    "DraftView",
    "EndingView",
    "ExtensionView",
    "FileView",
    "LetterView",
    "MaterialView",
    "OpinionView",
    "OwnRow",
    "ProcedureView",
    "Progress",
    "Saved",
    "Stage",
    "Step",
    "Thing",
    "TurnView",
    "VerbView",
    "WorkRow",
]
