"""Filters and tags for every channel: bilingual words, dates, masked numbers, states."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template

from zhengtong.channels.furniture import frame
from zhengtong.channels.furniture.state_words import StateTag, tag_of
from zhengtong.kernel import clock, masking
from zhengtong.kernel.words import language_of, say

register = template.Library()

MONTHS = "January February March April May June July August September October November December"


register.simple_tag(frame.place)
register.simple_tag(frame.centre)
register.simple_tag(frame.main_links)
register.simple_tag(frame.footer_links)


@register.filter
def words(text: Mapping[str, str] | str | None) -> str:
    """A bilingual text in the reader's language."""
    return say(text)


@register.filter
def day(value: date | datetime | None) -> str:
    """`2026年11月20日`, `20 November 2026`; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = clock.local_date(value)
    if language_of() == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {MONTHS.split()[value.month - 1]} {value.year}"


@register.filter
def moment(value: datetime | None) -> str:
    """The day and the time of day."""
    if value is None:
        return ""
    return f"{day(value)} {value.astimezone(clock.zone()):%H:%M}"


@register.filter
def clock_time(value: datetime | None) -> str:
    """The time of day alone."""
    return f"{value.astimezone(clock.zone()):%H:%M}" if value else ""


@register.filter
def mask_number(value: str) -> str:
    return masking.mask_number(value or "")


@register.filter
def mask_name(value: str) -> str:
    return masking.mask_name(value or "")


@register.filter
def mask_phone(value: str) -> str:
    return masking.mask_phone(value or "")


@register.filter
def at_key(mapping: Mapping[str, Any] | None, key: str) -> Any:
    """The value under a key that is only known in the template; empty when there is none."""
    return (mapping or {}).get(key, "")


@register.filter
def file_size(size: int | None) -> str:
    """`640 KB`, `3.2 MB`."""
    amount = float(size or 0)
    if amount < 1024 * 1024:
        return f"{max(1, round(amount / 1024))} KB"
    return f"{amount / 1024 / 1024:.1f} MB"


@register.simple_tag
def state_tag(kind: str, state: str) -> StateTag:
    """The words and the colour of a state."""
    return tag_of(kind, state)


@register.simple_tag(takes_context=True)
def here_with(context: template.Context, **changes: Any) -> str:
    """The present address with some query parameters changed; None or '' removes one.

    The cursor of a keyset page (`after`) is dropped unless it is what changes.
    """
    query = context["request"].GET.copy()
    query.pop("after", None)
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"
