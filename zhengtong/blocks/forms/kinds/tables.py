"""Tables: rows of simple questions, posted as `staff-0-name`, `staff-1-name` …"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zhengtong.blocks.forms.kinds.base import (
    Complaint,
    Kind,
    Posted,
    kind_of,
    named,
    required,
    wrong_type,
)
from zhengtong.blocks.forms.shape import Field
from zhengtong.kernel.words import Text

MOST_ROWS = 50


class Table(Kind):
    """Kept as a list of objects; rows with nothing in them are left out."""

    type = "table"

    def take(
        self, field: Field, posted: Posted, name: str, on: date | None
    ) -> tuple[Any, list[Complaint]]:
        try:
            sent = self._rows(field, posted, name)
        except Complaint as complaint:
            complaint.input = name
            return None, [complaint]
        rows, complaints = [], []
        for index, row in sent:
            answers, wrong = self._row(field, row, f"{name}-{index}", on)
            complaints += wrong
            if answers:
                rows.append(answers)
        if len(rows) > (field.max_rows or MOST_ROWS):
            complaints.append(self._too_many(field, name))
            return None, complaints
        complaints += self._too_few(field, rows, name)
        return rows or None, complaints

    def _rows(self, field: Field, posted: Posted, name: str) -> list[tuple[int, Posted]]:
        whole = posted.one(name)
        if isinstance(whole, list):
            if len(whole) > MOST_ROWS or not all(isinstance(row, Mapping) for row in whole):
                raise wrong_type(field)
            return [
                (index, Posted({f"{name}-{index}-{key}": value for key, value in row.items()}))
                for index, row in enumerate(whole)
            ]
        if whole not in (None, ""):
            raise wrong_type(field)
        shape = re.compile(rf"{re.escape(name)}-([0-9]{{1,3}})-")
        indexes = {int(found[1]) for key in posted.names() if (found := shape.match(key))}
        return [(index, posted) for index in sorted(indexes)]

    def _row(
        self, field: Field, posted: Posted, name: str, on: date | None
    ) -> tuple[dict[str, Any], list[Complaint]]:
        answers: dict[str, Any] = {}
        complaints: list[Complaint] = []
        for column in field.columns:
            kind = kind_of(column.type)
            value, wrong = kind.take(column, posted, f"{name}-{column.key}", on)
            complaints += wrong
            if value is not None:
                answers[column.key] = value
        if answers and not complaints:
            complaints = [
                Complaint(required(column), "required", f"{name}-{column.key}")
                for column in field.columns
                if column.required and column.key not in answers
            ]
        return answers, complaints

    def faults(self, field: Field, value: Any, on: date | None) -> list[Complaint]:
        if not isinstance(value, list) or len(value) > (field.max_rows or MOST_ROWS):
            return [wrong_type(field)]
        columns = {column.key: column for column in field.columns}
        complaints = self._too_few(field, value, field.key)
        for index, row in enumerate(value):
            if not isinstance(row, dict) or set(row) - set(columns):
                complaints.append(wrong_type(field))
                continue
            for key, column in columns.items():
                name = f"{field.key}-{index}-{key}"
                if key not in row:
                    if column.required:
                        complaints.append(Complaint(required(column), "required", name))
                    continue
                for complaint in kind_of(column.type).faults(column, row[key], on):
                    complaint.input = name
                    complaints.append(complaint)
        return complaints

    def _too_many(self, field: Field, name: str) -> Complaint:
        most = field.max_rows or MOST_ROWS
        words = _("“%(label)s” may have at most %(most)s rows.")
        return Complaint(words % named(field, most=most), "rows", name)

    def _too_few(self, field: Field, rows: list[Any], name: str) -> list[Complaint]:
        if not rows or len(rows) >= field.min_rows:
            return []
        words = _("“%(label)s” needs at least %(least)s rows.")
        return [Complaint(words % named(field, least=field.min_rows), "rows", name)]

    def shown(self, field: Field, value: Any, places: Mapping[str, Text]) -> str:
        return "\n".join(self.shown_rows(field, value, places))

    def shown_rows(self, field: Field, value: Any, places: Mapping[str, Text]) -> list[str]:
        """One line for each row: `姓名：张三；职务：厨师`."""
        english = (get_language() or "zh").startswith("en")
        colon, semicolon = (": ", "; ") if english else ("：", "；")
        return [
            semicolon.join(
                f"{c.label}{colon}{kind_of(c.type).shown(c, row[c.key], places)}"
                for c in field.columns
                if c.key in row
            )
            for row in value
        ]

    def inputs(self, field: Field, value: Any, name: str) -> dict[str, str | list[str]]:
        boxes: dict[str, str | list[str]] = {}
        for index, row in enumerate(value):
            for column in field.columns:
                if column.key in row:
                    kind = kind_of(column.type)
                    boxes |= kind.inputs(column, row[column.key], f"{name}-{index}-{column.key}")
        return boxes

    def schema(self, field: Field) -> dict[str, Any]:
        return {
            "type": "array",
            "minItems": max(1, field.min_rows),
            "maxItems": field.max_rows or MOST_ROWS,
            "items": {
                "type": "object",
                "properties": {c.key: kind_of(c.type).schema(c) for c in field.columns},
                "required": [c.key for c in field.columns if c.required],
                "additionalProperties": False,
            },
        }
