"""The journal for auditors: search, and how far it is sealed."""

from datetime import datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from zhengtong.blocks.audit import queries
from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock

from . import event_words


def _day(text: str) -> datetime | None:
    """The first moment of a day; None for what is no day."""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    return datetime.combine(day, time.min, clock.zone()) if day else None


@roles_only("auditor")
def journal(request: Request) -> HttpResponse:
    """Lines of the journal by thing, event, actor and day, the latest first."""
    ref, event, actor = (request.GET.get(n, "").strip()[:120] for n in ("ref", "event", "actor"))
    since, until = request.GET.get("since", "")[:10], request.GET.get("until", "")[:10]
    errors = [
        (name, _("Write the day like 2026-03-11."))
        for name, text in (("since", since), ("until", until))
        if text and _day(text) is None
    ]
    last = _day(until)
    found = queries.search(
        by=request.actor,
        ref=ref,
        event=event_words.named(event),
        actor=actor,
        since=_day(since),
        until=last + timedelta(days=1) if last else None,
        after=request.GET.get("after", "")[:400],
    )
    return render(
        request,
        "workbench/journal.html",
        {
            "rows": [
                {"line": line, "words": event_words.spoken(line.event)} for line in found.rows
            ],
            "next": found.next,
            "after": request.GET.get("after", ""),
            "given": {
                "ref": ref,
                "event": event,
                "actor": actor,
                "since": since,
                "until": until,
            },
            "errors": errors,
            "seal": queries.state(),
            "side": side(request),
        },
        status=422 if errors else 200,
    )
