"""What each verb of the desk asks for, and the one call it becomes.

A form reads the posted strings into arguments, or tells what is missing by field; it never judges
whether the verb is allowed: the action does.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from zhengtong.cases.actions import (
    accepting,
    closing,
    deciding,
    delivering,
    extending,
    reviewing,
    special,
    terminating,
)
from zhengtong.cases.queries import CaseDesk, DeliveryMode, Outcome, SpecialKind, Verb, View
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.words import say

MOST_WORDS = 2000
MOST_DAYS = 180


@dataclass
class Read:
    """What was posted: arguments for the action, and what is wrong with them by field."""

    posted: QueryDict
    arguments: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def words(self, name: str, *, needed: str = "") -> str:
        """A text; `needed` are the words of the error when it is empty."""
        text = self.posted.get(name, "").strip()
        if needed and not text:
            self.errors[name] = needed
        if len(text) > MOST_WORDS:
            self.errors[name] = _("Please stay below %(most)s characters.") % {"most": MOST_WORDS}
        return text

    def choice(self, name: str, allowed: list[str], *, needed: str) -> str:
        """One of the choices offered."""
        value = self.posted.get(name, "")
        if value not in allowed:
            self.errors[name] = needed
        return value

    def days(self, name: str) -> int:
        """A number of working days."""
        text = self.posted.get(name, "").strip()
        if not text.isascii() or not text.isdigit() or not 0 < int(text[:4]) <= MOST_DAYS:
            self.errors[name] = _("Give a number of working days from 1 to %(most)s.") % {
                "most": MOST_DAYS
            }
            return 0
        return int(text)


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb of the desk: its template, how to read it, the call it becomes."""

    template: str
    read: Callable[[Read, CaseDesk], None]
    call: Callable[..., object]
    done: Callable[[], str]
    danger: bool = False


def correction_choices(case: CaseDesk) -> list[tuple[str, str]]:
    """Everything that can be asked for again: each material of the item, then anything else."""
    return [(f"material:{m.key}", say(m.name)) for m in case.materials]


def read_correction(read: Read, case: CaseDesk) -> None:
    things = []
    for key, label in correction_choices(case):
        if read.posted.get(f"ask-{key}"):
            words = read.words(
                f"words-{key}",
                needed=_("Say what is wrong with “%(name)s” and what to hand in.")
                % {"name": label},
            )
            things.append({"key": key, "words": words})
    if other := read.words("other"):
        things.append({"key": "", "words": other})
    if not things:
        read.errors["other"] = _("Name everything that is missing or wrong: it may be asked once.")
    read.arguments["things"] = things


def read_reasons(read: Read, case: CaseDesk) -> None:
    read.arguments["reasons"] = read.words(
        "reasons", needed=_("State the reasons: the applicant reads them in the letter.")
    )


def read_opinion(read: Read, case: CaseDesk) -> None:
    view = read.choice("view", list(View.values), needed=_("Choose whether you agree."))
    read.arguments["view"] = view
    needed = _("State the reasons why you do not agree.") if view == View.DISAGREE else ""
    read.arguments["words"] = read.words("words", needed=needed)


def read_start_special(read: Read, case: CaseDesk) -> None:
    read.arguments["kind"] = read.choice(
        "kind", list(SpecialKind.values), needed=_("Choose the kind of procedure.")
    )
    read.arguments["reason"] = read.words(
        "reason", needed=_("State the ground: the applicant is told in writing.")
    )
    read.arguments["expected_days"] = read.days("expected_days")


def read_end_special(read: Read, case: CaseDesk) -> None:
    running = {str(p.id): p.id for p in case.procedures if p.ended_at is None}
    chosen = read.choice(
        "procedure_id", list(running), needed=_("Choose the procedure that has ended.")
    )
    read.arguments["procedure_id"] = running.get(chosen, 0)
    read.arguments["result"] = read.words("result", needed=_("Write down the result."))


