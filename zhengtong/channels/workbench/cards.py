"""Cards for limits that are near or past: yellow and red (电子监察)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import HANDLERS, side
from zhengtong.kernel import clock
from zhengtong.oversight.supervision import queries


@roles_only(*HANDLERS)
def cards(request: Request) -> HttpResponse:
    """The cards that are up, the longest due first; supervisors see those of all bodies."""
    actor, at = request.actor, clock.now()
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
