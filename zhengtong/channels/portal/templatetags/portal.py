"""Words and figures of the portal for what the rooms keep as keys and numbers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zhengtong.cases.queries import OwnRow, Progress
from zhengtong.channels.furniture.state_words import tag_of
from zhengtong.channels.furniture.templatetags.furniture import day
from zhengtong.kernel.refs import key_of, kind_of
from zhengtong.kernel.words import say
from zhengtong.registers.licences.queries import Verification

register = template.Library()

DATA = {
    "name": gettext_lazy("name"),
    "number": gettext_lazy("resident number"),
    "mobile": gettext_lazy("mobile number"),
    "address": gettext_lazy("address"),
    "birth": gettext_lazy("date of birth"),
    "answers": gettext_lazy("answers in the application"),
    "materials": gettext_lazy("materials"),
}

PURPOSES = {
    "intake": gettext_lazy("taking in an application at the counter"),
    "look-up": gettext_lazy("finding you at the counter"),
}

LEVELS = {"calm": "", "near": "amber", "over": "red", "still": "grey", "done": "grey"}
DUE = {"near": "amber", "over": "red"}

VERDICTS = {
    "changed": (
        gettext_lazy("Replaced by a newer licence"),
        gettext_lazy("This licence was genuine; a newer one has taken its place."),
    ),
    "suspended": (
        gettext_lazy("Licence suspended"),
        gettext_lazy("The licence is genuine, but may not be used at present."),
    ),
    "revoked": (
        gettext_lazy("Licence revoked"),
        gettext_lazy("The issuing body has revoked this licence. It has no force."),
    ),
    "cancelled": (
        gettext_lazy("Licence cancelled"),
        gettext_lazy("This licence has been cancelled. It has no force."),
    ),
    "expired": (
        gettext_lazy("Licence expired"),
        gettext_lazy("The licence is genuine; its time has run out."),
    ),
    "copy-expired": (
        gettext_lazy("This copy has ended"),
        gettext_lazy("The licence itself is in force; ask its holder for a new copy."),
    ),
    "unknown": (
        gettext_lazy("No such licence"),
        gettext_lazy("No licence with this code is known here."),
    ),
}


@dataclass(frozen=True, slots=True)
class Ring:
    """What the ring of days left shows."""

    days: str
    share: int
    colour: str
    title: str
    note: str
    unit: str


@dataclass(frozen=True, slots=True)
class Told:
    """Words with a colour or an icon."""

    words: str = ""
    colour: str = ""
    title: str = ""
    text: str = ""
    icon: str = ""


@register.simple_tag
def data_name(key: str) -> str:
    """What a kind of personal data is called."""
    return str(DATA.get(key, key))


@register.simple_tag
def purpose(value: str) -> str:
    """What data were looked at for: a case by its number, else a word."""
    if kind_of(value) == "case":
        return _("Case %(number)s") % {"number": key_of(value)}
    return str(PURPOSES.get(value, value))


@register.simple_tag
def case_colour(case: Progress | OwnRow) -> str:
    """The colour of a state; a rejection is red though the case is decided."""
    return "red" if case.outcome == "rejected" else tag_of("case", case.state).colour


def days_left(left: int) -> str:
    """`5 working days left`, `due today`, `2 working days over`."""
    if left == 0:
        return _("due today")
    if left > 0:
        told = ngettext("%(n)d working day left", "%(n)d working days left", left)
    else:
        told = ngettext("%(n)d working day over", "%(n)d working days over", -left)
    return told % {"n": abs(left)}


@register.simple_tag
def due(row: OwnRow) -> Told:
    """How many days are left, in words."""
    return Told(words=days_left(row.days_left or 0), colour=DUE.get(row.level, "soft"))


@register.simple_tag
def clock_ring(clock: Any) -> Ring:
    """The ring of days left of a case."""
    reading = clock.reading
    left = reading.days_left or 0
    count = reading.promised or reading.statutory
    whole = max(getattr(count, "days", 0) or left or 1, 1)
    return Ring(
        days=str(abs(left)),
        share=100 if left < 0 else max(0, min(100, round(100 * left / whole))),
        colour=LEVELS.get(reading.level, ""),
        title=days_left(left),
        note=_("until %(day)s") % {"day": day(reading.due_on)},
        unit=_("working days"),
    )


@register.simple_tag
def verdict(answer: Verification) -> Told:
    """The answer of a verification in one sentence."""
    if answer.in_force:
        text = _("This licence was issued by the body named below, and is valid today.")
        return Told(title=_("Genuine and in force"), text=text, icon="check")
    if answer.status == "valid":
        text = _("The licence is genuine; it begins on %(day)s.") % {"day": day(answer.valid_from)}
        return Told(title=_("Not in force yet"), text=text, icon="clock")
    title, words = VERDICTS.get(str(answer.status), VERDICTS["unknown"])
    text = str(words)
    if answer.status_since and answer.status not in ("unknown", "copy-expired"):
        text = f"{text} {_('Since %(day)s.') % {'day': day(answer.status_since)}}"
    return Told(title=str(title), text=text, icon="alert")


@register.simple_tag
def limit_words(limit: Any) -> str:
    """A time limit in words."""
    if limit is None:
        return _("Not named")
    if limit.days == 0:
        return _("On the spot")
    return f"{limit.days} {say(limit.unit_label) or _('working days')}"


@register.simple_tag
def percent(share: float | None) -> str:
    """`98.6%`; a dash where there is nothing to divide by."""
    return "–" if share is None else f"{share * 100:.1f}%"


@register.simple_tag
def stars_of(level: int) -> int:
    """Five stars for the best level (1), one for the worst (5)."""
    return 6 - int(level)


@register.simple_tag
def validity(begins: date | None, ends: date | None) -> str:
    """From when to when a licence is in force."""
    if ends is None:
        return _("from %(day)s, without end") % {"day": day(begins)}
    return _("%(begins)s to %(ends)s") % {"begins": day(begins), "ends": day(ends)}