def read_ask_extension(read: Read, case: CaseDesk) -> None:
    read.arguments["days"] = read.days("days")
    read.arguments["reason"] = read.words("reason", needed=_("State why the limit cannot be kept."))


def read_answer_extension(read: Read, case: CaseDesk) -> None:
    read.arguments["decision"] = read.choice(
        "decision", ["approve", "decline"], needed=_("Choose whether you approve.")
    )
    read.arguments["answer"] = read.words("answer", needed=_("Give the reason of your answer."))


def read_decision(read: Read, case: CaseDesk) -> None:
    outcome = read.choice("outcome", list(Outcome.values), needed=_("Choose the decision."))
    read.arguments["outcome"] = outcome
    needed = _("A rejection states its reasons.") if outcome == Outcome.REJECTED else ""
    read.arguments["reasons"] = read.words("reasons", needed=needed)


def read_delivery(read: Read, case: CaseDesk) -> None:
    mode = read.choice("mode", list(DeliveryMode.values), needed=_("Choose how it is delivered."))
    read.arguments["mode"] = mode
    receiver = _("Name the one who received it.") if mode == DeliveryMode.PICKUP else ""
    tracking = _("Give the number of the parcel.") if mode == DeliveryMode.COURIER else ""
    read.arguments["receiver"] = read.words("receiver", needed=receiver)[:100]
    read.arguments["tracking"] = read.words("tracking", needed=tracking)[:60]


def read_nothing(read: Read, case: CaseDesk) -> None:
    """The verb asks for nothing but the click."""


def answer_extension(
    number: str, decision: str, answer: str, *, version: int, by: Actor, at: datetime
) -> object:
    verb = extending.approve if decision == "approve" else extending.decline
    return verb(number, answer, version=version, by=by, at=at)


FORMS: dict[str, VerbForm] = {
    Verb.ACCEPT: VerbForm(
        "accept", read_nothing, accepting.accept, lambda: _("The application is accepted.")
    ),
    Verb.CORRECT: VerbForm(
        "correct",
        read_correction,
        accepting.return_for_correction,
        lambda: _("The applicant has been told what to supply."),
    ),
    Verb.REFUSE: VerbForm(
        "reasons",
        read_reasons,
        accepting.refuse,
        lambda: _("Acceptance is refused; the letter has been written."),
        danger=True,
    ),
    Verb.DECIDE_AT_ONCE: VerbForm(
        "decide", read_decision, deciding.decide_at_once, lambda: _("Accepted and decided.")
    ),
    Verb.OPINE: VerbForm(
        "opinion", read_opinion, reviewing.give_opinion, lambda: _("Your opinion is recorded.")
    ),
    Verb.START_SPECIAL: VerbForm(
        "start_special",
        read_start_special,
        special.start,
        lambda: _("The procedure has begun; the clock stands still."),
    ),
    Verb.END_SPECIAL: VerbForm(
        "end_special",
        read_end_special,
        special.end,
        lambda: _("The procedure has ended; the clock runs again."),
    ),
    Verb.ASK_EXTENSION: VerbForm(
        "ask_extension",
        read_ask_extension,
        extending.ask,
        lambda: _("The request waits for the head of your body."),
    ),
    Verb.ANSWER_EXTENSION: VerbForm(
        "answer_extension",
        read_answer_extension,
        answer_extension,
        lambda: _("The request is answered."),
    ),
    Verb.DECIDE: VerbForm("decide", read_decision, deciding.decide, lambda: _("Decided.")),
    Verb.DELIVER: VerbForm(
        "deliver", read_delivery, delivering.deliver, lambda: _("The delivery is recorded.")
    ),
    Verb.CLOSE: VerbForm("close", read_nothing, closing.close, lambda: _("The case is closed.")),
    Verb.TERMINATE: VerbForm(
        "reasons",
        read_reasons,
        terminating.terminate,
        lambda: _("The case is terminated."),
        danger=True,
    ),
}
