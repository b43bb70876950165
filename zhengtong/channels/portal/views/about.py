"""Pages about the portal itself."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhengtong.channels.furniture.access import for_everybody
from zhengtong.channels.furniture.request import Request


def _page(name: str, section: str = "") -> Callable[..., HttpResponseBase]:
    @for_everybody
    @require_safe
    def view(request: Request) -> HttpResponse:
        came_from = request.GET.get("page", "")[:300]
        return render(request, f"portal/{name}.html", {"section": section, "came_from": came_from})

    view.__name__ = name
    view.__doc__ = f"The page {name}."
    return view


about = _page("about")
accessibility = _page("accessibility")
privacy = _page("privacy")
contact = _page("contact")
mistake = _page("mistake")
help_page = _page("help", "help")
