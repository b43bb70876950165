"""Who is who at a case: applicant, agent, handler, watcher; and whose verbs are whose."""

from collections.abc import Iterable, Mapping

from zhengtong.kernel.actors import Actor

from .states import Verb
from .verdicts import CaseFacts

HANDLERS = frozenset({"window_clerk", "reviewer", "approver"})
REVIEWERS = frozenset({"reviewer", "approver"})
WATCHERS = frozenset({"supervisor"})
APPLICANT_GROUP = "applicant"

#: The task of the process that a verb completes.
TASK_OF: dict[str, str] = {
    Verb.ACCEPT: "accept",
    Verb.CORRECT: "accept",
    Verb.REFUSE: "accept",
    Verb.DECIDE_AT_ONCE: "accept",
    Verb.SUPPLEMENT: "supplement",
    Verb.OPINE: "opinion",
    Verb.DECIDE: "decide",
    Verb.DELIVER: "deliver",
}
STAFF_VERBS = (
    Verb.ACCEPT,
    Verb.CORRECT,
    Verb.REFUSE,
    Verb.DECIDE_AT_ONCE,
    Verb.OPINE,
    Verb.START_SPECIAL,
    Verb.END_SPECIAL,
    Verb.ASK_EXTENSION,
    Verb.ANSWER_EXTENSION,
    Verb.DECIDE,
    Verb.DELIVER,
    Verb.CLOSE,
    Verb.TERMINATE,
)
APPLICANT_VERBS = (Verb.SUPPLEMENT, Verb.WITHDRAW)
#: Whose verbs these usually are: to others they are not even shown as closed.
USUAL_ROLES: dict[str, frozenset[str]] = {
    Verb.ACCEPT: frozenset({"window_clerk"}),
    Verb.CORRECT: frozenset({"window_clerk"}),
    Verb.REFUSE: frozenset({"window_clerk"}),
    Verb.DECIDE_AT_ONCE: frozenset({"window_clerk", "approver"}),
    Verb.OPINE: frozenset({"reviewer"}),
    Verb.START_SPECIAL: REVIEWERS,
    Verb.END_SPECIAL: REVIEWERS,
    Verb.ASK_EXTENSION: HANDLERS,
    Verb.ANSWER_EXTENSION: frozenset({"approver"}),
    Verb.DECIDE: frozenset({"approver"}),
    Verb.DELIVER: frozenset({"window_clerk"}),
    Verb.CLOSE: frozenset({"window_clerk"}),
    Verb.TERMINATE: frozenset({"approver"}),
}


def owns(by: Actor, applicant: str) -> bool:
    """Whether the actor is the applicant, or their agent under a mandate. Never staff."""
    return not by.is_staff and not by.is_stranger and by.subject == applicant


def may_see(by: Actor, applicant: str, seats: Iterable[str]) -> bool:
    """The applicant, the officials of the bodies that handle it, supervisors, the system."""
    if by.is_system or owns(by, applicant):
        return True
    if not by.is_staff:
        return False
    if by.roles & WATCHERS:
        return True
    return bool(by.roles & HANDLERS) and by.body in set(seats)


def may_keep_draft(by: Actor, applicant: str, keeper: str) -> bool:
    """The applicant, the agent, or the counter clerk who keeps it; nobody else, not the system."""
    return owns(by, applicant) or (by.is_staff and keeper == by.ref)


def takes_in(by: Actor, body: str, participants: Mapping[str, str]) -> bool:
    """Whether a window clerk takes in papers for an item: at the window it names, or its body's."""
    windows = {body, participants.get("window", body)}
    return by.is_staff and by.has("window_clerk") and by.body in windows


def stands_in(by: Actor, facts: CaseFacts) -> bool:
    """A window clerk acts for the applicant who stands at the counter and was identified."""
    return (
        by.is_staff
        and by.has("window_clerk")
        and by.body in facts.seats
        and by.on_behalf_of == facts.applicant
    )
