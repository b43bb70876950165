"""Who may do what to a process and to its steps: pure."""

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process.diagram import APPLICANT
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, Refused

PUBLISHERS = ("catalogue_manager", "administrator")


def may_publish(by: Actor) -> bool:
    """Diagrams are published by those who keep the catalogue."""
    return by.is_system or (by.is_staff and any(by.has(role) for role in PUBLISHERS))


def may_take(by: Actor, group: str, assignee: str = "") -> bool:
    """Whether an actor may take a step of this group, held by this assignee.

    A step of the applicant is open to residents, to companies, and to staff who act for them;
    whether it is *their* case is asked by the room that knows whose case it is.
    """
    if by.is_system:
        return True
    if by.is_stranger:
        return False
    if group == APPLICANT:
        return not by.is_staff or bool(by.on_behalf_of)
    return by.is_staff and group in by.groups and assignee in ("", by.ref)


def ensure_may_publish(by: Actor) -> None:
    """Raises Forbidden."""
    if not may_publish(by):
        raise Forbidden(_("Process diagrams are published by the managers of the catalogue."))


def ensure_may_take(by: Actor, group: str, assignee: str) -> None:
    """Raises Forbidden for one who is not of the group, Refused where a colleague holds it."""
    if not may_take(by, group):
        raise Forbidden(_("This step belongs to another office or to another role."))
    if not may_take(by, group, assignee):
        raise Refused(
            _("A colleague has taken this step into their hands."),
            hint=_("Ask them to put it back, or have it handed over to you."),
            code="held",
        )
