"""What the templates of the workbench need beside the furniture's own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zhengtong.cases.queries import CaseDesk, Reading, Step
from zhengtong.channels.furniture.templatetags.furniture import moment
from zhengtong.kernel import refs
from zhengtong.kernel.words import language_of, say

register = template.Library()

#: The last characters of a case number: eight of the date, four of the serial.
DATE_AND_SERIAL = 12
#: Working days in which an application is answered: the whole of the ring before acceptance.
TELL_BY = 5
RING_COLOURS = {"over": "red", "near": "amber", "still": "grey", "done": "grey"}
OPINION_COLOURS = {"agree": "green", "disagree": "red"}
CHANNELS = {
    "portal": gettext_lazy("On the portal"),
    "counter": gettext_lazy("At the counter"),
    "api": gettext_lazy("API"),
}


@register.filter
def over_by(days_left: int | None) -> int:
    """A number of working days without its sign."""
    return abs(days_left or 0)


@register.filter
def ring_colour(level: str) -> str:
    return RING_COLOURS.get(level, "")


@register.filter
def opinion_colour(view: str) -> str:
    return OPINION_COLOURS.get(view, "grey")


@register.filter
def share_left(reading: Reading) -> int:
    """How much of the limit is left, in percent; all of the ring when it is over."""
    days = reading.days_left
    if days is None or days < 0:
        return 100
    used = reading.promised.used if reading.promised else 0
    total = max(used + days, TELL_BY if reading.stage == "acceptance" else 1)
    return min(100, round(100 * days / total))


@register.filter
def due_note(reading: Reading) -> str:
    """`3 working days left`, `2 working days over`, `due today`."""
    days = reading.days_left
    if days is None:
        return ""
    if days < 0:
        return ngettext("%(days)s working day over", "%(days)s working days over", -days) % {
            "days": -days
        }
    if days == 0:
        return _("Due today")
    return ngettext("%(days)s working day left", "%(days)s working days left", days) % {
        "days": days
    }


@register.filter
def step_meta(step: Step) -> str:
    """When and who, in one line."""
    return " · ".join(part for part in (moment(step.at), str(step.who)) if part)


@register.filter
def about(case: CaseDesk) -> list[tuple[str, str]]:
    """The small print of a case."""
    return [
        (_("Received"), moment(case.received_at)),
        (_("Channel"), str(CHANNELS.get(case.channel, case.channel))),
        (_("Body"), say(case.body_name)),
        (_("Taking part"), "\n".join(say(name) for name in case.bodies.values())),
    ]


@register.filter
def percent(rate: float | None) -> str:
    """`97.5%`; a dash where there is nothing to divide by."""
    if rate is None:
        return "—"
    return f"{rate * 100:.1f}".removesuffix(".0") + "%"


@register.filter
def stars(level: int) -> int:
    """Level 1 (very satisfied) shows five stars, level 5 shows one."""
    return 6 - level


@register.filter
def parted(number: str) -> str:
    """A case number with a place to break it: between the item's code and date with serial."""
    return format_html("{}<wbr>{}", number[:-DATE_AND_SERIAL], number[-DATE_AND_SERIAL:])


@register.filter
def weekday(day: date) -> str:
    """`1月1日 周四`, `1 January, Thursday`: a day of a year that is known."""
    return date_format(day, "n月j日 D" if language_of() == "zh" else "j F, l")


@register.filter
def told(payload: Mapping[str, Any]) -> str:
    """What an event says beside the thing it is about, in one line."""
    return "; ".join(
        f"{key}: {', '.join(map(str, value)) if isinstance(value, list | tuple) else value}"
        for key, value in payload.items()
        if value not in ("", None, [], {})
    )


@register.filter
def is_case(ref: str) -> bool:
    return refs.kind_of(ref) == "case"


@register.filter
def key_of(ref: str) -> str:
    """The key of a ref: the number of a case."""
    return refs.key_of(ref)


@register.filter
def follow_up_colour(colour: str) -> str:
    """The colour of a follow-up's tag."""
    return {"red": "red", "yellow": "amber", "done": "grey"}.get(colour, "blue")


@register.filter
def due_colour(colour: str) -> str:
    """The colour of a due date."""
    return {"red": "red", "yellow": "amber"}.get(colour, "soft")
