"""The reference page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import api, reference


def read(request: HttpRequest) -> HttpResponse:
    """The API as a page: every call, what it takes and what it answers."""
    schema = api.description(request)
    return render(
        request,
        "openapi/reference.html",
        {
            "groups": reference.groups(schema),
            "shapes": reference.shapes(schema),
            "openapi": schema["openapi"],
        },
    )
