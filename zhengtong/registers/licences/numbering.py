"""The number on the face of a licence (证照编号), from the pattern of its type.

A pattern is words and places: `JY2{division}{serial:07}`, `云残补〔{year}〕{serial:05}号`,
`{credit_code:92}` (the number of a registration is the credit code it gives, GB 32100-2015),
`{holder_number}` (the identity number itself), `{field.kind}` (a value of the licence).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.codes import credit_code

PLACE = re.compile(r"\{([a-z_]+)(?:\.([a-z0-9_]+))?(?::([0-9]+))?\}")
PLAIN = ("division", "year", "holder_number")
ORGANISATION_SERIES = "MA"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a number may be made of."""

    division: str
    year: int
    holder_number: str
    fields: Mapping[str, Any]


def faults(pattern: str, fields: set[str]) -> list[Any]:
    """What is wrong with a pattern whose licence has these `fields`, in words."""
    found: list[Any] = []
    if not pattern:
        found.append(_("The pattern of the number is missing."))
    if re.search(r"[{}]", PLACE.sub("", pattern)):
        found.append(_("The pattern has a brace that closes nothing."))
    for name, part, size in PLACE.findall(pattern):
        if name == "field" and part in fields:
            continue
        if name in PLAIN and not part and not size:
            continue
        if name == "serial" and not part and size:
            continue
        if name == "credit_code" and re.fullmatch(r"[0-9]{2}", size or ""):
            continue
        found.append(_("The pattern has a place that is not known."))
    return found


def scope(pattern: str, facts: Facts) -> str:
    """Within what a serial counts: the number with its serial left open."""
    return PLACE.sub(lambda place: _fill(place, facts, None), pattern)


def counts(pattern: str) -> bool:
    """Whether the pattern asks for a serial."""
    return any(name in ("serial", "credit_code") for name, _part, _size in PLACE.findall(pattern))


def number(pattern: str, facts: Facts, serial: int) -> str:
    """The number itself."""
    return PLACE.sub(lambda place: _fill(place, facts, serial), pattern)


def _fill(place: re.Match[str], facts: Facts, serial: int | None) -> str:
    name, part, size = place.groups()
    if name == "field":
        return str(facts.fields.get(part, ""))
    if name == "year":
        return str(facts.year)
    if name == "division":
        return facts.division[:6]
    if name == "holder_number":
        return facts.holder_number
    if serial is None:
        return "#" + (size or "")
    if name == "credit_code":
        return credit_code.make(
            size[0], size[1], facts.division[:6], f"{ORGANISATION_SERIES}{serial:06d}"
        )
    return f"{serial:0{int(size)}d}"
