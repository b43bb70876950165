"""The tables of the room, by what they keep."""

from .case import FAR, Case, CaseSeat, CaseTurn, Counter, Material
from .draft import Draft, DraftMaterial, DraftState
from .handling import (
    Correction,
    Decision,
    Delivery,
    Ending,
    EndingCause,
    Extension,
    ExtensionState,
    Opinion,
    SpecialProcedure,
)
from .letter import Letter, LetterKind

__all__ = [
    "FAR",
    "Case",
    "CaseSeat",
    "CaseTurn",
    "Correction",
    "Counter",
    "Decision",
    "Delivery",
    "Draft",
    "DraftMaterial",
    "DraftState",
    "Ending",
    "EndingCause",
    "Extension",
    "ExtensionState",
    "Letter",
    "LetterKind",
    "Material",
    "Opinion",
    "SpecialProcedure",
]
