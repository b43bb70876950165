"""Stencils: all rows of a real case, with holes for what differs from clone to clone.

A hole is written `%(name)s`, as for the % operator. Times stay apart until it is known by how many
weeks a clone is shifted: whole weeks, so that a working day stays one.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Model

from zhengtong.kernel import clock, encryption

NULL = "\\N"
LAST_YEAR = 9999  # dates that stand for "never"
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
OPEN_STATES = frozenset({"submitted", "correcting", "accepted", "reviewing", "decided"})

HISTORY = "process.History"
#: Tables whose rows hang on the case, and on its process.
OF_CASE = (
    "cases.CaseSeat",
    "cases.CaseTurn",
    "cases.Opinion",
    "cases.Decision",
    "cases.Delivery",
    "cases.Ending",
    "cases.Correction",
    "cases.SpecialProcedure",
    "cases.Extension",
)
OF_INSTANCE = ("process.Task", HISTORY)
TABLES = ("cases.Case", "process.Instance", *OF_CASE, *OF_INSTANCE)
#: Rows of these are pointed at by others, so that their ids are given out here.
NUMBERED = ("cases.Case", "process.Instance", "process.Task")
JOURNAL = "kernel.JournalLine"

Cell = str | datetime | date


@dataclass(slots=True)
class Line:
    """One journal line of a case."""

    at: datetime
    event: str
    by: str
    on_behalf_of: str
    body: str
    channel: str
    payload: dict[str, Any]


@dataclass(slots=True)
class Stencil:
    """The rows of one case by table, cell by cell in the order of the columns."""

    prefix: str
    day: date
    is_open: bool
    of_person: bool
    tasks: int
    rows: dict[str, list[list[Cell]]]
    journal: list[Line]
    answers: str
    applicant: str


def columns(label: str) -> list[str]:
    """The columns that are written; ids are left to the database where nothing points at them."""
    fields = apps.get_model(label)._meta.concrete_fields
    return [f.column for f in fields if label in NUMBERED or not f.primary_key]


def read(numbers: list[str]) -> list[Stencil]:
    """The stencils of these cases; one query a table."""
    found = list(apps.get_model("cases.Case").objects.filter(number__in=numbers).order_by("id"))
    refs = [case.ref for case in found]
    instances = {
        row.ref: row for row in apps.get_model("process.Instance").objects.filter(ref__in=refs)
    }
    hung = {label: _grouped(label, "case_id", [case.pk for case in found]) for label in OF_CASE}
    keys = [row.pk for row in instances.values()]
    hung |= {label: _grouped(label, "instance_id", keys) for label in OF_INSTANCE}
    lines = _grouped(JOURNAL, "ref", refs)
    return [_stencil(case, instances[case.ref], hung, lines.get(case.ref, [])) for case in found]


def _grouped(label: str, column: str, keys: list[Any]) -> dict[Any, list[Any]]:
    """The rows of a table by what they hang on, in order."""
    groups: dict[Any, list[Any]] = {}
    for row in apps.get_model(label).objects.filter(**{f"{column}__in": keys}).order_by("pk"):
        groups.setdefault(getattr(row, column), []).append(row)
    return groups


def _stencil(case: Any, instance: Any, hung: dict[str, Any], lines: list[Any]) -> Stencil:
    tasks = hung["process.Task"].get(instance.pk, [])
    task_holes = {task.pk: f"%(task{number})d" for number, task in enumerate(tasks)}
    scribe = _Scribe(case, task_holes)
    rows = {
        "cases.Case": [scribe.row(case, _of_the_case(case))],
        "process.Instance": [scribe.row(instance, {"id": "%(instance)d"})],
    }
    for label in OF_CASE:
        found = hung[label].get(case.pk, [])
        rows[label] = [scribe.row(row, {"case_id": "%(case)d"}) for row in found]
    for label in OF_INSTANCE:
        found = hung[label].get(instance.pk, [])
        own = {"instance_id": "%(instance)d"}
        rows[label] = [scribe.row(row, own | {"id": task_holes.get(row.pk, "")}) for row in found]
    return Stencil(
        prefix=case.number[:31],
        day=clock.local_date(case.received_at),
        is_open=case.state in OPEN_STATES,
        of_person=case.applicant.startswith("person:"),
        tasks=len(tasks),
        rows=rows,
        journal=_journal(case, lines),
        answers=_answers(case),
        applicant=case.applicant,
    )


def _of_the_case(case: Any) -> dict[str, str]:
    """The columns of the case itself that are holes."""
    own = {"id": "%(case)d", "number": "%(number)s", "draft": NULL, "signature": "%(unsigned)s"}
    if not case.applicant.startswith("person:"):
        return own
    return own | {
        "applicant": "%(applicant)s",
        "applicant_name": "%(name)s",
        "applicant_number": "%(idno)s",
        "applicant_masked": "%(masked)s",
        "name_index": "%(index)s",
        "answers": "%(answers)s",
    }


def _answers(case: Any) -> str:
    """The answers as text, with holes where the applicant speaks of themself."""
    text = json.dumps(case.answers, ensure_ascii=False, separators=(",", ":")).replace("%", "%%")
    if not case.applicant.startswith("person:"):
        return text
    text = text.replace(case.applicant_number, "%(own_number)s")
    return text.replace(f'"{case.applicant_name}"', '"%(own_name)s"')


def _journal(case: Any, lines: list[Any]) -> list[Line]:
    """What happened to the case; the steps of its process stand in the tasks, and a verdict of
    rules belongs to the one case it was taken for."""
    kept = [line for line in lines if not line.event.startswith(("Process", "Step", "Verdict"))]
    return [
        Line(
            at=line.at,
            event=line.event,
            by=_holed(line.by, case),
            on_behalf_of=_holed(line.on_behalf_of, case),
            body=line.body,
            channel=line.channel,
            payload=line.payload,
        )
        for line in kept
    ]


def _holed(ref: str, case: Any) -> str:
    own = case.applicant.startswith("person:") and ref == case.applicant
    return "%(applicant)s" if own else ref.replace("%", "%%")


class _Scribe:
    """Writes the values of a row as the database reads them, with holes."""

    def __init__(self, case: Any, tasks: dict[int, str]) -> None:
        self.case = case
        self.tasks = tasks

    def row(self, row: Model, given: dict[str, str]) -> list[Cell]:
        label = row._meta.label
        wanted = set(columns(label))
        return [
            given[f.column] if f.column in given else self.cell(f, getattr(row, f.attname))
            for f in row._meta.concrete_fields
            if f.column in wanted
        ]

    def cell(self, column: models.Field[Any, Any], value: Any) -> Cell:
        if value is None:
            return NULL
        if isinstance(column, models.DateTimeField | models.DateField):
            return value
        if isinstance(column, models.BooleanField):
            return "1" if value else "0"
        if isinstance(column, models.JSONField):
            value = json.dumps(value, ensure_ascii=False)
        else:
            value = str(column.get_prep_value(value))
        if column.name == "task" and value.isdigit() and int(value) in self.tasks:
            return self.tasks[int(value)]
        return self._with_holes(value)

    def _with_holes(self, value: str) -> str:
        text = value.replace("%", "%%").replace(self.case.ref, "case:%(number)s")
        if self.case.applicant.startswith("person:"):
            if text == self.case.applicant:
                return "%(applicant)s"
            text = text.replace(f'"{self.case.applicant}"', '"%(applicant)s"')
        return text


def moved(value: Cell, weeks: int) -> str:
    """A cell as text, `weeks` weeks earlier; times in UTC, as both databases read them."""
    if isinstance(value, datetime):
        if value.year == LAST_YEAR:
            return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
        return f"{value.astimezone(UTC) - timedelta(weeks=weeks):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        if value.year == LAST_YEAR:
            return value.isoformat()
        return (value - timedelta(weeks=weeks)).isoformat()
    return value


def unsigned() -> str:
    """The signature of a clone: none, because nobody signed."""
    return encryption.encrypt("{}")
