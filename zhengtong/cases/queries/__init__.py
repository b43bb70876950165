"""Reads of cases. Every one takes who asks (`by`) and answers only what that actor may see."""

from zhengtong.cases.views import (
    Application,
    CaseDesk,
    CaseView,
    Counts,
    DraftCard,
    DraftReview,
    DraftView,
    FileView,
    LetterView,
    MaterialView,
    OwnRow,
    Progress,
    Saved,
    Stage,
    Step,
    VerbView,
    WorkRow,
)

from .choices import delivery_modes, opinions, outcomes, special_kinds, states
from .desk import case
from .drafts import draft, draft_file, drafts_of, review
from .lists import application, file, letters, of_applicant
from .progress import progress, progress_by_token, progress_of
from .worklist import counts, worklist

__all__ = [
    "Application",
    "CaseDesk",
    "CaseView",
    "Counts",
    "DraftCard",
    "DraftReview",
    "DraftView",
    "FileView",
    "LetterView",
    "MaterialView",
    "OwnRow",
    "Progress",
    "Saved",
    "Stage",
    "Step",
    "VerbView",
    "WorkRow",
    "application",
    "case",
    "counts",
    "delivery_modes",
    "draft",
    "draft_file",
    "drafts_of",
    "file",
    "letters",
    "of_applicant",
    "opinions",
    "outcomes",
    "progress",
    "progress_by_token",
    "progress_of",
    "review",
    "special_kinds",
    "states",
    "worklist",
]
