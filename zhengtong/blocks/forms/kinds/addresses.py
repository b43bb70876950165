"""Addresses: a division out of the gazetteer and the words that lead to the door."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms.kinds.base import (
    LONGEST_RAW,
    Complaint,
    Kind,
    Posted,
    halfwidth,
    named,
    tidy,
    too_long,
    wrong_type,
)
from zhengtong.blocks.forms.shape import Field
from zhengtong.blocks.forms.sockets import places as known_places
from zhengtong.kernel.words import Text, say

PARTS = ("division", "detail")
DIGITS = 2  # of a division's code for each level of GB/T 2260
_DIVISION = re.compile(r"([0-9]{6}([0-9]{3}|[0-9]{6})?)?")  # GB/T 2260, GB/T 10114; or none


def located(words: str, places: Mapping[str, Text]) -> str:
    """The code of the smallest division that the words begin with, or nothing.

    Divisions of all levels are named one after the other, as one writes addresses in China.
    """
    found, rest = "", words
    while step := next((c for c, name in places.items() if _next(c, name, found, rest)), ""):
        found, rest = step, rest.removeprefix(say(places[step], "zh"))
    return found


def _next(code: str, name: Text, within: str, rest: str) -> bool:
    said = say(name, "zh")
    below = code != within and code.startswith(_stem(within))
    return below and bool(said) and rest.startswith(said)


def _stem(code: str) -> str:
    """The digits that all divisions within this one share: 9901 of 990100."""
    while code.endswith("0" * DIGITS):
        code = code[:-DIGITS]
    return code


def _names(code: str, places: Mapping[str, Text], language: str | None) -> list[str]:
    """The names of a division and of those that it lies in, the largest first."""
    above = [c for c in places if code.startswith(_stem(c))]
    return [say(places[c], language) for c in sorted(above, key=lambda c: len(_stem(c)))]


class Address(Kind):
    """Kept as {"division": code, "detail": words}; the division only where a gazetteer is."""

    type = "address"
    max_length = 200
    autocomplete = "street-address"

    def read(self, field: Field, posted: Posted, name: str) -> dict[str, str] | None:
        whole = posted.one(name)
        if isinstance(whole, str):
            whole = {"detail": whole}  # a known address without its division
        if whole is None:
            whole = {part: posted.one(f"{name}-{part}") for part in PARTS}
        if not isinstance(whole, Mapping):
            raise wrong_type(field)
        answer = {}
        for part in PARTS:
            value = whole.get(part)
            if value is None:
                continue
            if not isinstance(value, str):
                raise wrong_type(field)
            if len(value) > LONGEST_RAW:
                raise too_long(field, len(value))
            text = halfwidth(tidy(value)) if part == "division" else tidy(value)
            if text:
                answer[part] = text
        return answer or None

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, dict) or set(value) - set(PARTS):
            raise wrong_type(field)
        if not all(isinstance(part, str) for part in value.values()):
            raise wrong_type(field)
        detail, division = value.get("detail", ""), value.get("division", "")
        if len(detail) > (field.max_length or self.max_length):
            raise too_long(field, len(detail))
        known = known_places()
        if (known and division not in known) or not _DIVISION.fullmatch(division):
            raise Complaint(
                _("Choose the district of “%(label)s”.") % named(field),
                "choice" if division else "required",
                f"{field.key}-division",
            )
        if not detail:
            raise Complaint(
                _("Enter street and number of “%(label)s”.") % named(field),
                "required",
                f"{field.key}-detail",
            )

    def shown(self, field: Field, value: Any, places: Mapping[str, Text]) -> str:
        """City, district, street, then the words, each said once however much was typed."""
        detail = str(value.get("detail", ""))
        names = _names(value.get("division", ""), places, None if detail.isascii() else "zh")
        for name in names:
            detail = detail.removeprefix(name)
        return "".join([*names, detail])

    def inputs(self, field: Field, value: Any, name: str) -> dict[str, str | list[str]]:
        return {f"{name}-{part}": value.get(part, "") for part in PARTS}

    def schema(self, field: Field) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {
                "division": {"type": "string", "pattern": "^[0-9]{6}([0-9]{3}|[0-9]{6})?$"},
                "detail": {"type": "string", "minLength": 1, "maxLength": field.max_length or 200},
            },
            "required": ["detail"],
            "additionalProperties": False,
        }
