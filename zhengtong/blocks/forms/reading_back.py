"""Answers as people read them: for the review page, the official's desk, print."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms import visibility
from zhengtong.blocks.forms.kinds import kind_of
from zhengtong.blocks.forms.kinds.tables import Table
from zhengtong.blocks.forms.shape import Field, Form, Row, Section
from zhengtong.blocks.forms.sockets import places as known_places
from zhengtong.kernel import masking
from zhengtong.kernel.words import Text

_MASKS = {
    "resident_number": masking.mask_number,
    "mobile": masking.mask_phone,
    "phone": masking.mask_phone,
    "address": masking.mask_address,
    "name": masking.mask_name,
}


def read_back(form: Form, answers: Mapping[str, Any], *, masked: bool = False) -> list[Section]:
    """See `queries.read_back`."""
    pages, counted = visibility.settle(form, answers)
    places = known_places()
    sections = []
    for page in pages:
        rows: list[Row] = []
        for field in page.fields:
            if field.takes_answer:
                rows += _rows(field, counted.get(field.key), places, masked)
        sections.append(Section(page.key, page.title, tuple(rows)))
    return sections


def _rows(field: Field, value: Any, places: dict[str, Text], masked: bool) -> Iterator[Row]:
    if value is None:
        yield Row(field.label, _("Not filled in"))
        return
    kind = kind_of(field.type)
    try:
        if isinstance(kind, Table) and not (masked and any(c.personal for c in field.columns)):
            lines = kind.shown_rows(field, value, places)
            for number, line in enumerate(lines, start=1):
                yield Row(f"{field.label} {number}" if len(lines) > 1 else field.label, line)
            return
        shown = kind.shown(field, value, places)
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        shown = str(value)  # answers of a wrong type are told by check(), and still shown here
    yield Row(field.label, _masked(field, shown) if masked else shown)


def _masked(field: Field, shown: str) -> str:
    if not field.personal and not any(column.personal for column in field.columns):
        return shown
    mask = _MASKS.get(field.type)
    return mask(shown) if mask else "*" * min(len(shown), 8)
