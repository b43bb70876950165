"""The stages as an applicant sees them: receipt, acceptance, review, decision, delivery."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from zhengtong.kernel.words import Text, say

from .models import Case
from .states import Outcome, State
from .views import Stage

LABELS: dict[str, Any] = {
    "receipt": pgettext_lazy("case", "Receipt"),
    "acceptance": pgettext_lazy("case", "Acceptance"),
    "review": pgettext_lazy("case", "Review"),
    "decision": pgettext_lazy("case", "Decision"),
    "delivery": pgettext_lazy("case", "Delivery"),
}
FAILED = (State.REFUSED, State.WITHDRAWN, State.TERMINATED)
DECIDED = (State.DECIDED, State.DELIVERED, State.CLOSED)


def of(case: Case, bodies: Mapping[str, Text]) -> tuple[Stage, ...]:
    """The stages of a case, each done, current, failed, or still to do."""
    body = say(bodies.get(case.body)) or case.body
    accepted, decided = case.accepted_at is not None, case.state in DECIDED
    failed = case.state in FAILED
    delivered = case.delivered_at is not None
    return (
        _stage("receipt", "done", case.received_at, _("The applicant")),
        _stage(
            "acceptance",
            _status(done=accepted, current=True, failed=failed),
            case.accepted_at or (case.ended_at if failed else None),
            body,
            _acceptance_note(case),
        ),
        _stage(
            "review",
            _status(done=decided, current=accepted, failed=failed),
            case.decided_at if decided else (case.ended_at if failed and accepted else None),
            body,
            _("The clock stands still for a special procedure.") if case.paused else "",
        ),
        _stage(
            "decision",
            _status(done=decided, current=False, failed=False),
            case.decided_at,
            body,
            str(Outcome(case.outcome).label) if case.outcome else "",
        ),
        _stage(
            "delivery",
            _status(done=delivered, current=decided, failed=False),
            case.delivered_at,
            body,
        ),
    )


def _stage(key: str, state: str, at: Any, who: str, note: str = "") -> Stage:
    return Stage(key=key, label=LABELS[key], state=state, at=at, who=who, note=note)


def _status(*, done: bool, current: bool, failed: bool) -> str:
    if done:
        return "done"
    if not current:
        return "todo"
    return "failed" if failed else "current"


def _acceptance_note(case: Case) -> str:
    if case.state == State.CORRECTING:
        return str(State.CORRECTING.label)
    if case.state in FAILED and case.accepted_at is None:
        return str(State(case.state).label)
    if case.by_silence:
        return _("By silence: the body did not answer in time.")
    return ""
