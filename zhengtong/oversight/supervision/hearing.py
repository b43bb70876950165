"""What supervision does on hearing news; `project/wiring.py` says which.

Each function takes a journal line and is safe to run twice: follow-ups are one for each rating,
watched clocks remember the last line they heard.
"""

from datetime import date

from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.lines import LineView

from .actions import following, watching
from .states import Stage


def bad_rating(line: LineView) -> None:
    """RatingGiven: a bad one opens a follow-up."""
    told = line.payload
    if told["bad"]:
        following.open_follow_up(
            line.ref,
            about=told["about"],
            item=told["item"],
            body=told["body"],
            level=told["level"],
            by=SYSTEM,
            at=line.at,
        )


def submitted(line: LineView) -> None:
    """CaseSubmitted: the days for the body's answer run."""
    _watch(line, Stage.ACCEPTANCE, line.payload["accept_by"])


def corrected(line: LineView) -> None:
    """CorrectionSupplied: the days for the body's answer run anew."""
    watching.move(
        line.ref,
        date.fromisoformat(line.payload["accept_by"]),
        started_on=local_date(line.at),
        line=line.id,
        by=SYSTEM,
        at=line.at,
    )


def accepted(line: LineView) -> None:
    """CaseAccepted: the limit for the decision runs. Silence is a red card first."""
    if line.payload["by_silence"]:
        watching.note_silence(line.ref, line=line.id, by=SYSTEM, at=line.at)
    _watch(line, Stage.DECISION, line.payload["due_on"], line.payload["accepted_on"])


def decided(line: LineView) -> None:
    """CaseDecided: the days for delivery run."""
    _watch(line, Stage.DELIVERY, line.payload["deliver_by"])


def moved(line: LineView) -> None:
    """SpecialProcedureEnded, ExtensionApproved, CaseRecounted: a new due date, or none yet."""
    due_on = line.payload["due_on"]
    if due_on:
        watching.move(line.ref, date.fromisoformat(due_on), line=line.id, by=SYSTEM, at=line.at)


def rested(line: LineView) -> None:
    """CorrectionRequested, SpecialProcedureStarted: the clock stands still."""
    watching.rest(line.ref, line=line.id, by=SYSTEM, at=line.at)


def ended(line: LineView) -> None:
    """CaseDelivered, CaseClosed, AcceptanceRefused, CaseWithdrawn, CaseTerminated."""
    watching.finish(line.ref, line=line.id, by=SYSTEM, at=line.at)


def _watch(line: LineView, stage: Stage, due_on: str, started_on: str = "") -> None:
    if not due_on:
        watching.rest(line.ref, line=line.id, by=SYSTEM, at=line.at)
        return
    clock = watching.Clock(
        about=line.ref,
        line=line.id,
        body=line.payload["body"],
        item=line.payload["item"],
        stage=stage,
        started_on=date.fromisoformat(started_on) if started_on else local_date(line.at),
        due_on=date.fromisoformat(due_on),
    )
    watching.watch(clock, by=SYSTEM, at=line.at)
