"""The first page of an official's day."""

from django.http import HttpResponse
from django.shortcuts import render

from zhengtong.cases import queries as cases
from zhengtong.channels.furniture.access import staff_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import HANDLERS, side
from zhengtong.kernel import calendars, clock
from zhengtong.oversight.supervision import queries as supervision

SHOWN = 6


@staff_only
def home(request: Request) -> HttpResponse:
    """What waits for me, what presses, what people say."""
    actor, at = request.actor, clock.now()
    today = clock.local_date(at)
    context: dict[str, object] = {"today": today}
    counts = None
    if actor.roles & HANDLERS:
        counts = cases.counts(actor, at=at)
        context |= {
            "counts": counts,
            "mine": cases.worklist(actor, "mine", size=SHOWN, at=at).rows,
            "pool": cases.worklist(actor, "pool", size=SHOWN, at=at).rows,
            "follow_ups": supervision.open_count(actor.body, by=actor),
        }
    # A due date that runs into a year without a notice may still move.
    ahead = today.replace(year=today.year + 1, month=1, day=31) if today.month >= 10 else today
    context["missing_years"] = calendars.calendar().missing_years(today, ahead)
    return render(request, "workbench/home.html", context | {"side": side(request, counts)})
