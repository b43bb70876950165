"""The history of a case, read out of its journal lines: what, when, by which department."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zhengtong.kernel.journal import lines_of
from zhengtong.kernel.lines import LineView
from zhengtong.kernel.words import Text, say

from .states import DeliveryMode, Outcome, SpecialKind, View
from .views import Step

LABELS: dict[str, Any] = {
    "CaseSubmitted": gettext_lazy("Application received"),
    "CaseAccepted": gettext_lazy("Application accepted"),
    "CorrectionRequested": gettext_lazy("Corrections asked for"),
    "CorrectionSupplied": gettext_lazy("Corrections supplied"),
    "AcceptanceRefused": gettext_lazy("Application not accepted"),
    "OpinionGiven": gettext_lazy("Review finished"),
    "SpecialProcedureStarted": gettext_lazy("Special procedure started"),
    "SpecialProcedureEnded": gettext_lazy("Special procedure ended"),
    "ExtensionAsked": gettext_lazy("Extension asked for"),
    "ExtensionApproved": gettext_lazy("Limit extended"),
    "ExtensionDeclined": gettext_lazy("Extension declined"),
    "CaseDecided": gettext_lazy("Decision made"),
    "CaseDelivered": gettext_lazy("Result delivered"),
    "CaseClosed": gettext_lazy("Case closed"),
    "CaseWithdrawn": gettext_lazy("Application withdrawn"),
    "CaseTerminated": gettext_lazy("Handling ended"),
    "CaseTaken": gettext_lazy("Task taken"),
    "CaseRecounted": gettext_lazy("Due date counted anew"),
}
#: What only officials see.
INTERNAL = frozenset({"ExtensionAsked", "ExtensionDeclined", "CaseTaken", "CaseRecounted"})
PUBLIC = tuple(name for name in LABELS if name not in INTERNAL)


def read(ref: str, *, internal: bool) -> list[LineView]:
    """The lines that make the history of a case."""
    return lines_of(ref, LABELS if internal else PUBLIC)


def steps(
    lines: Iterable[LineView], bodies: Mapping[str, Text], *, internal: bool
) -> tuple[Step, ...]:
    """The history in words, oldest first; `bodies` are the short names of those in the lines."""
    return tuple(
        Step(
            at=line.at,
            key=line.event,
            label=str(LABELS[line.event]),
            who=_who(line, bodies),
            note=_note(line, internal=internal),
        )
        for line in lines
        if line.event in LABELS
    )


def _who(line: LineView, bodies: Mapping[str, Text]) -> str:
    if line.body:
        return say(bodies.get(line.body)) or line.body
    if line.by.startswith("system:"):
        return _("The platform")
    return _("The applicant")


def _note(line: LineView, *, internal: bool) -> str:
    said = line.payload
    match line.event:
        case "CaseAccepted" if said.get("by_silence"):
            return _("By silence: the body did not answer in time.")
        case "OpinionGiven" if internal:
            return str(View(said["view"]).label)
        case "SpecialProcedureStarted" | "SpecialProcedureEnded":
            return str(SpecialKind(said["kind"]).label)
        case "CaseDecided":
            return str(Outcome(said["outcome"]).label)
        case "CaseDelivered":
            return str(DeliveryMode(said["mode"]).label)
        case "CaseTerminated" if said.get("cause") == "lapse":
            return _("Corrections were not supplied in time.")
        case "ExtensionApproved" | "ExtensionAsked":
            return _("%(days)s more days") % {"days": said["days"]}
        case "CaseTaken" if not said.get("holder"):
            return _("Given back to the pool")
        case _:
            return ""
