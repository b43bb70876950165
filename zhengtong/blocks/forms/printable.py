"""A form as plain data for print: blank to fill in by hand, or filled as a sample or a copy.

The template is `documents/blank-form.typ`; documents is a neighbour, so whoever prints brings the
two together: `documents.queries.pdf("documents/blank-form.typ", forms.queries.printable(form))`.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zhengtong.blocks.forms.kinds import kind_of
from zhengtong.blocks.forms.shape import Field, Form
from zhengtong.blocks.forms.sockets import places as known_places
from zhengtong.kernel.words import Text, language_of

_BLANK_ROWS = 4


def printable(
    form: Form, answers: Mapping[str, Any] | None = None, *, sample: bool = False
) -> dict[str, Any]:
    """See `queries.printable`."""
    places = known_places()
    return {
        "title": form.title,
        "language": language_of(),
        "statement": form.statement,
        "is_blank": answers is None,
        "mark": pgettext("printed form", "Sample") if sample else "",
        "words": {
            "required": pgettext("printed form", "must be filled in"),
            "signature": _("Signature (seal) of the applicant"),
            "date_blank": _("Date: ____ year ____ month ____ day"),
            "statement": pgettext("printed form", "Statement"),
        },
        "pages": [
            {
                "title": page.title,
                "hint": page.hint,
                "fields": [_field(f, (answers or {}).get(f.key), places) for f in page.fields],
            }
            for page in form.pages
        ],
    }


def _field(field: Field, value: Any, places: dict[str, Text]) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "type": field.type,
        "label": field.label,
        "hint": field.hint,
        "required": field.required,
        "unit": field.unit,
        "lines": field.lines,
        "value": "",
    }
    if not field.takes_answer:
        return drawn
    if field.type == "table":
        drawn["heads"] = [column.label for column in field.columns]
        drawn["rows"] = [
            [_shown(c, row.get(c.key), places) for c in field.columns]
            for row in (value if isinstance(value, list) else [])
        ] or [[""] * len(field.columns)] * max(field.min_rows, _BLANK_ROWS)
    elif field.type in ("choice", "choices"):
        chosen = value if isinstance(value, list) else [value]
        drawn["choices"] = [
            {"label": choice.label, "on": choice.value in chosen} for choice in field.choices
        ]
    elif field.type == "yes_no":
        drawn["choices"] = [
            {"label": _("Yes"), "on": value is True},
            {"label": _("No"), "on": value is False},
        ]
    else:
        drawn["value"] = _shown(field, value, places)
    return drawn


def _shown(field: Field, value: Any, places: dict[str, Text]) -> str:
    return "" if value is None else kind_of(field.type).shown(field, value, places)
