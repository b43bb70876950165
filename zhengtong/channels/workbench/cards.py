"""Cards for limits that are near or past: yellow and red (电子监察)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from zhengtong.kernel import clock
from zhengtong.oversight.supervision import queries

from .access import roles_only
from .side import HANDLERS, side


@roles_only(*HANDLERS)
def cards(request: HttpRequest) -> HttpResponse:
    """The cards that are up, the longest due first; supervisors see those of all bodies."""
    actor, at = request.actor, clock.now()  # type: ignore[attr-defined]
    level = request.GET.get("level", "")
    level = level if level in ("yellow", "red") else ""
    after = request.GET.get("after", "")[:400]
    found = queries.signals(by=actor, level=level, at=at, after=after)
    return render(
        request,
        "workbench/cards.html",
        {
            "rows": found.rows,
            "next": found.next,
            "after": after,
            "level": level,
            "counts": queries.signal_counts(by=actor),
            "choices": [("", _("Yellow and red")), ("yellow", _("Yellow")), ("red", _("Red"))],
            "side": side(request),
        },
    )
