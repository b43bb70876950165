"""Who may open a view at all; what they may do there, the rooms downstairs decide.

Every view carries one of these marks (a guard test reads `view.access`), so that a page
without a thought about strangers cannot be added.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

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


def resident(view: View) -> View:
    """A page for people and companies; an official is told where to work."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_stranger:
            return _to_sign_in(request)
        if request.actor.is_staff:
            raise Forbidden(
                _("You are signed in as an official. This page is for people and companies."),
                hint=_("Work on cases in the workbench, or sign out and sign in as a person."),
                code="official",
            )
        return view(request, *args, **kwargs)

    guarded.access = "resident"
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
