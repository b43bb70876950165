"""Marks and dates between words, which each language writes in its own way."""

import re
from datetime import date

from django import template

from zhengtong.channels.furniture.templatetags.furniture import day
from zhengtong.kernel.words import language_of

register = template.Library()


@register.simple_tag
def colon() -> str:
    """What stands between a word and what it says: `：`, or `: ` with its blank."""
    return "：" if language_of() == "zh" else ": "


@register.filter
def dated(value: str) -> str:
    """A value out of a register: written out when it is an ISO date, else as it stands."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value
