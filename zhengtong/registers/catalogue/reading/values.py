"""How single values of a foreign list become ours. Each returns the value, or raises NotRead."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.utils.translation import gettext_lazy as _

_LIMIT = re.compile(
    r"([0-9]{1,4})\s*[(（]?\s*(?:个|箇)?\s*(工作日|自然日|日历日|工作天|日|天)?\s*[)）]?"
)
_AT_ONCE = re.compile(r"(?:即时|即|当场|立等)(?:办结|办理|办|可取)?")
_PART = re.compile(r"([^（()）、，,]+)[（(]([^）)]*)[)）]")
_LEVELS = {
    "国家级": "1",
    "省级": "2",
    "市级": "3",
    "县级": "4",
    "区级": "4",
    "镇级": "5",
    "村级": "6",
}
_ACTS = {
    "受理": "accept",
    "审核": "review",
    "审查": "review",
    "决定与公开": "decide",
    "决定": "decide",
    "证件制定与送达": "deliver",
    "送达": "deliver",
}
_CALENDAR = ("自然日", "日历日")
LONGEST_KEYWORD = 60
MOST_DAYS = 3650


class NotRead(ValueError):
    """A value that is not understood; says why in words."""

    def __init__(self, reason: Any) -> None:
        super().__init__(reason)
        self.reason = reason


def limit(words: str) -> dict[str, Any]:
    """`30(工作日)`, `90(自然日)`, `5个工作日`, `即办`: days and unit."""
    if _AT_ONCE.fullmatch(words):
        return {"days": 0, "unit": "workday"}
    match = _LIMIT.fullmatch(words)
    if not match or int(match.group(1)) > MOST_DAYS:
        raise NotRead(_("“%s” is no time limit.") % words[:40])
    unit = "day" if match.group(2) in _CALENDAR else "workday"
    return {"days": int(match.group(1)), "unit": unit}


def whole(words: str) -> int:
    """A whole number of at most two digits, as visits are counted."""
    if not words.isascii() or not words.isdigit() or len(words) > 2:
        raise NotRead(_("“%s” is no whole number.") % words[:40])
    return int(words)


def choice(words: str, known: Mapping[str, Any]) -> Any:
    """The value that stands for a word of the source."""
    try:
        return known[words]
    except KeyError:
        raise NotRead(_("The mapping does not know the value “%s”.") % words[:40]) from None


def paragraphs(words: str) -> list[str]:
    """The lines of a text, each a condition."""
    return [line for line in words.split("\n") if line]


def keywords(words: str) -> list[str]:
    """Everyday names, separated by commas, pauses or semicolons."""
    parts = [part.strip() for part in re.split(r"[，,、；;/\n]+", words)]
    return [part[:LONGEST_KEYWORD] for part in parts if part]


def joint(words: str) -> list[dict[str, Any]]:
    """`省级教育（受理,审核）、市级司法（受理）`: departments with their level and acts."""
    out: list[dict[str, Any]] = []
    for name, acts in _PART.findall(words):
        level = next((prefix for prefix in _LEVELS if name.startswith(prefix)), "")
        entry: dict[str, Any] = {"department": name.removeprefix(level).strip() or name}
        if level:
            entry["level"] = _LEVELS[level]
        entry["acts"] = [_ACTS[a] for a in re.split(r"[,，、]\s*", acts) if a in _ACTS]
        out.append(entry)
    if not out:
        raise NotRead(_("“%s” names no joint departments.") % words[:40])
    return out


def address(words: str) -> str:
    """A web address; anything that is none is refused, so that no page links to a script."""
    parts = urlsplit(words)
    if parts.scheme not in ("http", "https") or not parts.netloc or len(words) > 1000:
        raise NotRead(_("“%s” is no web address.") % words[:40])
    return words


def parameter(words: str, name: str) -> str:
    """A parameter in the query of an address."""
    try:
        values: Sequence[str] = parse_qs(urlsplit(words).query).get(name, [])
    except ValueError:
        values = []
    return values[0] if values else ""


def materials(values: Sequence[str]) -> list[dict[str, Any]]:
    """Names of materials, each once, with keys made of their places.

    Whether a material is always needed, such lists do not say; so neither do we.
    """
    names = list(dict.fromkeys(value for value in values if value))
    return [{"key": f"m{number}", "name": name} for number, name in enumerate(names, 1)]
