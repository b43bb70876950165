"""Who may do what with a licence: pure, no tables."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden

APPROVER = "approver"


def may_issue(by: Actor) -> None:
    """Officials and the system issue, on a basis that the room above has judged.

    Raises Forbidden.
    """
    if not (by.is_system or by.is_staff):
        raise Forbidden(_("Only officials issue licences."))


def may_govern(by: Actor, body: str) -> None:
    """Suspend, resume, revoke, cancel: an approver of the issuing body, or the system.

    Raises Forbidden.
    """
    if not (by.is_system or by.has(APPROVER, body)):
        raise Forbidden(
            _("Only an approver of the issuing body may change the status of a licence.")
        )


def is_holder(by: Actor, holder: str) -> bool:
    """Whether the actor is the holder, or acts for it under a mandate."""
    return not by.is_staff and not by.is_stranger and by.subject == holder


def may_read(by: Actor, holder: str) -> bool:
    """The holder and officials read a licence in full; every reading by an official is noted."""
    return is_holder(by, holder) or by.is_staff or by.is_system
