"""Following: one's own cases, and the progress of any case for who knows its number."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from zhengtong.blocks.documents import queries as documents
from zhengtong.cases import queries
from zhengtong.cases.actions import correcting, printing, withdrawing
from zhengtong.cases.queries import Progress
from zhengtong.kernel import clock
from zhengtong.kernel.words import say

from . import telling
from .auth import SIGNED_IN, caller
from .downloads import pdf
from .drafts import draft_out
from .numbers import LARGEST
from .shapes.cases import CaseCardOut, CaseList, CaseOut, CaseStandOut, ProgressOut, WithdrawalIn
from .shapes.drafts import DraftOut

router = Router(tags=[_("Following")])

Number = Annotated[str, Path(description=_("The case number."))]
LetterId = Annotated[int, Path(ge=1, le=LARGEST, description=_("The number of the letter's row."))]


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


@router.get(
    "/cases",
    response=CaseList,
    auth=SIGNED_IN,
    summary=_("List my cases"),
    description=_("The cases of the caller, or of the company acted for; the latest first."),
)
def mine(
    request: HttpRequest,
    after: str = Query("", max_length=400, description=_("The cursor of the page wanted.")),
    size: int = Query(20, ge=1, le=100, description=_("How many rows a page has.")),
) -> CaseList:
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
    "/cases/{number}",
    response=CaseOut,
    auth=SIGNED_IN,
    summary=_("Read a case"),
    description=_(
        "One of the caller's own cases: progress, answers, materials, letters. Those of others "
        "are not found."
    ),
)
def read(request: HttpRequest, number: Number) -> CaseOut:
    actor, at = caller(request), clock.now()
    view, handed_in = queries.read(number, actor, at=at)
    return CaseOut(
        **progress_fields(view),  # type: ignore[arg-type]
        version=view.version,
        licence=view.licence,
        application=telling.sections(handed_in.sections),
        materials=telling.materials(handed_in.materials),
        letters=telling.letters(view.letters),
        verbs=[verb.verb for verb in view.verbs if verb.open],
    )


@router.get(
    "/cases/{number}/letters/{letter_id}",
    auth=SIGNED_IN,
    summary=_("Download a letter"),
    description=_("A statutory form of the case as PDF/A."),
)
def letter(request: HttpRequest, number: Number, letter_id: LetterId) -> HttpResponse:
    kept = printing.print_letter(number, letter_id, by=caller(request), at=clock.now())
    with documents.open_stream(kept.id) as stream:
        return pdf(stream.read(), kept.name)


@router.post(
    "/cases/{number}/correction",
    response={201: DraftOut},
    auth=SIGNED_IN,
    summary=_("Begin corrections"),
    description=_(
        "Open the draft in which the corrections are made that the department asked for; again, "
        "the same draft."
    ),
)
def correction(request: HttpRequest, number: Number, response: HttpResponse) -> DraftOut:
    view = correcting.begin(number, by=caller(request), at=clock.now())
    response["Location"] = f"/api/drafts/{view.id}"
    return draft_out(view)


@router.post(
    "/cases/{number}/withdrawal",
    response=CaseStandOut,
    auth=SIGNED_IN,
    summary=_("Withdraw an application"),
    description=_("Until the decision the applicant may take the application back."),
)
def withdraw(request: HttpRequest, number: Number, body: WithdrawalIn) -> CaseStandOut:
    view = withdrawing.withdraw(
        number, body.reasons, version=body.version, by=caller(request), at=clock.now()
    )
    return CaseStandOut(number=view.number, state=str(view.state), version=view.version)


@router.get(
    "/progress",
    response=ProgressOut,
    auth=None,
    summary=_("Follow a case by two numbers"),
    description=_(
        "The progress of a case for who knows its number and the last four characters of the "
        "applicant's number. A number that is guessed at too often is closed for a while."
    ),
)
def progress(
    request: HttpRequest,
    number: str = Query(max_length=60, description=_("The case number.")),
    last4: str = Query(
        max_length=4,
        description=_("The last four characters of the identity number or credit code."),
    ),
) -> ProgressOut:
    view = queries.progress(number, last4, at=clock.now())
    return ProgressOut(**progress_fields(view))  # type: ignore[arg-type]
