"""The calendar of working days: which years are announced, and which days differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.channels.furniture.access import roles_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import calendars, clock
from zhengtong.kernel.words import language_of

EDITORS = ("catalogue_manager", "administrator")
READERS = (*EDITORS, "supervisor")
HOLIDAY, WORKDAY = "holiday", "workday"
#: How a day may be written, in either language.
KINDS = {HOLIDAY: HOLIDAY, WORKDAY: WORKDAY, "放假": HOLIDAY, "上班": WORKDAY}


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row that differ from the plain week in the same way and for the same reason."""

    first: date
    last: date
    worked: bool
    name: str

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_one(self) -> bool:
        return self.first == self.last


def spans(days: Mapping[date, bool], names: Mapping[date, str]) -> list[Span]:
    """The days as a notice tells them: from when until when, off or worked, and why."""
    found: list[Span] = []
    for day, worked in sorted(days.items()):
        name, before = names.get(day, ""), found[-1] if found else None
        if before and (before.last + timedelta(days=1), before.worked, before.name) == (
            day,
            worked,
            name,
        ):
            found[-1] = Span(before.first, day, worked, name)
        else:
            found.append(Span(day, day, worked, name))
    return found


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
            "spans": _spans(year),
            "source": source,
            "errors": errors,
            "may_edit": _may(request),
            "side": side(request),
        },
        status=422 if errors else 200,
    )


def _may(request: Request) -> bool:
    return bool(request.actor.roles & set(EDITORS))


def _known(year: int) -> tuple[dict[date, bool], Mapping[date, str]]:
    days = {day: worked for day, worked in calendars.calendar().days.items() if day.year == year}
    return days, calendars.day_names(date(year, 1, 1), date(year, 12, 31))


def _spans(year: int) -> list[Span]:
    return spans(*_known(year))


def _written(year: int) -> str:
    days, names = _known(year)
    off, worked = ("放假", "上班") if language_of() == "zh" else (HOLIDAY, WORKDAY)
    return "\n".join(
        f"{day} {worked if is_worked else off} {names.get(day, '')}".rstrip()
        for day, is_worked in sorted(days.items())
    )


def read_days(text: str, year: int) -> tuple[dict[date, tuple[bool, str]], list[tuple[str, str]]]:
    """Read lines such as `2027-01-01 holiday 元旦` or `2027-01-01 放假 元旦`.

    What cannot be read is told by its line.
    """
    days: dict[date, tuple[bool, str]] = {}
    errors = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = line.split(maxsplit=2)
        if not parts:
            continue
        try:
            day = date.fromisoformat(parts[0])
            kind = KINDS[parts[1]]
            if day.year != year:
                raise ValueError
        except (ValueError, LookupError):
            words = _("Line %(line)s is not like “%(year)s-01-01 holiday New Year”: %(text)s")
            errors.append(("days", words % {"line": number, "year": year, "text": line[:60]}))
            continue
        days[day] = (kind == WORKDAY, parts[2][:60] if len(parts) > 2 else "")
    return days, errors[:10]
