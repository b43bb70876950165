"""Who may do what in supervision: pure."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, Refused

from .states import Verb

SUPERVISOR, APPROVER, ADMINISTRATOR = "supervisor", "approver", "administrator"
#: What the body that was rated does. A revisit may be a supervisor's as well; closing and having it
#: mended again are for the head of the body or a supervisor.
BY_THE_BODY = (Verb.CONTACT, Verb.ATTEMPT, Verb.MEND, Verb.EXPLAIN)
OWN_WORK = _("Who mended a matter cannot close it.")


def may_watch(by: Actor) -> bool:
    """Supervisors look at every body."""
    return by.is_system or (by.is_staff and by.has(SUPERVISOR))


def may_see(by: Actor, body: str) -> bool:
    """Officials see what their own body owes, supervisors what all do."""
    return may_watch(by) or (by.is_staff and by.body == body)


def may_act(by: Actor, verb: str, body: str) -> bool:
    """Whether this official may do a verb in a follow-up of `body`, whatever its state."""
    if not by.is_staff:
        return False
    if verb in BY_THE_BODY:
        return by.body == body
    if verb == Verb.REVISIT:
        return by.body == body or by.has(SUPERVISOR)
    return by.has(SUPERVISOR) or by.has(APPROVER, body)


def demand(by: Actor, verb: str, body: str, mended_by: str) -> None:
    """Raises Forbidden for who may not, Refused (`own-work`) for who would confirm own work."""
    if not may_act(by, verb, body):
        raise Forbidden(
            _("This step is for the body that was rated.")
            if verb in BY_THE_BODY
            else _("This step is for a supervisor, or the head of the body.")
        )
    if is_own_work(by, verb, mended_by):
        raise Refused(
            OWN_WORK,
            hint=_("Ask a supervisor, or another head of the body."),
            code="own-work",
        )


def is_own_work(by: Actor, verb: str, mended_by: str) -> bool:
    return verb == Verb.CLOSE and by.ref == mended_by


def may_set_limits(by: Actor) -> None:
    """Supervisors and administrators set the limits. Raises Forbidden."""
    if not (by.is_system or (by.is_staff and (by.has(SUPERVISOR) or by.has(ADMINISTRATOR)))):
        raise Forbidden(_("Only supervisors and administrators set limits."))


def demand_house(by: Actor) -> None:
    """Clocks are watched by the house. Raises Forbidden."""
    if not by.is_system:
        raise Forbidden(_("Clocks are watched by the platform."))
