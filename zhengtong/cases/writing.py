"""Statutory forms (文书): their numbers, and the row that fixes what a letter says.

A number is the body's short name, the mark of the kind, the year and a serial: 云海市监受字〔2026〕
第12号. The receipt has the case number itself: it is written with every submission, and a series
shared by all of a body's submissions would make them wait for one another.
"""

from datetime import datetime
from typing import Any

from zhengtong.kernel.clock import local_date
from zhengtong.kernel.words import say

from . import naming, serials, statements
from .models import Case, Letter, LetterKind

MARKS: dict[str, str] = {
    LetterKind.ACCEPTANCE: "受",
    LetterKind.CORRECTION: "补",
    LetterKind.REFUSAL: "不受",
    LetterKind.SPECIAL: "特",
    LetterKind.EXTENSION: "延",
    LetterKind.GRANT: "准",
    LetterKind.REJECTION: "不准",
    LetterKind.DELIVERY: "送",
    LetterKind.TERMINATION: "终",
}


def write(
    case: Case,
    kind: LetterKind,
    *,
    at: datetime,
    body: str = "",
    data: dict[str, Any] | None = None,
) -> Letter:
    """Write a letter of `body` (the one that answers for the case, when none is named).

    `data` is what the letter says beside the facts of the case that never change.
    """
    sender = body or case.body
    return statements.NEW_LETTER.one(
        Letter(
            case=case,
            kind=kind,
            number=_number(case, kind, sender, at),
            body=sender,
            data=data or {},
            at=at,
        )
    )


def _number(case: Case, kind: LetterKind, sender: str, at: datetime) -> str:
    if kind == LetterKind.RECEIPT:
        return case.number
    year = local_date(at).year
    serial = serials.following(f"letter:{sender}:{kind}:{year}")
    return f"{_short(sender)}{MARKS[kind]}字〔{year}〕第{serial}号"


def _short(body: str) -> str:
    return say(naming.short_names([body]).get(body), "zh") or body
