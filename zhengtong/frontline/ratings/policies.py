"""Who may do what with ratings: pure."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden

SUPERVISOR = "supervisor"


def may_invite(by: Actor) -> None:
    """The house invites, or an official who has just served somebody. Raises Forbidden."""
    if not (by.is_system or by.is_staff):
        raise Forbidden(_("Invitations to rate are sent by the platform."))


def may_rate(by: Actor) -> None:
    """Whoever holds the token may rate, officials may not: nobody rates for somebody else.

    Raises Forbidden.
    """
    if by.is_staff:
        raise Forbidden(
            _("Officials cannot rate."),
            hint=_("Hand the device or the code to the person who was served."),
        )


def may_reply(by: Actor, body: str) -> None:
    """The body that was rated answers, through any of its officials. Raises Forbidden."""
    if not (by.is_staff and by.body == body):
        raise Forbidden(_("Only the body that was rated may reply."))


def may_read_body(by: Actor, body: str) -> bool:
    """Officials read the ratings of their own body, supervisors those of all."""
    return by.is_system or (by.is_staff and (by.body == body or by.has(SUPERVISOR)))
