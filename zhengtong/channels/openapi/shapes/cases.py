"""Cases, as applicants follow them and as officials read them."""

from datetime import date, datetime

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from .shared import ClockOut, Link, MaterialOut, SectionOut, StageOut, StepOut


class CaseCardOut(BaseModel):
    number: str = Field(description=_("The case number."))
    item: str = Field(description=_("The implementation code of the item."))
    name: str = Field(description=_("The name of the item."))
    body: str = Field(description=_("The body that answers for the case."))
    state: str = Field(description=_("The state of the case."))
    state_label: str = Field(description=_("The state in words."))
    outcome: str = Field(description=_("granted or rejected, once it is decided."))
    licence: str = Field(description=_("The identifier of the licence that was issued."))
    received_at: datetime = Field(description=_("When it was submitted."))
    due_on: date | None = Field(description=_("The last day of the limit that runs."))
    days_left: int | None = Field(description=_("Working days left; negative when it is over."))
    level: str = Field(description=_("calm, near, over, still (stands still by law) or done."))
    needs_me: bool = Field(description=_("Whether the applicant has something to do."))


class CaseList(Link):
    cases: list[CaseCardOut] = Field(description=_("The cases of this page."))


class ProgressOut(BaseModel):
    number: str = Field(description=_("The case number."))
    item: str = Field(description=_("The implementation code of the item."))
    name: str = Field(description=_("The name of the item."))
    body: str = Field(description=_("The body that answers for the case."))
    applicant: str = Field(description=_("The applicant; a person's name is masked."))
    state: str = Field(description=_("The state of the case."))
    state_label: str = Field(description=_("The state in words."))
    outcome: str = Field(description=_("granted or rejected, once it is decided."))
    received_at: datetime = Field(description=_("When it was submitted."))
    stages: list[StageOut] = Field(description=_("The five stages and how far it is."))
    timeline: list[StepOut] = Field(description=_("What has happened, in order."))
    next_who: str = Field(description=_("Who acts next."))
    next_what: str = Field(description=_("What they have to do."))
    next_by: date | None = Field(description=_("By when."))
    clock: ClockOut = Field(description=_("The limit that runs, and how it is counted."))


class LetterOut(BaseModel):
    id: int = Field(description=_("The number by which it is downloaded."))
    kind: str = Field(description=_("The kind of letter, for programs."))
    label: str = Field(description=_("The kind of letter, in words."))
    number: str = Field(description=_("The number of the letter."))
    at: datetime = Field(description=_("When it was written."))


class CaseOut(ProgressOut):
    version: int = Field(description=_("The version of the case, for what is done to it next."))
    licence: str = Field(description=_("The identifier of the licence that was issued."))
    application: list[SectionOut] = Field(description=_("The answers, read back."))
    materials: list[MaterialOut] = Field(description=_("What is handed in."))
    letters: list[LetterOut] = Field(description=_("The statutory forms, oldest first."))
    verbs: list[str] = Field(description=_("What can be done to the case now by the caller."))


class WithdrawalIn(BaseModel):
    version: int = Field(description=_("The version that was read; a stale one is refused."))
    reasons: str = Field("", description=_("Why; nobody has to say it."), max_length=2000)


class CaseStandOut(BaseModel):
    number: str = Field(description=_("The case number."))
    state: str = Field(description=_("The state of the case."))
    version: int = Field(description=_("The version of the case, for what is done to it next."))


class WorkRowOut(BaseModel):
    number: str = Field(description=_("The case number."))
    item: str = Field(description=_("The implementation code of the item."))
    name: str = Field(description=_("The name of the item."))
    state: str = Field(description=_("The state of the case."))
    state_label: str = Field(description=_("The state in words."))
    applicant: str = Field(description=_("The applicant; a person's name is masked."))
    received_at: datetime = Field(description=_("When it was submitted."))
    due_on: date | None = Field(description=_("The last day of the limit that runs."))
    days_left: int | None = Field(description=_("Working days left; negative when it is over."))
    level: str = Field(description=_("calm, near, over, still (stands still by law) or done."))
    step: str = Field(description=_("The step of the process that is open, in lists of tasks."))


class WorkList(Link):
    cases: list[WorkRowOut] = Field(description=_("The cases of this page."))


class TurnOut(BaseModel):
    task: int = Field(description=_("The number of the task."))
    verb: str = Field(description=_("What is to be done."))
    name: str = Field(description=_("The step of the process."))
    body: str = Field(description=_("The body it lies with; empty for the applicant."))
    role: str = Field(description=_("The role of who may do it."))
    mine: bool = Field(description=_("Whether the caller may do it."))


class OpinionOut(BaseModel):
    body: str = Field(description=_("The body that gave the opinion."))
    view: str = Field(description=_("agree or disagree."))
    words: str = Field(description=_("Its reasons."))
    at: datetime = Field(description=_("When it was given."))


class DeskOut(BaseModel):
    number: str = Field(description=_("The case number."))
    item: str = Field(description=_("The implementation code of the item."))
    name: str = Field(description=_("The name of the item."))
    body: str = Field(description=_("The body that answers for the case."))
    version: int = Field(description=_("The version of the case, for what is done to it next."))
    state: str = Field(description=_("The state of the case."))
    state_label: str = Field(description=_("The state in words."))
    outcome: str = Field(description=_("granted or rejected, once it is decided."))
    licence: str = Field(description=_("The identifier of the licence that was issued."))
    paused: bool = Field(description=_("Whether a special procedure stops the clock."))
    received_at: datetime = Field(description=_("When it was submitted."))
    applicant: str = Field(description=_("The name of the applicant."))
    applicant_kind: str = Field(description=_("person or company."))
    applicant_number: str = Field(description=_("The applicant's number, masked."))
    agent: str = Field(description=_("The name of the person who acts for the applicant."))
    application: list[SectionOut] = Field(description=_("The answers, read back."))
    materials: list[MaterialOut] = Field(description=_("What is handed in."))
    turns: list[TurnOut] = Field(description=_("The steps that are open, and whose they are."))
    opinions: list[OpinionOut] = Field(description=_("The opinions of the departments."))
    letters: list[LetterOut] = Field(description=_("The statutory forms, oldest first."))
    timeline: list[StepOut] = Field(description=_("What has happened, in order."))
    clock: ClockOut = Field(description=_("The limit that runs, and how it is counted."))
    verbs: list[str] = Field(description=_("What can be done to the case now by the caller."))
