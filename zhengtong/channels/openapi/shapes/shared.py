"""Shapes that several parts of the API share."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

Answers = dict[str, Any]


class Link(BaseModel):
    """The end of every list: where it goes on."""

    next: str = Field("", description=_("Cursor of the next page; empty on the last one."))


class ErrorOut(BaseModel):
    field: str = Field(description=_("What is wrong: a field, a parameter or a material."))
    detail: str = Field(description=_("What is wrong with it and how to mend it."))


class ProblemOut(BaseModel):
    type: str = Field(description=_("A word for programs: `urn:zhengtong:problem:` and a code."))
    title: str = Field(description=_("What kind of problem it is."))
    status: int = Field(description=_("The status of the answer."))
    detail: str = Field(description=_("What is wrong in this case."))
    hint: str = Field("", description=_("What to do next."))
    errors: list[ErrorOut] = Field([], description=_("The fields that need another look."))
    instance: str = Field("", description=_("The id of the request, by which it is found in logs."))


class ClockOut(BaseModel):
    stage: str = Field(
        description=_("The limit that runs: acceptance, correction, decision, delivery or none.")
    )
    level: str = Field(description=_("calm, near, over, still (stands still by law) or done."))
    due_on: date | None = Field(description=_("The last day of the limit."))
    days_left: int | None = Field(description=_("Working days left; negative when it is over."))
    explanation: list[str] = Field(description=_("How the count was made, line by line."))


class StepOut(BaseModel):
    at: datetime = Field(description=_("When it happened."))
    key: str = Field(description=_("What happened, for programs."))
    label: str = Field(description=_("What happened, in words."))
    who: str = Field(description=_("The department that did it."))
    note: str = Field(description=_("More about it; never personal data."))


class StageOut(BaseModel):
    key: str = Field(description=_("The stage, for programs."))
    label: str = Field(description=_("The stage, in words."))
    state: str = Field(description=_("done, current, todo or failed."))
    at: datetime | None = Field(description=_("When it was reached."))
    who: str = Field(description=_("The department it lies with."))


class FileOut(BaseModel):
    id: int = Field(description=_("The number by which the file is taken back."))
    how: str = Field(
        description=_("1 on paper, 2 uploaded, 3 a licence, 4 shared by a department.")
    )
    name: str = Field(description=_("The name of the file or licence."))
    media_type: str = Field(description=_("The type found by its content."))
    size: int = Field(description=_("Its size in bytes."))
    licence: str = Field(description=_("The identifier of the licence used, if it is one."))


class MaterialOut(BaseModel):
    key: str = Field(description=_("The key of the material, for the address of its files."))
    name: str = Field(description=_("What it is."))
    required: bool = Field(description=_("Whether the application is incomplete without it."))
    accept: list[str] = Field(description=_("Kinds of files that are taken; empty for any."))
    licence_type: str = Field(
        description=_("The licence type that can be used in its place, if there is one.")
    )
    files: list[FileOut] = Field(description=_("What has been handed in."))
    asked: str = Field("", description=_("What the correction asks for."))


class SectionRow(BaseModel):
    label: str = Field(description=_("The question."))
    value: str = Field(description=_("The answer, in words."))


class SectionOut(BaseModel):
    title: str = Field(description=_("The title of the page of the form."))
    rows: list[SectionRow] = Field(description=_("Its questions and answers."))
