"""What a verdict depends on, and what it says: facts in, open or not out."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """An open step: which task, what verb the process expects, whose group, who holds it."""

    task: int
    verb: str
    group: str
    holder: str = ""
    result: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """A special procedure that is open."""

    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All that a verdict depends on."""

    state: str
    applicant: str
    body: str
    seats: frozenset[str]
    handling: str = "promised"
    turns: tuple[TurnFacts, ...] = ()
    corrected: bool = False
    procedures: tuple[ProcedureFacts, ...] = ()
    extension_state: str = ""
    extension_asked_by: str = ""
    limit_is_over: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Open, with the task it completes (if any); or not, with the reason and what to do next."""

    open: bool
    reason: Any = ""
    hint: Any = ""
    code: str = ""
    task: TurnFacts | None = None


OPEN = Verdict(True)


def closed(reason: Any, hint: Any = "", code: str = "") -> Verdict:
    """No, with the reason and what to do next."""
    return Verdict(False, reason, hint, code)


def somebody_elses() -> Verdict:
    """No, because it is for others to do."""
    return closed(
        _("This step belongs to somebody else."),
        _("Who it belongs to stands with the case."),
        "not-yours",
    )
