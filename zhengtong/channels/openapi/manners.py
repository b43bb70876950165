"""How every address of the API behaves: it says who may call it, and never answers with a page."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from ninja.operation import Operation

from .api import api
from .problems import of_unreadable, of_wrong_method

EVERYBODY = "everybody"
SIGNED_IN = "signed in"


def mannered(pattern: URLPattern) -> URLPattern:
    """The address with its view wrapped: it says who may call (`access`, read by a guard test)."""
    view = pattern.callback
    route = str(pattern.pattern)
    marked: Any = _guarded(view)
    marked.csrf_exempt = True  # auth.Session asks for the page's token itself
    marked.access = _access(_operations(route))
    return path(route, marked, name=pattern.name)


def _guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # No database of ours keeps a null character, and none is ever meant.
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return of_unreadable(request)
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            return of_wrong_method(request, response.headers.get("Allow", ""))
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-cache"
        return response

    return guarded


def _operations(route: str) -> list[Operation]:
    """The operations at an address."""
    found: list[Operation] = []
    for bound in api._get_bound_routers():
        for own, view in bound.path_operations.items():
            whole = f"{bound.prefix}{own}".replace("{", "<").replace("}", ">").lstrip("/")
            found += view.operations if whole == route else []
    return found


def _access(operations: Iterable[Operation]) -> str:
    open_to_all = all(not operation.auth_callbacks for operation in operations)
    return EVERYBODY if open_to_all else SIGNED_IN
