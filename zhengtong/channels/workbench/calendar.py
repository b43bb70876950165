"""The calendar of working days: which years are announced, and which days differ."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import calendars, clock

EDITORS = ("catalogue_manager", "administrator")
READERS = (*EDITORS, "supervisor")
HOLIDAY, WORKDAY = "holiday", "workday"


@roles_only(*READERS)
def years(request: Request) -> HttpResponse:
    """The years that are known, the coming one among them or missing."""
    kept = calendars.calendar()
    today = clock.local_date(clock.now())
    known = [
        {"year": year, "workdays": kept.count(date(year - 1, 12, 31), date(year, 12, 31))}
        for year in sorted(kept.years, reverse=True)
    ]
    missing = [year for year in (today.year, today.year + 1) if year not in kept.years]
    return render(
        request,
        "workbench/calendar.html",
        {"years": known, "missing": missing, "side": side(request), "may_edit": _may(request)},
    )


@roles_only(*READERS)
def year(request: Request, year: int) -> HttpResponse:
    """The days of a year that differ from the plain week; editors may announce them anew."""
    if not 2000 <= year <= 2100:
        return HttpResponseRedirect(reverse("desk:calendar"))
    errors: list[tuple[str, str]] = []
    written = _written(year)
    source = ""
    if request.method == "POST" and _may(request):
        written = request.POST.get("days", "")[:20_000]
        source = request.POST.get("source", "").strip()[:200]
        days, errors = read_days(written, year)
        if not source:
            errors.append(("source", _("Name the notice, with its number and date.")))
        if not errors:
            calendars.announce(year, days, source=source, by=request.actor, at=clock.now())
            messages.success(
                request, _("The working days of %(year)s are announced.") % {"year": year}
            )
            return HttpResponseRedirect(reverse("desk:calendar"))
    return render(
        request,
        "workbench/calendar_year.html",
        {
            "year": year,
            "known": year in calendars.calendar().years,
            "written": written,
            "source": source,
            "errors": errors,
            "may_edit": _may(request),
            "side": side(request),
        },
        status=422 if errors else 200,
    )


def _may(request: Request) -> bool:
    return bool(request.actor.roles & set(EDITORS))


def _written(year: int) -> str:
    kept = calendars.calendar()
    names = calendars.day_names(date(year, 1, 1), date(year, 12, 31))
    return "\n".join(
        f"{day} {WORKDAY if worked else HOLIDAY} {names.get(day, '')}".rstrip()
        for day, worked in sorted(kept.days.items())
        if day.year == year
    )


def read_days(text: str, year: int) -> tuple[dict[date, tuple[bool, str]], list[tuple[str, str]]]:
    """Read lines such as `2027-01-01 holiday 元旦`; what cannot be read is told by its line."""
    days: dict[date, tuple[bool, str]] = {}
    errors = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = line.split(maxsplit=2)
        if not parts:
            continue
        try:
            day = date.fromisoformat(parts[0])
            kind = parts[1]
            if day.year != year or kind not in (HOLIDAY, WORKDAY):
                raise ValueError
        except (ValueError, IndexError):
            words = _("Line %(line)s is not like “%(year)s-01-01 holiday New Year”: %(text)s")
            errors.append(("days", words % {"line": number, "year": year, "text": line[:60]}))
            continue
        days[day] = (kind == WORKDAY, parts[2][:60] if len(parts) > 2 else "")
    return days, errors[:10]
