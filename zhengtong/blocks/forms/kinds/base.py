"""What every type of field can do: read what was posted, check it, say it, describe it.

Reading survives anything that can be sent: values of another type, names sent twice, nothing at
all. What cannot be used is told by a Complaint; nothing else is ever raised.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from zhengtong.blocks.forms.shape import Field
from zhengtong.kernel.words import Text, say

LONGEST_RAW = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_EDGES = " \t\n\r\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"
_TRIM = re.compile(f"^[{_EDGES}]+|[{_EDGES}]+$")
_HALFWIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D}


class Complaint(Exception):
    """What is wrong with one answer; `input` names the box when it is not the field's own."""

    def __init__(self, message: str, code: str, input: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.input = input


class Posted:
    """What a page sent: a QueryDict (names may be sent several times) or JSON."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def many(self, name: str) -> list[Any]:
        """Everything sent under a name."""
        if hasattr(self._data, "getlist"):
            return list(self._data.getlist(name))
        value = self._data.get(name)
        if value is None:
            return []
        return list(value) if isinstance(value, list | tuple) else [value]

    def one(self, name: str) -> Any:
        """What was sent last under a name; JSON as it is, None for nothing."""
        if hasattr(self._data, "getlist"):
            values = self._data.getlist(name)
            return values[-1] if values else None
        return self._data.get(name)

    def names(self) -> Iterator[str]:
        return (name for name in self._data if isinstance(name, str))


def tidy(raw: str, *, lines: bool = False) -> str:
    """A text without what cannot be seen: control and direction characters, blanks at the ends.

    With `lines` line breaks stay (as single newlines), else they become blanks. Letters, HTML and
    SQL are left as they were written.
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = _DIRECTION.sub("", _CONTROL.sub("", text))
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
    return _TRIM.sub("", text)


def halfwidth(text: str) -> str:
    """Full-width letters, digits and marks as ASCII: `１２３．５` is `123.5`."""
    return text.translate(_HALFWIDTH)


def wrong_type(field: Field) -> Complaint:
    return Complaint(_("“%(label)s” has a form that is not understood.") % named(field), "type")


def named(field: Field, **more: Any) -> dict[str, Any]:
    """The words a message is filled with."""
    return {"label": field.label, "unit": field.unit, **more}


class Kind:
    """A type of field. Subclasses fill in what differs."""

    type = ""
    inputmode = ""
    autocomplete = ""
    max_length = 0
    width = 0
    spellcheck = True

    def read(self, field: Field, posted: Posted, name: str) -> Any:
        """The typed answer, or None when nothing was answered; raises Complaint."""
        raw = posted.one(name)
        if isinstance(raw, str | Promise):
            raw = str(raw)
            if len(raw) > LONGEST_RAW:
                raise too_long(field, len(raw))
            return self.from_text(field, raw)
        return None if raw is None else self.from_json(field, raw)

    def from_text(self, field: Field, raw: str) -> Any:
        raise NotImplementedError

    def from_json(self, field: Field, raw: Any) -> Any:
        """A JSON value that is no string; by default of the wrong type."""
        raise wrong_type(field)

    def check(self, field: Field, value: Any, on: date | None) -> None:
        """Raise Complaint when a typed answer does not do."""

    def take(
        self, field: Field, posted: Posted, name: str, on: date | None
    ) -> tuple[Any, list[Complaint]]:
        """Read and check: the answer when it can be used, and what is wrong."""
        try:
            value = self.read(field, posted, name)
            if value is not None:
                self.check(field, value, on)
        except Complaint as complaint:
            complaint.input = complaint.input or name
            return None, [complaint]
        return value, []

    def faults(self, field: Field, value: Any, on: date | None) -> list[Complaint]:
        """What is wrong with a stored answer."""
        try:
            self.check(field, value, on)
        except Complaint as complaint:
            return [complaint]
        return []

    def shown(self, field: Field, value: Any, places: Mapping[str, Text]) -> str:
        """The answer as a person reads it, in the active language."""
        return str(value)

    def inputs(self, field: Field, value: Any, name: str) -> dict[str, str | list[str]]:
        """What the boxes of a widget hold for an answer."""
        return {name: str(value)}

    def schema(self, field: Field) -> dict[str, Any]:
        """JSON Schema 2020-12 of an answer."""
        return {"type": "string"}


def too_long(field: Field, length: int) -> Complaint:
    return Complaint(
        _("“%(label)s” may have at most %(most)s characters; you wrote %(length)s.")
        % named(field, most=field.max_length, length=length),
        "length",
    )


def with_unit(field: Field, words: str) -> str:
    unit = say(field.unit_text)
    return f"{words} {unit}" if unit else words


def required(field: Field) -> str:
    """What to say when nothing was answered."""
    if field.type in ("choice", "choices", "yes_no"):
        return _("Choose an answer for “%(label)s”.") % named(field)
    if field.type == "table":
        return _("Fill in at least one row of “%(label)s”.") % named(field)
    return _("Enter “%(label)s”.") % named(field)


KINDS: dict[str, Kind] = {}


def kind_of(type: str) -> Kind:
    """The kind of a type of field; raises KeyError for a type there is not."""
    return KINDS[type]
