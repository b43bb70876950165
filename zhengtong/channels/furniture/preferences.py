"""The reader's language and text size: small forms that work without scripts."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from .access import for_everybody
from .frame import ELDER, ELDER_COOKIE

YEAR = 365 * 24 * 3600


def place_to_return(request: HttpRequest, given: str, otherwise: str = "/") -> str:
    """`given` if it is an address of this site, else `otherwise`."""
    safe = url_has_allowed_host_and_scheme(given, {request.get_host()}, request.is_secure())
    return given if safe and given.startswith("/") else otherwise


@for_everybody
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen in a cookie and go back to the same page."""
    response = HttpResponseRedirect(place_to_return(request, request.POST.get("next", "")))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


@for_everybody
@require_POST
def view(request: HttpRequest) -> HttpResponse:
    """Large text (elder mode) on or off."""
    response = HttpResponseRedirect(place_to_return(request, request.POST.get("next", "")))
    if request.POST.get("view") == ELDER:
        _keep(response, ELDER_COOKIE, ELDER)
    else:
        response.delete_cookie(ELDER_COOKIE)
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
