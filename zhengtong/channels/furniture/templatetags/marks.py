"""Marks between words, which each language writes in its own way."""

from django import template

from zhengtong.kernel.words import language_of

register = template.Library()


@register.simple_tag
def colon() -> str:
    """What stands between a word and what it says: `：`, or `: ` with its blank."""
    return "：" if language_of() == "zh" else ": "
