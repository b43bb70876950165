"""Who calls: a program with a token (RFC 6750), or a signed-in person's own pages."""

from typing import Any

from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor


class TokenAuth(HttpBearer):
    """`Authorization: Bearer zt_…`, a token issued in one's own space."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        actor = identity.actor_of_token(token, at=clock.now())
        if actor.is_stranger:
            return None
        request.actor = actor  # type: ignore[attr-defined]
        return actor


class SessionAuth(APIKeyCookie):
    """The session of the portal; writing calls need its CSRF token as well."""

    param_name = "sessionid"

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        actor = request.actor  # type: ignore[attr-defined]
        return None if actor.is_stranger else actor


SIGNED_IN = [TokenAuth(), SessionAuth()]


def caller(request: HttpRequest) -> Actor:
    """The actor of a request that has passed authentication, or a stranger."""
    return request.actor  # type: ignore[attr-defined,no-any-return]
