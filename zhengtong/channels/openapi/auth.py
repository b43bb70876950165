"""Who calls: a program with a token (RFC 6750), or a signed-in person's own pages."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden


class Token(HttpBearer):
    """`Authorization: Bearer zt_…`, a token issued by a signed-in person."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        actor = identity.actor_of_token(token, at=clock.now())
        if actor.is_stranger:
            return None
        request.actor = actor  # type: ignore[attr-defined]
        return actor


class Session(APIKeyCookie):
    """The session of the portal; calls that write need its CSRF token (`X-CSRFToken`) as well."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self) -> None:
        # The token is asked for below, of those who are signed in: a stranger is told to sign in.
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not key or "Authorization" in request.headers or actor.is_stranger:
            return None
        if check_csrf(request) is not None:
            raise Forbidden(
                _("The call was not accepted because it does not carry the page's token."),
                hint=_("Send the header X-CSRFToken, or call with a token for programs."),
                code="csrf",
            )
        return actor


SIGNED_IN = [Token(), Session()]
PAGES_ONLY = [Session()]


def caller(request: HttpRequest) -> Actor:
    """The actor of a request that has passed authentication, or a stranger."""
    return request.actor  # type: ignore[attr-defined]
