"""Words: a line, several lines, a person's name, an e-mail address, a postcode."""

import re
import unicodedata
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms.kinds.base import (
    Complaint,
    Kind,
    halfwidth,
    named,
    tidy,
    too_long,
    wrong_type,
)
from zhengtong.blocks.forms.shape import Field
from zhengtong.kernel.words import say

# What is typed for the middle dot in names such as 阿依古丽·买买提: one spelling is kept.
_DOTS = re.compile(r"(?<=\w)[\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65\u00b7.](?=\w)")
_EMAIL = re.compile(r"[^\s@<>\"(),:;\[\]\\]{1,64}@(?:[\w-]{1,63}\.)+\w{2,63}")


class Line(Kind):
    type = "text"
    max_length = 200

    def from_text(self, field: Field, raw: str) -> str | None:
        return tidy(raw) or None

    def from_json(self, field: Field, raw: Any) -> Any:
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise wrong_type(field)
        return str(raw)

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, str):
            raise wrong_type(field)
        if field.max_length and len(value) > field.max_length:
            raise too_long(field, len(value))
        if len(value) < field.min_length:
            raise Complaint(
                _("“%(label)s” needs at least %(least)s characters.")
                % named(field, least=field.min_length),
                "length",
            )
        if field.pattern and not re.fullmatch(field.pattern, value):
            raise Complaint(
                _("“%(label)s” does not look right: %(how)s")
                % named(field, how=say(field.pattern_text) or field.hint),
                "pattern",
            )

    def schema(self, field: Field) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "string", "minLength": max(1, field.min_length)}
        if field.max_length:
            schema["maxLength"] = field.max_length
        return schema


class Lines(Line):
    type = "textarea"
    max_length = 2000

    def from_text(self, field: Field, raw: str) -> str | None:
        return tidy(raw, lines=True) or None


class Name(Line):
    """A natural person's name: letters of any script, blanks, hyphens, apostrophes, dots."""

    type = "name"
    max_length = 60
    width = 20
    autocomplete = "name"
    spellcheck = False

    def from_text(self, field: Field, raw: str) -> str | None:
        return _DOTS.sub("·", re.sub(r"\s+", " ", tidy(raw))) or None

    def check(self, field: Field, value: Any, on: date | None) -> None:
        super().check(field, value, on)
        odd = next((c for c in value if not _in_names(c)), "")
        if odd or not value or not unicodedata.category(value[0]).startswith("L"):
            raise Complaint(
                _("“%(label)s” holds “%(odd)s”. Write the name as on the identity card.")
                % named(field, odd=odd or value[:1]),
                "name",
            )


def _in_names(character: str) -> bool:
    return character in " ·.-'’‐\u200c\u200d" or unicodedata.category(character)[0] in "LM"


class Email(Line):
    type = "email"
    max_length = 254
    inputmode = "email"
    autocomplete = "email"
    spellcheck = False

    def from_text(self, field: Field, raw: str) -> str | None:
        return halfwidth(tidy(raw)).replace(" ", "") or None

    def check(self, field: Field, value: Any, on: date | None) -> None:
        super().check(field, value, on)
        if not _EMAIL.fullmatch(value):
            raise Complaint(
                _("“%(label)s” must be an e-mail address such as name@example.com.") % named(field),
                "email",
            )


class Postcode(Line):
    """A postcode of the mainland: six digits."""

    type = "postcode"
    max_length = 6
    width = 10
    inputmode = "numeric"
    autocomplete = "postal-code"
    spellcheck = False

    def from_text(self, field: Field, raw: str) -> str | None:
        return halfwidth(tidy(raw)).replace(" ", "") or None

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, str):
            raise wrong_type(field)
        if not re.fullmatch(r"[0-9]{6}", value):
            raise Complaint(_("“%(label)s” must be six digits.") % named(field), "code")
