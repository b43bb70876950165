"""The rules of single verbs, beyond state and step: once only, not your own, nothing open."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor

from .roles import HANDLERS, REVIEWERS, owns, stands_in
from .states import Verb
from .verdicts import OPEN, CaseFacts, Verdict, closed, somebody_elses


def _correct(by: Actor, facts: CaseFacts) -> Verdict:
    if not facts.corrected:
        return OPEN
    return closed(
        _("Corrections have been asked for once already; the law allows it only once."),
        _("Accept the application, or refuse acceptance with reasons."),
        "corrected",
    )


def _at_once(by: Actor, facts: CaseFacts) -> Verdict:
    if facts.handling == "instant":
        return OPEN
    return closed(
        _("Only an item that is handled on the spot can be decided at once."),
        _("Accept the application first."),
        "not-instant",
    )


def _decide(by: Actor, facts: CaseFacts) -> Verdict:
    if not facts.procedures:
        return OPEN
    return closed(
        _("A special procedure is still open."),
        _("End it with its result, then decide."),
        "special-open",
    )


def _handler(by: Actor, facts: CaseFacts, roles: frozenset[str]) -> Verdict:
    if by.is_staff and by.roles & roles and by.body in facts.seats:
        return OPEN
    return somebody_elses()


def _start_special(by: Actor, facts: CaseFacts) -> Verdict:
    return _handler(by, facts, REVIEWERS)


def _end_special(by: Actor, facts: CaseFacts) -> Verdict:
    if not facts.procedures:
        return closed(_("No special procedure is open."), "", "none-open")
    if not any(p.body == by.body for p in facts.procedures):
        return closed(
            _("The special procedure was started by another department."),
            _("It ends it, too."),
            "not-yours",
        )
    return _handler(by, facts, REVIEWERS)


def _ask_extension(by: Actor, facts: CaseFacts) -> Verdict:
    verdict = _handler(by, facts, HANDLERS)
    if not verdict.open:
        return verdict
    if facts.extension_state == "asked":
        return closed(_("An extension has been asked for already."), "", "asked")
    if facts.extension_state == "approved":
        return closed(
            _("The limit has been extended once already; the law allows no more."), "", "used"
        )
    if facts.limit_is_over:
        return closed(_("The statutory limit is over and cannot be extended any more."), "", "over")
    return OPEN


def _answer_extension(by: Actor, facts: CaseFacts) -> Verdict:
    if facts.extension_state != "asked":
        return closed(_("Nobody has asked for an extension."), "", "not-asked")
    if not (by.is_staff and by.has("approver", facts.body)):
        return closed(
            _("Only the head of the body that answers for the case approves an extension."),
            "",
            "not-yours",
        )
    if facts.extension_asked_by == by.ref:
        return closed(
            _("Who asked for the extension cannot approve it."),
            _("Another approver has to answer."),
            "own-request",
        )
    return OPEN


def deliver(by: Actor, facts: CaseFacts) -> Verdict:
    """Delivery without a step of the process: by any handler of the case."""
    return OPEN if by.is_system else _handler(by, facts, HANDLERS)


def _close(by: Actor, facts: CaseFacts) -> Verdict:
    return _handler(by, facts, HANDLERS)


def _withdraw(by: Actor, facts: CaseFacts) -> Verdict:
    if owns(by, facts.applicant) or stands_in(by, facts):
        return OPEN
    return closed(_("Only the applicant can withdraw the application."), "", "not-yours")


def _terminate(by: Actor, facts: CaseFacts) -> Verdict:
    if by.is_staff and by.has("approver", facts.body):
        return OPEN
    return closed(
        _("Only the head of the body that answers for the case ends it."), "", "not-yours"
    )


Rule = Callable[[Actor, CaseFacts], Verdict]
OF_STEPS: dict[str, Rule] = {
    Verb.CORRECT: _correct,
    Verb.DECIDE_AT_ONCE: _at_once,
    Verb.DECIDE: _decide,
}
OF_OTHERS: dict[str, Rule] = {
    Verb.START_SPECIAL: _start_special,
    Verb.END_SPECIAL: _end_special,
    Verb.ASK_EXTENSION: _ask_extension,
    Verb.ANSWER_EXTENSION: _answer_extension,
    Verb.CLOSE: _close,
    Verb.WITHDRAW: _withdraw,
    Verb.TERMINATE: _terminate,
}
