"""Drafts: what is sent while applying, and what comes back."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from .shared import Answers, ErrorOut, MaterialOut, SectionOut


class DraftStart(BaseModel):
    item: str = Field(description=_("The implementation code of the item."), max_length=64)


class DraftCardOut(BaseModel):
    id: str = Field(description=_("The id of the draft."))
    item: str = Field(description=_("The implementation code of the item."))
    name: str = Field(description=_("The name of the item."))
    saved_at: datetime = Field(description=_("When it was last saved."))
    case: str = Field(description=_("The number of the case that is corrected; else empty."))


class DraftOut(BaseModel):
    id: str = Field(description=_("The id of the draft."))
    item: str = Field(description=_("The implementation code of the item."))
    name: str = Field(description=_("The name of the item."))
    version: int = Field(description=_("Send it with the next change; a stale one is refused."))
    state: str = Field(description=_("open or submitted."))
    number: str = Field(description=_("The case number, once it has been submitted."))
    answers: dict[str, Any] = Field(description=_("The answers by the keys of the questions."))
    sources: dict[str, str] = Field(description=_("Where a prefilled answer comes from."))
    materials: list[MaterialOut] = Field(description=_("What is handed in."))
    saved_at: datetime = Field(description=_("When it was last saved."))
    case: str = Field(description=_("The number of the case that is corrected; else empty."))


class AnswersIn(BaseModel):
    answers: Answers = Field(description=_("The answers by the keys of the questions."))
    version: int | None = Field(
        None, description=_("The version that was read; a stale one is refused.")
    )


class SavedOut(BaseModel):
    version: int = Field(description=_("The new version of the draft."))
    errors: list[ErrorOut] = Field(description=_("Answers that were not kept, and why."))


class LicenceIn(BaseModel):
    licence: str = Field(
        description=_("The identifier of a licence in the applicant's wallet."), max_length=100
    )


class ReviewOut(BaseModel):
    ready: bool = Field(description=_("Whether it can be signed and submitted."))
    application: list[SectionOut] = Field(description=_("The answers, read back."))
    errors: list[ErrorOut] = Field(description=_("Answers that are wrong or missing."))
    missing: list[str] = Field(description=_("The keys of the materials that are missing."))
    statement: str = Field(description=_("The statement that the applicant signs."))
    signer: str = Field(description=_("The name under which it has to be signed."))


class SignatureIn(BaseModel):
    name: str = Field(description=_("The name of who signs the statement."), max_length=200)
    agreed: bool = Field(description=_("Whether the statement is made."))
    delivery: str = Field(
        "",
        description=_("How the result is wanted: electronic, pickup or courier."),
        pattern="^(electronic|pickup|courier|)$",
    )


class SubmittedOut(BaseModel):
    number: str = Field(description=_("The case number."))
    state: str = Field(description=_("The state of the case."))
    version: int = Field(description=_("The version of the case, for what is done to it next."))
    due_on: date | None = Field(description=_("The last day of the limit that runs."))
