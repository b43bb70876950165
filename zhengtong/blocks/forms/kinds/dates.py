"""Dates, posted as one word or as year, month and day; kept as ISO 8601."""

import re
from datetime import date
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from zhengtong.blocks.forms.kinds.base import (
    Complaint,
    Kind,
    Posted,
    halfwidth,
    named,
    tidy,
    wrong_type,
)
from zhengtong.blocks.forms.shape import Field

_WRITTEN = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})"
)
PARTS = ("year", "month", "day")
EARLIEST, LATEST = 1850, 2200


class Date(Kind):
    """`earliest` and `latest` are ISO dates or the word today (then checked against `on`)."""

    type = "date"
    spellcheck = False

    def read(self, field: Field, posted: Posted, name: str) -> str | None:
        if posted.one(name) is not None:
            return super().read(field, posted, name)
        sent = [posted.one(f"{name}-{part}") for part in PARTS]
        parts = [halfwidth(tidy(str(part)))[:20] if part is not None else "" for part in sent]
        if not any(parts):
            return None
        for part, label, text in zip(PARTS, _part_names(), parts, strict=True):
            if not text:
                raise Complaint(
                    _("“%(label)s” lacks the %(part)s.") % named(field, part=label),
                    "date",
                    f"{name}-{part}",
                )
        if not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
            raise self.no_date(field)
        return self._real(field, *map(int, parts))

    def from_text(self, field: Field, raw: str) -> str | None:
        text = halfwidth(tidy(raw))
        if not text:
            return None
        found = _WRITTEN.fullmatch(text) if len(text) < 30 else None
        if found is None or not all(g.isascii() for g in found.groups() if g):
            raise self.no_date(field)
        year, month, day = (int(group) for group in found.groups() if group)
        return self._real(field, year, month, day)

    def no_date(self, field: Field) -> Complaint:
        return Complaint(
            _("“%(label)s” must be a date, such as 2026-03-15.") % named(field), "date"
        )

    def _real(self, field: Field, year: int, month: int, day: int) -> str:
        try:
            found = date(year, month, day)
        except ValueError:
            raise Complaint(
                _("%(year)s-%(month)s-%(day)s is no day of the calendar. Check “%(label)s”.")
                % named(field, year=year, month=month, day=day),
                "date",
            ) from None
        if not EARLIEST <= year <= LATEST:
            raise Complaint(
                _("The year %(year)s in “%(label)s” cannot be right.") % named(field, year=year),
                "date",
            )
        return found.isoformat()

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, str):
            raise wrong_type(field)
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise self.no_date(field)
        year, month, day = map(int, value.split("-"))
        self._real(field, year, month, day)
        today = on.isoformat() if on else ""
        earliest = today if field.earliest == "today" else field.earliest
        latest = today if field.latest == "today" else field.latest
        if earliest and value < earliest:
            words = _("“%(label)s” must be %(day)s or later.")
            raise Complaint(words % named(field, day=spoken(earliest)), "range")
        if latest and value > latest:
            words = _("“%(label)s” must be %(day)s or earlier.")
            raise Complaint(words % named(field, day=spoken(latest)), "range")

    def shown(self, field: Field, value: Any, places: Any) -> str:
        return spoken(str(value))

    def inputs(self, field: Field, value: Any, name: str) -> dict[str, str | list[str]]:
        parts = dict(zip(PARTS, str(value).split("-"), strict=False))
        boxes: dict[str, str | list[str]] = {name: str(value)}
        for part, text in parts.items():
            boxes[f"{name}-{part}"] = text.lstrip("0")
        return boxes

    def schema(self, field: Field) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


def _part_names() -> tuple[str, str, str]:
    return (
        pgettext("part of a date", "year"),
        pgettext("part of a date", "month"),
        pgettext("part of a date", "day"),
    )


_MONTHS = "January February March April May June July August September October November December"


def spoken(iso: str) -> str:
    """`2026年3月15日`, `15 March 2026`; anything else as it stands."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", iso)
    if found is None:
        return iso
    year, month, day = map(int, found.groups())
    if (get_language() or "zh").startswith("en"):
        return f"{day} {_MONTHS.split()[month - 1]} {year}" if 1 <= month <= 12 else iso
    return f"{year}年{month}月{day}日"
