"""Who may open a view at all; what they may do there, the rooms downstairs decide.

Every view carries one of these marks (a guard test reads `view.access`), so that a page
without a thought about strangers cannot be added.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import Forbidden

from .held import hold
from .request import Request

View = Callable[..., HttpResponseBase]


def for_everybody(view: View) -> View:
    """A public page: it shows a stranger nothing that is not public."""
    return _marked(view, "everybody")


def signed_in(view: View) -> View:
    """A page for whoever is signed in; others sign in first and come back to the same page.

    What a stranger has sent to such a page (a session that ran out while writing) is held in
    the browser's session until they are back.
    """

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor.is_stranger:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    return _marked(guarded, "signed in")


def resident(view: View) -> View:
    """A page for people and companies; an official is told where to work."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor.is_stranger:
            return _to_sign_in(request)
        if request.actor.is_staff:
            raise Forbidden(
                _("You are signed in as an official. This page is for people and companies."),
                hint=_("Work on cases in the workbench, or sign out and sign in as a person."),
                code="official",
            )
        return view(request, *args, **kwargs)

    return _marked(guarded, "resident")


def staff_only(view: View) -> View:
    """A page for officials; a resident is refused in words, a stranger signs in first."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor.is_stranger:
            return _to_sign_in(request)
        if not request.actor.is_staff:
            raise Forbidden(
                _("This page is for officials."),
                hint=_("What you have applied for, you find in your own space."),
                code="officials",
            )
        return view(request, *args, **kwargs)

    return _marked(guarded, "staff")


def roles_only(*roles: str) -> Callable[[View], View]:
    """A page for officials who hold one of the roles; others are told so. The rooms check again."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.actor.roles & set(roles):
                raise Forbidden(
                    _("This page is for another role than yours."),
                    hint=_("Ask an administrator when your work needs it."),
                    code="role",
                )
            return view(request, *args, **kwargs)

        return _marked(staff_only(guarded), f"staff: {', '.join(roles)}")

    return mark


def _marked(view: View, access: str) -> View:
    view.__dict__["access"] = access
    return view


def _page_of(request: Request) -> str:
    """The page that a form was sent from: an address that only takes forms shows nothing."""
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure()):
        return urlsplit(came_from).path or request.path
    return request.path


def _to_sign_in(request: Request) -> HttpResponse:
    here = request.get_full_path()
    if request.method == "POST":
        hold(request)
        here = _page_of(request)
    address = f"{settings.LOGIN_URL}?{urlencode({'next': here, 'why': 'session'})}"
    response: HttpResponse = HttpResponseRedirect(address)
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(status=204)
        response["HX-Redirect"] = address
    return response
