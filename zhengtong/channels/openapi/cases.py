"""Following: one's own cases, and the progress of any case for who knows its number."""

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from zhengtong.cases import queries
from zhengtong.cases.queries import Progress
from zhengtong.kernel import clock
from zhengtong.kernel.words import say

from . import telling
from .auth import SIGNED_IN, caller
from .schemas import ClockOut, Link, MaterialOut, ProblemOut, StageOut, StepOut

router = Router(tags=["Following"])


class CaseCardOut(Schema):
    number: str
    item: str
    name: str
    body: str
    state: str
    state_label: str
    outcome: str
    licence: str
    received_at: datetime
    due_on: date | None
    days_left: int | None
    level: str
    needs_me: bool


class CaseList(Link):
    cases: list[CaseCardOut]


class ProgressOut(Schema):
    number: str
    item: str
    name: str
    body: str
    applicant: str = Field(description="Masked.")
    state: str
    state_label: str
    outcome: str
    received_at: datetime
    stages: list[StageOut]
    timeline: list[StepOut]
    next_who: str
    next_what: str
    next_by: date | None
    clock: ClockOut


class SectionOut(Schema):
    title: str
    rows: list[tuple[str, str]]


class CaseOut(ProgressOut):
    version: int
    licence: str
    application: list[SectionOut]
    materials: list[MaterialOut]


class WorkRowOut(Schema):
    number: str
    item: str
    name: str
    state: str
    state_label: str
    applicant: str = Field(description="Masked.")
    received_at: datetime
    due_on: date | None
    days_left: int | None
    level: str
    step: str


class WorkList(Link):
    cases: list[WorkRowOut]


def progress_fields(view: Progress) -> dict[str, object]:
    return {
        "number": view.number,
        "item": view.item_code,
        "name": say(view.item_name),
        "body": say(view.body_name),
        "applicant": view.applicant_masked,
        "state": str(view.state),
        "state_label": str(view.state_label),
        "outcome": view.outcome,
        "received_at": view.received_at,
        "stages": telling.stages(view.stages),
        "timeline": telling.steps(view.timeline),
        "next_who": str(view.next_who),
        "next_what": str(view.next_what),
        "next_by": view.next_by,
        "clock": telling.clock(view.clock),
    }


@router.get("/cases", response=CaseList, auth=SIGNED_IN, summary="My cases")
def mine(
    request: HttpRequest,
    after: str = Query("", max_length=400),
    size: int = Query(20, ge=1, le=100),
) -> CaseList:
    """The caller's own cases, the latest first."""
    found = queries.of_applicant(caller(request), after=after, size=size, at=clock.now())
    return CaseList(
        next=found.next,
        cases=[
            CaseCardOut(
                number=row.number,
                item=row.item_code,
                name=say(row.item_name),
                body=say(row.body_name),
                state=str(row.state),
                state_label=str(row.state_label),
                outcome=row.outcome,
                licence=row.licence,
                received_at=row.received_at,
                due_on=row.due_on,
                days_left=row.days_left,
                level=row.level,
                needs_me=row.needs_me,
            )
            for row in found.rows
        ],
    )


@router.get(
    "/cases/{number}", response={200: CaseOut, 404: ProblemOut}, auth=SIGNED_IN,
    summary="Read a case",
)  # fmt: skip
def read(request: HttpRequest, number: str) -> CaseOut:
    """One of the caller's own cases: progress, answers, materials. Others' are not found."""
    actor, at = caller(request), clock.now()
    view = queries.progress_of(number, actor, at=at)
    handed_in = queries.application(number, actor)
    return CaseOut(
        **progress_fields(view),  # type: ignore[arg-type]
        version=view.version,
        licence=view.licence,
        application=[
            SectionOut(
                title=str(section.title),
                rows=[(str(label), str(value)) for label, value in section.rows],
            )
            for section in handed_in.sections
        ],
        materials=telling.materials(handed_in.materials),
    )


@router.get(
    "/progress", response={200: ProgressOut, 404: ProblemOut}, auth=None, summary="Follow a case"
)
def progress(
    request: HttpRequest,
    number: str = Query(max_length=50),
    last4: str = Query(max_length=4, description="Last four characters of the identity number."),
) -> ProgressOut:
    """The progress of a case for who knows its number and the applicant's last four."""
    view = queries.progress(number, last4, at=clock.now())
    return ProgressOut(**progress_fields(view))  # type: ignore[arg-type]


@router.get("/desk/cases", response=WorkList, auth=SIGNED_IN, summary="Cases of my body")
def worklist(
    request: HttpRequest,
    which: str = Query("all", pattern="^(mine|pool|all)$"),
    state: str = Query("", max_length=20),
    due: str = Query("", pattern="^(over|near|)$"),
    q: str = Query("", max_length=100),
    after: str = Query("", max_length=400),
    size: int = Query(20, ge=1, le=100),
) -> WorkList:
    """For officials: the cases their body has to do with; others see none."""
    found = queries.worklist(
        caller(request), which, state=state, due=due, q=q, after=after, size=size, at=clock.now()
    )
    return WorkList(
        next=found.next,
        cases=[
            WorkRowOut(
                number=row.number,
                item=row.item_code,
                name=say(row.item_name),
                state=str(row.state),
                state_label=str(row.state_label),
                applicant=row.applicant,
                received_at=row.received_at,
                due_on=row.due_on,
                days_left=row.days_left,
                level=row.level,
                step=row.step,
            )
            for row in found.rows
        ],
    )
