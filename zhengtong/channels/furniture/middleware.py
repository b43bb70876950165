"""What the pages need of every request: a language, an actor, and words when something is wrong."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Problem

from .problems import problem_page, wrong_method
from .request import Request

ACTING_FOR = "acting_for"
API = "/api/"

Next = Callable[[HttpRequest], HttpResponse]


def language_of(request: HttpRequest) -> str:
    """Chinese first: only the reader's own switch (the cookie) changes the language of a page.

    Programs at the API say what they read in `Accept-Language`; its pages are pages.
    """
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in dict(settings.LANGUAGES):
        return chosen
    if request.path.startswith(API) and "text/html" not in request.headers.get("Accept", ""):
        return translation.get_language_from_request(request)
    return settings.LANGUAGE_CODE


class Languages:
    """Answer in the language the reader has chosen."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response


class Actors:
    """`request.actor`: who acts, read from the database only when somebody asks."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.actor = cast(Actor, SimpleLazyObject(lambda: _actor(request)))
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    acting_for = request.session.get(ACTING_FOR, "") if request.user.is_authenticated else ""
    return identity.actor_of(request.user, acting_for=acting_for, channel="portal")


class Problems:
    """Turn a Problem raised by an action or a query into a page, and a bare 405 likewise.

    Those of the API's operations do not come so far: the API tells them as problem documents.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return wrong_method(request, response["Allow"])
        return response

    def process_exception(self, request: Request, exception: Exception) -> HttpResponseBase | None:
        if isinstance(exception, Problem):
            return problem_page(request, exception)
        return None
