"""The form of an item: what is asked, page by page, and the schema of the answers."""

from typing import Any

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field


class ChoiceOut(BaseModel):
    value: str = Field(description=_("What is sent."))
    label: str = Field(description=_("What people read."))


class FieldOut(BaseModel):
    key: str = Field(description=_("The key under which the answer is sent."))
    label: str = Field(description=_("The question."))
    hint: str = Field(description=_("What to mind."))
    type: str = Field(description=_("The type of the question, for choosing a widget."))
    required: bool = Field(description=_("Whether it must be answered when it is shown."))
    conditional: bool = Field(description=_("Whether other answers decide if it is shown."))
    personal: bool = Field(description=_("Whether the answer is personal data."))
    element: str = Field(description=_("The data element of the dictionary."))
    unit: str = Field(description=_("The unit of the number."))
    choices: list[ChoiceOut] = Field(description=_("The values to choose from."))


class PageOut(BaseModel):
    key: str = Field(description=_("The key of the page."))
    title: str = Field(description=_("Its title."))
    hint: str = Field(description=_("What to mind."))
    fields: list[FieldOut] = Field(description=_("Its questions."))


class FormOut(BaseModel):
    item: str = Field(description=_("The implementation code of the item."))
    item_version: int = Field(description=_("The number of the published version."))
    title: str = Field(description=_("The title of the form."))
    digest: str = Field(description=_("Changes when the form does."))
    statement: str = Field(description=_("The statement that the applicant signs."))
    answers: dict[str, Any] = Field(
        description=_("JSON Schema (2020-12) of the answers, by the keys of the questions.")
    )
    pages: list[PageOut] = Field(description=_("The pages with their questions."))
