"""Who may do what in this room: pure rules on actors."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden

from .states import Role


def may_load(by: Actor) -> bool:
    """The system, when it loads content, and administrators."""
    return by.is_system or by.has(Role.ADMINISTRATOR)


def require_loader(by: Actor) -> None:
    """Raises Forbidden unless `may_load`."""
    if not may_load(by):
        raise Forbidden(_("Only an administrator may do this."))


def may_enter_people(by: Actor) -> bool:
    """Window clerks enter the people who stand before them, too."""
    return may_load(by) or by.has(Role.WINDOW_CLERK)


def require_people(by: Actor) -> None:
    """Raises Forbidden unless `may_enter_people`."""
    if not may_enter_people(by):
        raise Forbidden(_("Only a window clerk or an administrator may enter people."))


def require_person(by: Actor) -> int:
    """The id of the person who acts; raises Forbidden for anybody else."""
    kind, _colon, key = by.ref.partition(":")
    if kind != "person" or by.kind not in ("person", "company"):
        raise Forbidden(
            _("Sign in as a natural person first."),
            hint=_("A company is registered, and its agents are named, by a person signed in."),
        )
    return int(key)
