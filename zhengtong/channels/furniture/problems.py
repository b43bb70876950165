"""Pages for what went wrong: what happened, what to do next, never a bare code."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from zhengtong.kernel import requests
from zhengtong.kernel.actors import STRANGER, Actor
from zhengtong.kernel.errors import Problem

from .request import Request
from .side import side

#: Below these addresses officials work: their menu stays beside the problem.
DESKS = ("/desk/", "/counter/")


@dataclass(frozen=True, slots=True)
class ProblemView:
    """The words of a problem page."""

    title: str
    detail: str
    hint: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    back: str = ""
    back_words: str = ""
    request_id: str = ""


def problem_page(request: Request, problem: Problem) -> HttpResponse:
    """The page (or, for htmx, the piece of page) that tells this problem."""
    view = ProblemView(
        title=str(problem.title),
        detail="" if problem.detail == problem.title else str(problem.detail),
        hint=str(problem.hint),
        fields=problem.fields,
        back=_back(request),
        back_words=_("Back to the page you came from"),
    )
    if problem.code == "cursor":  # the list itself is there, only this place in it is not
        view = replace(view, back=request.path, back_words=_("To the first page of the list"))
    return _draw(request, view, problem.status)


def _draw(request: Request, view: ProblemView, status: int) -> HttpResponse:
    words: dict[str, Any] = {"problem": view}
    template = "furniture/problem.html"
    if request.headers.get("HX-Request") == "true":
        template = "furniture/problem_part.html"
    elif request.path.startswith(DESKS) and _by(request).is_staff:
        template = "furniture/problem_desk.html"
        words["side"] = side(request)
    return render(request, template, words, status=status)


def _by(request: Request) -> Actor:
    """Who asks; a request that could not even be read has nobody."""
    return getattr(request, "actor", STRANGER)


def _back(request: Request) -> str:
    """Where the reader came from, if it was a page of ours."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return came_from if ours and came_from != request.build_absolute_uri() else ""


def bad_request(request: Request, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read."""
    view = ProblemView(
        title=_("This request could not be read"),
        detail=_("Something in the address or in what was sent is damaged, or far too long."),
        hint=_("Go back, shorten very long answers, and try again."),
        back=_back(request),
        back_words=_("Back to the page you came from"),
    )
    return _draw(request, view, 400)


def permission_denied(request: Request, exception: Exception | None = None) -> HttpResponse:
    """403: signed in or not, this is not for this reader."""
    view = ProblemView(
        title=_("You may not see this page"),
        detail=_("This page belongs to somebody else, or needs another role than yours."),
        hint=_("Check in whose name you are signed in."),
    )
    return _draw(request, view, 403)


def page_not_found(request: Request, exception: Exception | None = None) -> HttpResponse:
    """404: no such page."""
    view = ProblemView(
        title=_("This page does not exist"),
        detail=_("The address may be mistyped, or the page has been moved."),
        hint=_("Search for the service in your own words, or browse from the home page."),
    )
    return _draw(request, view, 404)


def wrong_method(request: Request, allowed: str) -> HttpResponse:
    """405: an address that only takes what a form sends was opened, or the other way round."""
    view = ProblemView(
        title=_("There is no page at this address"),
        detail=_("A button of another page leads here. Nothing was changed."),
        hint=_("Go back to that page, and press the button there."),
        back=_back(request),
        back_words=_("Back to the page you came from"),
    )
    response = _draw(request, view, 405)
    response["Allow"] = allowed
    return response


def csrf_failure(request: Request, reason: str = "") -> HttpResponse:
    """403: the page was open too long, or the form came from elsewhere; nothing was done."""
    view = ProblemView(
        title=_("This page has been open too long"),
        detail=_("For your safety the form was not accepted, and nothing was changed."),
        hint=_("Open the page again and send it once more. Saved drafts are not lost."),
        back=_back(request) or request.path,
        back_words=_("Open the page again"),
    )
    return _draw(request, view, 403)


def server_error(request: Request) -> HttpResponse:
    """500: our fault. Drawn without the database, which may be what failed."""
    words = {"request_id": requests.current.get()}
    return HttpResponse(render_to_string("furniture/plain_problem.html", words), status=500)
