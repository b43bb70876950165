"""The pages: the one to read the API by, and the one where tokens are issued and revoked."""

from functools import cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import tokens
from zhengtong.channels.furniture.access import for_everybody, signed_in
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused

from . import document as documents
from . import reference
from .problems import of_missing

LIVES = (30, 90, 365)


@cache
def _read(language: str) -> dict[str, Any]:
    """What the reference page shows, made once in each process and language."""
    schema = documents.document(language)
    with translation.override(language):
        return {
            "info": schema["info"],
            "openapi": schema["openapi"],
            "groups": reference.groups(schema),
            "shapes": reference.shapes(schema),
        }


@for_everybody
@require_safe
def reference_page(request: HttpRequest) -> HttpResponse:
    """The API as a page: every call, what it takes and what it answers."""
    language = translation.get_language() or "zh-hans"
    address = request.build_absolute_uri("/")[:-1]
    return render(
        request, "openapi/reference.html", {**_read(language), "address": address, "hide_search": 1}
    )


@for_everybody
@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI 3.1 document in the caller's language."""
    language = translation.get_language() or "zh-hans"
    response = HttpResponse(documents.serialised(language), content_type="application/json")
    response["Cache-Control"] = "public, max-age=300"
    response["Vary"] = "Accept-Language, Cookie"
    response["Access-Control-Allow-Origin"] = "*"
    return response


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def access(request: HttpRequest) -> HttpResponse:
    """The tokens of who is signed in, and the form for another one; it is shown this once."""
    fresh, wrong, status = "", {}, 200
    if request.method == "POST":
        days = request.POST.get("days", "")
        try:
            fresh = tokens.issue(
                request.user,  # type: ignore[arg-type]
                request.POST.get("name", ""),
                by=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
                days=int(days) if days in map(str, LIVES) else 0,
            )
        except Invalid as problem:
            wrong, status = problem.fields, problem.status
        except Refused as problem:
            wrong, status = {"name": [problem.detail, problem.hint]}, problem.status
    held = identity.tokens_of(request.user, at=clock.now())
    words = {
        "section": "space",
        "hide_search": True,
        "fresh": fresh,
        "tokens": held,
        "companies": identity.names_of({t.acting_for for t in held} - {""}),
        "lives": [(str(days), _("%(days)d days") % {"days": days}) for days in LIVES],
        "told": request.POST if wrong else {},
        "errors": [(field, " ".join(map(str, words))) for field, words in wrong.items()],
        "wrong": {field: " ".join(map(str, words)) for field, words in wrong.items()},
    }
    return render(request, "openapi/access.html", words, status=status)


@signed_in
@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """From now on nothing is opened with this token."""
    tokens.revoke(
        request.user,  # type: ignore[arg-type]
        token_id,
        by=request.actor,  # type: ignore[attr-defined]
        at=clock.now(),
    )
    messages.success(request, _("The token has been revoked."))
    return HttpResponseRedirect(reverse("api-access"))


@for_everybody
@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """There is no such operation."""
    return of_missing(request)
