"""Shapes that several parts of the API share."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema


class Link(Schema):
    """A page of a list: follow `next` until it is empty."""

    next: str = Field("", description="Cursor of the next page; empty on the last one.")


class ProblemOut(Schema):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    hint: str = ""
    errors: list[dict[str, str]] = []
    instance: str = ""


class ClockOut(Schema):
    """What is said of a clock."""

    stage: str = Field(description="acceptance, correction, decision, delivery, or none")
    level: str = Field(description="calm, near, over, still (stands still by law) or done")
    due_on: date | None
    days_left: int | None
    explanation: list[str] = Field(description="How the count was made, line by line.")


class StepOut(Schema):
    at: datetime
    key: str
    label: str
    who: str
    note: str


class StageOut(Schema):
    key: str
    label: str
    state: str = Field(description="done, current, todo or failed")
    at: datetime | None
    who: str


class FileOut(Schema):
    id: int
    how: str
    name: str
    media_type: str
    size: int
    licence: str


class MaterialOut(Schema):
    key: str
    name: str
    required: bool
    accept: list[str]
    licence_type: str
    files: list[FileOut]
    asked: str = ""


class AnswerError(Schema):
    field: str
    detail: str


Answers = dict[str, Any]
