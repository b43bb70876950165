"""Public pages, drawn once for everybody who is not signed in.

What is kept is the page as drawn, by address and language and text size, with the form token cut
out; the reader's own token is put in when it is sent. The ETag covers both, so that a browser
which has the page already is told so in a few bytes. Who is signed in sees a page of their own.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.middleware.csrf import get_token
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from zhengtong.channels.furniture.frame import ELDER_COOKIE

TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+(")')
CUT = rb"\1@@token@@\2"
MARK = b"@@token@@"
LONGEST_ADDRESS = 400

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is kept."""

    content: bytes
    digest: str


def for_the_public(seconds: int) -> Callable[[View], View]:
    """Keep what this view draws for strangers for so long."""

    def decorate(view: View) -> View:
        @wraps(view)
        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not _is_public(request):
                return _private(view(request, *args, **kwargs))
            key = _key(request)
            drawn: Drawn | None = cache.get(key)
            if drawn is None:
                response = view(request, *args, **kwargs)
                if response.status_code != 200:
                    return response
                drawn = _cut(response.content)
                cache.set(key, drawn, seconds)
            return _send(request, drawn)

        return kept

    return decorate


def _is_public(request: HttpRequest) -> bool:
    """A reader without a session, at an address of a sensible length."""
    return (
        request.method in ("GET", "HEAD")
        and not request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        and not request.COOKIES.get("messages")
        and len(request.get_full_path()) <= LONGEST_ADDRESS
    )


def _key(request: HttpRequest) -> str:
    view = request.COOKIES.get(ELDER_COOKIE, "")
    part = request.headers.get("HX-Request", "")
    plain = f"{get_language()}|{view == 'elder'}|{part}|{request.get_full_path()}"
    return f"page:{hashlib.sha256(plain.encode()).hexdigest()}"


def _cut(content: bytes) -> Drawn:
    plain = TOKEN.sub(CUT, content)
    return Drawn(content=plain, digest=hashlib.sha256(plain).hexdigest()[:20])


def _send(request: HttpRequest, drawn: Drawn) -> HttpResponse:
    token = get_token(request)
    secret = request.META.get("CSRF_COOKIE", "")
    own = hashlib.sha256(f"{drawn.digest}{secret}".encode()).hexdigest()[:20]
    etag = f'"{own}"'
    response: HttpResponse
    if etag in request.headers.get("If-None-Match", ""):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(drawn.content.replace(MARK, token.encode()))
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response


def _private(response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
