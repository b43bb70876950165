"""Errors of the API as problem details (RFC 9457), in the caller's language."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from zhengtong.channels.furniture.uploads import skipped
from zhengtong.kernel import requests
from zhengtong.kernel.errors import Problem

from .complaints import place_of, words_of

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger("zhengtong.api")


def problem_details(
    status: int,
    code: str,
    title: str,
    detail: str = "",
    *,
    hint: str = "",
    errors: Sequence[dict[str, str]] = (),
) -> HttpResponse:
    """A problem document: type, title, status, detail, and `hint`, `errors`, `instance`."""
    body: dict[str, Any] = {
        "type": f"urn:zhengtong:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail or title,
    }
    if hint:
        body["hint"] = hint
    if errors:
        body["errors"] = list(errors)
    if word := requests.current.get():
        body["instance"] = f"urn:zhengtong:request:{word}"
    return JsonResponse(
        body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def of_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Tell a Problem of the rooms."""
    errors = [
        {"field": field, "detail": str(message)}
        for field, messages in problem.fields.items()
        for message in messages
    ]
    return problem_details(
        problem.status,
        problem.code,
        str(problem.title),
        str(problem.detail),
        hint=str(problem.hint),
        errors=errors,
    )


def of_validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Tell what does not have the shape that the API describes.

    A file that was dropped while it arrived, because it is too large, seems to be missing.
    """
    if skipped(request):
        return of_too_much(request, error)
    return problem_details(
        422,
        "shape",
        _("The request does not have the shape that the API describes"),
        hint=_("Compare it with the description at /api/."),
        errors=[{"field": place_of(found), "detail": words_of(found)} for found in error.errors],
    )


def of_missing_sign_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Tell that nobody is known to call."""
    answer = problem_details(
        401,
        "sign-in",
        _("This call needs a token"),
        _("Nobody is signed in, or the token is unknown, revoked or over."),
        hint=_("Send `Authorization: Bearer` and a token, or sign in on the portal."),
    )
    answer["WWW-Authenticate"] = 'Bearer realm="zhengtong"'
    return answer


def of_unreadable(request: HttpRequest, error: Exception | None = None) -> HttpResponse:
    """Tell that a body, an address or a header cannot be read."""
    return problem_details(
        400,
        "unreadable",
        _("The request cannot be read"),
        _("The body is no JSON, or something in the address is damaged."),
        hint=_("Send JSON in UTF-8, and files as multipart/form-data."),
    )


def of_missing(request: HttpRequest, error: Http404 | None = None) -> HttpResponse:
    """Tell that there is no such operation."""
    return problem_details(
        404,
        "no-such-address",
        _("The API has no such address"),
        hint=_("Compare it with the description at /api/."),
    )


def of_wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Tell which methods there are at this address."""
    answer = problem_details(
        405,
        "method",
        _("This address is not for this method"),
        _("It is for %(methods)s.") % {"methods": allowed},
    )
    answer["Allow"] = allowed
    return answer


def of_too_much(request: HttpRequest, error: Exception) -> HttpResponse:
    """Tell that more was sent than is accepted."""
    return problem_details(
        413,
        "too-large",
        _("More was sent than is accepted"),
        hint=_("Send less at once; files have a limit of 20 MB each."),
    )


def of_our_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """Tell that something broke on our side; the log has it under the id of the request."""
    log.error("an operation of the API broke", exc_info=error)
    return problem_details(
        500,
        "broken",
        _("Something went wrong on our side"),
        _("Nothing was changed."),
        hint=_("Try again later, and tell the operator the `instance` when it stays."),
    )


def tell_problems(api: NinjaAPI) -> None:
    """Have the API tell every error as a problem document."""
    for kind, handler in (
        (Exception, of_our_fault),
        (Problem, of_problem),
        (ValidationError, of_validation),
        (AuthenticationError, of_missing_sign_in),
        (HttpError, of_unreadable),
        (SuspiciousOperation, of_unreadable),
        (Http404, of_missing),
        (RequestDataTooBig, of_too_much),
        (TooManyFieldsSent, of_too_much),
        (TooManyFilesSent, of_too_much),
    ):
        api.add_exception_handler(kind, handler)  # type: ignore[arg-type]
