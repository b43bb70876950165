"""Whose pages these are, and in whose name a clerk acts."""

from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel.actors import Actor

CHANNEL = "counter"

clerks_only = roles_only("window_clerk")


def clerk(request: Request, applicant: str = "") -> Actor:
    """The clerk as an actor at the counter; `applicant` is the one on whose behalf they act."""
    me = request.actor
    return Actor(
        me.ref,
        me.kind,
        name=me.name,
        body=me.body,
        roles=me.roles,
        on_behalf_of=applicant,
        channel=CHANNEL,
    )
