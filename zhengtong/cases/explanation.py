"""How a limit was counted, line by line, in the language of the reader.

Each line names what was counted or left out and the article that says so, so that an applicant
and a clerk can check the date with a paper calendar.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from zhengtong.kernel.workdays import SATURDAY, Calendar

from .clock import ClockFacts, Reading
from .law import acceptance, decision, delivery, uncounted
from .law.decision import Limit
from .law.uncounted import Pause
from .states import SpecialKind


def day(value: date) -> str:
    """A date as official writing has it: 2026年2月13日, 13 February 2026."""
    # Translators: the format of a date, in the letters of Django's date filter.
    return _written(value, _("j F Y"), get_language())


@lru_cache(2000)
def _written(value: date, pattern: str, _language: str | None) -> str:
    """The names of months are those of the language: it is part of what is remembered."""
    return format_date(value, pattern)


def days(limit: Limit) -> str:
    """A number of days with its unit."""
    if limit.in_workdays:
        return ngettext("%(n)d working day", "%(n)d working days", limit.days) % {"n": limit.days}
    return ngettext("%(n)d calendar day", "%(n)d calendar days", limit.days) % {"n": limit.days}


def explain(
    facts: ClockFacts,
    reading: Reading,
    *,
    today: date,
    calendar: Calendar,
    names: Mapping[date, str] | None = None,
) -> list[str]:
    """The lines. `names` are those of the exceptional days (Spring Festival …), if known."""
    lines = _beginning(facts, reading)
    if reading.promised is not None and reading.statutory is not None and facts.accepted_on:
        lines += _decision(facts, reading, calendar, names or {}, today)
    if reading.stage == "delivery" and facts.decided_on and reading.due_on:
        lines.append(
            _("Decided on %(day)s. The result is delivered within %(days)s, by %(due)s (%(law)s).")
            % {
                "day": day(facts.decided_on),
                "days": days(Limit(delivery.DELIVER_WITHIN)),
                "due": day(reading.due_on),
                "law": _law(delivery.ARTICLE),
            }
        )
    if reading.missing_years:
        lines.append(
            _(
                "The public holidays of %(years)s have not been announced. "
                "The count takes the plain week there, and the date may move."
            )
            % {"years": ", ".join(str(year) for year in reading.missing_years)}
        )
    return lines


def _law(article: str) -> str:
    laws = {
        acceptance.ARTICLE: _("Administrative Licensing Law, article 32"),
        decision.ARTICLE: _("Administrative Licensing Law, article 42"),
        delivery.ARTICLE: _("Administrative Licensing Law, article 44"),
        uncounted.ARTICLE: _("Administrative Licensing Law, article 45"),
    }
    return laws[article]


def _beginning(facts: ClockFacts, reading: Reading) -> list[str]:
    words: dict[str, Any] = {"day": day(facts.received_on), "law": _law(acceptance.ARTICLE)}
    if facts.accepted_on is None:
        lines = [
            _("Received on %(day)s. The limit for the decision starts with the acceptance.") % words
        ]
        if reading.stage == "acceptance" and reading.due_on:
            words |= {"days": days(Limit(acceptance.TELL_WITHIN)), "due": day(reading.due_on)}
            lines.append(
                _(
                    "The body answers within %(days)s, by %(due)s; if it is silent, the "
                    "application counts as accepted from the day of receipt (%(law)s)."
                )
                % words
            )
        if reading.stage == "correction" and facts.asked_on and reading.due_on:
            words |= {"day": day(facts.asked_on), "due": day(reading.due_on)}
            lines.append(
                _(
                    "Corrections were asked for on %(day)s and can be supplied until %(due)s. "
                    "Until then no limit runs."
                )
                % words
            )
        return lines
    words["accepted"] = day(facts.accepted_on)
    if facts.by_silence:
        return [
            _(
                "The body did not answer in time, so the application counts as accepted on the "
                "day of receipt, %(accepted)s (%(law)s). This day is not counted."
            )
            % words
        ]
    return [_("Accepted on %(accepted)s. This day is not counted.") % words]


def _decision(
    facts: ClockFacts,
    reading: Reading,
    calendar: Calendar,
    names: Mapping[date, str],
    today: date,
) -> list[str]:
    promised, statutory, start = reading.promised, reading.statutory, facts.accepted_on
    if promised is None or statutory is None or start is None:
        return []
    lines = [
        _("Promised: %(promised)s. By law: %(statutory)s (%(law)s).")
        % {
            "promised": days(facts.promised),
            "statutory": days(facts.statutory),
            "law": _law(decision.ARTICLE),
        }
    ]
    end = promised.due_on or facts.decided_on or today
    if promised.limit.in_workdays:
        lines += _exceptions(start, end, calendar, names)
    lines += [_pause(pause, calendar) for pause in facts.pauses]
    if facts.added:
        lines.append(
            _("Extended by %(days)s with approval; the reason was told (%(law)s).")
            % {
                "days": days(Limit(facts.added, facts.promised.unit)),
                "law": _law(decision.ARTICLE),
            }
        )
    if statutory.due_on and promised.due_on:
        lines.append(
            _("So the promised limit ends on %(promised)s, the statutory one on %(statutory)s.")
            % {"promised": day(promised.due_on), "statutory": day(statutory.due_on)}
        )
    lines.append(_standing(facts, reading, today))
    return lines


def _exceptions(start: date, end: date, calendar: Calendar, names: Mapping[date, str]) -> list[str]:
    span = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    off = [d for d in span if d.weekday() < SATURDAY and not calendar.is_workday(d)]
    made_up = [d for d in span if d.weekday() >= SATURDAY and calendar.is_workday(d)]
    lines = []
    if off:
        said = _days_said(off, names)
        lines.append(_("Public holidays on working weekdays, not counted: %(days)s.") % said)
    if made_up:
        lines.append(
            _("Weekend days that are worked instead, counted: %(days)s.") % _days_said(made_up, {})
        )
    return lines


def _days_said(found: list[date], names: Mapping[date, str]) -> dict[str, str]:
    return {
        "days": pgettext("between items of a list", ", ").join(
            f"{day(d)} {name}" if (name := names.get(d)) else day(d) for d in found
        )
    }


def _pause(pause: Pause, calendar: Calendar) -> str:
    by_item = pause.kind in uncounted.BY_ITEM
    words = {
        "kind": SpecialKind(pause.kind).label,
        "start": day(pause.started_on),
        "law": _("rules of this item") if by_item else _law(uncounted.ARTICLE),
    }
    if pause.ended_on is None:
        return _("%(kind)s since %(start)s: the clock stands still (%(law)s).") % words
    words["end"] = day(pause.ended_on)
    words["days"] = days(Limit(calendar.count(pause.started_on, pause.ended_on)))
    return _("%(kind)s from %(start)s to %(end)s: %(days)s not counted (%(law)s).") % words


def _standing(facts: ClockFacts, reading: Reading, today: date) -> str:
    promised = reading.promised
    if promised is None:
        return ""
    unit = promised.limit.unit
    words = {
        "day": day(facts.decided_on or today),
        "used": days(Limit(promised.used, unit)),
        "left": days(Limit(abs(promised.left), unit)),
    }
    if facts.decided_on:
        if promised.is_over:
            return _("Decided on %(day)s after %(used)s, %(left)s late.") % words
        return _("Decided on %(day)s after %(used)s, %(left)s to spare.") % words
    if promised.is_over:
        return _("On %(day)s, %(used)s are used: %(left)s overdue.") % words
    return _("On %(day)s, %(used)s are used and %(left)s are left.") % words
