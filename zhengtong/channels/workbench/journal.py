"""The journal for auditors: search, and how far it is sealed."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from zhengtong.blocks.audit import queries
from zhengtong.kernel import clock

from .access import roles_only
from .side import side


def _day(text: str) -> datetime | None:
    """The first moment of a day; None for what is no day."""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    return datetime.combine(day, time.min, clock.zone()) if day else None


@roles_only("auditor")
def journal(request: HttpRequest) -> HttpResponse:
    """Lines of the journal by thing, event, actor and day, the latest first."""
    given = {name: request.GET.get(name, "").strip()[:120] for name in ("ref", "event", "actor")}
    since, until = request.GET.get("since", "")[:10], request.GET.get("until", "")[:10]
    errors = [
        (name, _("Write the day like 2026-03-11."))
        for name, text in (("since", since), ("until", until))
        if text and _day(text) is None
    ]
    last = _day(until)
    found = queries.search(
        by=request.actor,  # type: ignore[attr-defined]
        **given,
        since=_day(since),
        until=last + timedelta(days=1) if last else None,
        after=request.GET.get("after", "")[:400],
    )
    return render(
        request,
        "workbench/journal.html",
        {
            "rows": found.rows,
            "next": found.next,
            "after": request.GET.get("after", ""),
            "given": given | {"since": since, "until": until},
            "errors": errors,
            "seal": queries.state(),
            "side": side(request),
        },
        status=422 if errors else 200,
    )
