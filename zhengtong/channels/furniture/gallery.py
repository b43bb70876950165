"""Every component on one page, for those who draw pages; not in production."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from .access import for_everybody
from .state_words import CASE, LICENCE


def _only_outside_production() -> None:
    if settings.PRODUCTION:
        raise Http404


@for_everybody
def gallery(request: HttpRequest) -> HttpResponse:
    """All components with examples."""
    _only_outside_production()
    return render(request, "furniture/gallery.html", _examples())


@for_everybody
def suggestions(request: HttpRequest) -> HttpResponse:
    """Suggestions for the search box of the gallery."""
    _only_outside_production()
    typed = request.GET.get("q", "")
    hits = [(f"{typed} {n}", "#", "") for n in range(1, 4)]
    return render(request, "furniture/suggestions.html", {"hits": hits})


def _examples() -> dict[str, Any]:
    return {
        "yes_no": [("yes", _("Yes")), ("no", _("No"), _("You can change this later."))],
        "kinds": [("catering", "餐饮服务"), ("retail", "食品销售"), ("canteen", "单位食堂")],
        "chosen": ["retail"],
        "errors": [("premises", "请填写经营场所面积"), ("kind", "请选择主体业态")],
        "case_states": list(CASE),
        "licence_states": list(LICENCE),
        "columns": [_("Number"), _("Matter"), _("State"), _("Due")],
        "steps": [_("The operator"), _("Materials"), _("Check"), _("Sign")],
        "tabs": [("one", _("Online")), ("two", _("At the window"))],
        "summary": [("经营者名称", "云海市老街坊面馆"), ("统一社会信用代码", "92990102MA0000001X")],
        "trail": [("/", _("Home")), ("/services/", _("Services"))],
        "levels": [
            ("1", "非常满意", 5),
            ("2", "满意", 4),
            ("3", "基本满意", 3),
            ("4", "不满意", 2),
            ("5", "非常不满意", 1),
        ],
        "filters": [
            {"href": "?", "words": _("All"), "count": 68, "current": True},
            {"href": "?audience=person", "words": _("For people"), "count": 41},
            {"href": "?audience=company", "words": _("For companies"), "count": 27},
        ],
        "side": [
            {
                "title": _("My work"),
                "links": [
                    {
                        "href": "#",
                        "words": _("My tasks"),
                        "icon": "list",
                        "count": 7,
                        "current": True,
                    },
                    {"href": "#", "words": _("Pool"), "icon": "pool", "count": 23},
                    {
                        "href": "#",
                        "words": _("Overdue"),
                        "icon": "alert",
                        "count": 2,
                        "urgent": True,
                    },
                ],
            }
        ],
    }
