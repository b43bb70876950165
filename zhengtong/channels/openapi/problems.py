"""Errors of the API as problem details (RFC 9457), in the caller's language."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from zhengtong.kernel import requests
from zhengtong.kernel.errors import Problem

MEDIA_TYPE = "application/problem+json"


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
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)


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
    """Tell what does not have the shape that the API describes."""
    errors = [
        {"field": ".".join(str(part) for part in found["loc"][1:]), "detail": found["msg"]}
        for found in error.errors
    ]
    return problem_details(
        422,
        "invalid",
        _("The request does not have the shape that the API describes"),
        hint=_("Compare it with the description at /api/."),
        errors=errors,
    )


def of_missing_sign_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Tell that nobody is known to call."""
    answer = problem_details(
        401,
        "sign-in",
        _("This call needs a token"),
        hint=_("Send `Authorization: Bearer` with a token from your space, or sign in."),
    )
    answer["WWW-Authenticate"] = 'Bearer realm="zhengtong"'
    return answer


def of_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem_details(
        error.status_code, "http", HTTPStatus(error.status_code).phrase, str(error)
    )


def of_missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem_details(404, "not-found", _("Not found"))


def of_too_much(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_details(413, "too-large", _("Too large"))


def tell_problems(api: NinjaAPI) -> None:
    """Have the API tell every error as a problem document."""
    for kind, handler in (
        (Problem, of_problem),
        (ValidationError, of_validation),
        (AuthenticationError, of_missing_sign_in),
        (HttpError, of_http_error),
        (Http404, of_missing),
        (RequestDataTooBig, of_too_much),
        (TooManyFieldsSent, of_too_much),
    ):
        api.add_exception_handler(kind, handler)  # type: ignore[arg-type]
