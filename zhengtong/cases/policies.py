"""Who may see a case and who may do what to it, and why not. Pure: facts in, a verdict out.

The stranger sees nothing: to somebody without a part in it, a case that exists and a number that
was made up are the same.
"""

from functools import cache

from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor

from . import rules
from .roles import (
    APPLICANT_GROUP,
    APPLICANT_VERBS,
    STAFF_VERBS,
    TASK_OF,
    USUAL_ROLES,
    WATCHERS,
    may_keep_draft,
    may_see,
    owns,
    stands_in,
    takes_in,
)
from .states import TABLE, Outcome, State, Verb
from .verdicts import OPEN, CaseFacts, ProcedureFacts, TurnFacts, Verdict, closed, somebody_elses

__all__ = [
    "APPLICANT_GROUP",
    "APPLICANT_VERBS",
    "STAFF_VERBS",
    "WATCHERS",
    "CaseFacts",
    "ProcedureFacts",
    "TurnFacts",
    "Verdict",
    "check",
    "concerns",
    "may_keep_draft",
    "may_see",
    "needs_reasons",
    "owns",
    "takes_in",
]


def check(verb: str, by: Actor, facts: CaseFacts, *, task: int | None = None) -> Verdict:
    """Whether the actor may do this now. `task` picks one of several open steps."""
    state = _state(verb, facts)
    if not state.open:
        return state
    if verb == Verb.DELIVER and not facts.turns:
        # A process that ends with the decision leaves the delivery to the handlers.
        return rules.deliver(by, facts)
    if by.is_system:
        turn = _any_turn(verb, facts, task)
        return _no_step() if verb in TASK_OF and turn is None else Verdict(True, task=turn)
    if verb in TASK_OF:
        return _task(verb, by, facts, task)
    return rules.OF_OTHERS[verb](by, facts)


def concerns(verb: str, by: Actor, facts: CaseFacts, verdict: Verdict) -> bool:
    """Whether a verb that is closed is worth showing to the actor, with the reason."""
    if verdict.code in ("not-yours", "not-instant"):
        return False
    if verb == Verb.DECIDE_AT_ONCE and facts.handling != "instant":
        return False
    if verb in APPLICANT_VERBS:
        return owns(by, facts.applicant)
    return bool(by.roles & USUAL_ROLES[verb])


def _state(verb: str, facts: CaseFacts) -> Verdict:
    if TABLE.allows(facts.state, verb):
        return OPEN
    return _not_open_in(facts.state)


@cache
def _not_open_in(state: str) -> Verdict:
    """Said in the reader's language only when it is shown: of a dozen verbs few are."""
    return closed(
        _where(state),
        _("Open the page again to see what can be done now."),
        "state",
    )


def _words(state: str) -> str:
    said = gettext("The case is “%(state)s”, where this step is not open.")
    return said % {"state": State(state).label}


_where = lazy(_words, str)


def _no_step() -> Verdict:
    return closed(
        _("The process is not at this step."),
        _("Others still have to do theirs, or this one has been done."),
        "no-task",
    )


def _any_turn(verb: str, facts: CaseFacts, task: int | None) -> TurnFacts | None:
    wanted = TASK_OF.get(verb)
    found = [t for t in facts.turns if t.verb == wanted and task in (None, t.task)]
    return found[0] if found else None


def _task(verb: str, by: Actor, facts: CaseFacts, task: int | None) -> Verdict:
    groups = by.groups if by.is_staff else frozenset()
    if owns(by, facts.applicant) or stands_in(by, facts):
        groups |= {APPLICANT_GROUP}
    steps = [t for t in facts.turns if t.verb == TASK_OF[verb] and task in (None, t.task)]
    if not steps:
        return _no_step()
    mine = [t for t in steps if t.group in groups]
    if not mine:
        return somebody_elses()
    # One held by oneself goes before one that is still in the pool.
    free = sorted((t for t in mine if t.holder in ("", by.ref)), key=lambda t: t.holder == "")
    if not free:
        return closed(
            _("A colleague has taken this task."),
            _("Ask them to give it back to the pool."),
            "held",
        )
    rule = rules.OF_STEPS.get(verb)
    verdict = rule(by, facts) if rule else OPEN
    return Verdict(True, task=free[0]) if verdict.open else verdict


def needs_reasons(outcome: str, *, against: bool) -> bool:
    """A rejection states its reasons (第三十八条), and so does a grant against an opinion."""
    return outcome == Outcome.REJECTED or against
