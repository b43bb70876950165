"""Who may open a view at all; what they may do there, the rooms downstairs decide.

Every view carries one of these three marks (a guard test reads `view.access`), so that a page
without a thought about strangers cannot be added.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from zhengtong.kernel.errors import Forbidden

from .held import hold

View = Callable[..., HttpResponse]


def for_everybody(view: View) -> View:
    """A public page: it shows a stranger nothing that is not public."""
    view.access = "everybody"
    return view


def signed_in(view: View) -> View:
    """A page for whoever is signed in; others sign in first and come back to the same page.

    What a stranger has sent to such a page (a session that ran out while writing) is held in
    the browser's session until they are back.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_stranger:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    guarded.access = "signed in"
    return guarded


def staff_only(view: View) -> View:
    """A page for officials; a resident is refused in words, a stranger signs in first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_stranger:
            return _to_sign_in(request)
        if not request.actor.is_staff:
            raise Forbidden
        return view(request, *args, **kwargs)

    guarded.access = "staff"
    return guarded


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    here = request.get_full_path()
    if request.method == "POST":
        hold(request)
        here = request.path
    address = f"{settings.LOGIN_URL}?{urlencode({'next': here, 'why': 'session'})}"
    response = HttpResponseRedirect(address)
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(status=204)
        response["HX-Redirect"] = address
    return response
