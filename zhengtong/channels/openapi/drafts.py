"""Applying: open a draft, answer, hand in materials, submit."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, File, Router, Schema
from ninja.files import UploadedFile

from zhengtong.cases import queries
from zhengtong.cases.actions import drafting, submitting
from zhengtong.cases.queries import DraftView, Signature
from zhengtong.kernel import clock
from zhengtong.kernel.words import say

from . import telling
from .auth import SIGNED_IN, caller
from .schemas import AnswerError, Answers, FileOut, MaterialOut, ProblemOut

router = Router(tags=["Applying"], auth=SIGNED_IN)


class DraftStart(Schema):
    item: str = Field(description="Code of the service item.", max_length=64)


class DraftCardOut(Schema):
    id: str
    item: str
    name: str
    saved_at: datetime
    case: str


class DraftOut(Schema):
    id: str
    item: str
    name: str
    item_version: int
    version: int = Field(description="Send it with the next change; a stale one is refused.")
    answers: dict[str, Any]
    sources: dict[str, str] = Field(description="Where a prefilled answer comes from.")
    materials: list[MaterialOut]
    saved_at: datetime
    case: str


class AnswersIn(Schema):
    answers: Answers
    version: int | None = None


class SavedOut(Schema):
    version: int
    errors: list[AnswerError]


class LicenceIn(Schema):
    licence: str = Field(description="Identifier of a licence in the applicant's wallet.")


class SignatureIn(Schema):
    name: str = Field(description="Name of the one who signs the statement.", max_length=100)
    agreed: bool = Field(description="Whether the statement is made.")


class SubmittedOut(Schema):
    number: str
    state: str
    version: int
    due_on: str | None


def draft_out(view: DraftView) -> DraftOut:
    return DraftOut(
        id=view.id,
        item=view.item_code,
        name=say(view.item_name),
        item_version=view.item_version,
        version=view.version,
        answers=view.answers,
        sources={key: say(source) for key, source in view.sources.items()},
        materials=telling.materials(view.materials),
        saved_at=view.saved_at,
        case=view.case,
    )


@router.get("", response=list[DraftCardOut], summary="My drafts")
def my_drafts(request: HttpRequest) -> list[DraftCardOut]:
    """The open drafts of the caller, the latest first."""
    return [
        DraftCardOut(
            id=card.id, item=card.item_code, name=say(card.item_name), saved_at=card.saved_at,
            case=card.case,
        )
        for card in queries.drafts_of(caller(request))
    ]  # fmt: skip


@router.post("", response={201: DraftOut, 404: ProblemOut}, summary="Open a draft")
def start(request: HttpRequest, body: DraftStart, response: HttpResponse) -> tuple[int, DraftOut]:
    """Open a draft of an item; an open one of the same item is continued. Known data are
    prefilled, each with its source."""
    view = drafting.start(body.item, by=caller(request), at=clock.now(), channel="api")
    response["Location"] = f"/api/drafts/{view.id}"
    return 201, draft_out(view)


@router.get("/{draft_id}", response={200: DraftOut, 404: ProblemOut}, summary="Read a draft")
def read(request: HttpRequest, draft_id: str) -> DraftOut:
    return draft_out(queries.draft(draft_id, caller(request)))


@router.patch("/{draft_id}", response={200: SavedOut, 409: ProblemOut}, summary="Save answers")
def save(request: HttpRequest, draft_id: str, body: AnswersIn) -> SavedOut:
    """Save answers of any pages. What is not well formed is told in `errors`; the rest is kept."""
    saved = drafting.save_answers(
        draft_id, body.answers, by=caller(request), at=clock.now(), version=body.version
    )
    return SavedOut(version=saved.version, errors=telling.errors(saved.errors))


@router.delete("/{draft_id}", response={204: None}, summary="Throw a draft away")
def discard(request: HttpRequest, draft_id: str) -> tuple[int, None]:
    drafting.discard(draft_id, by=caller(request), at=clock.now())
    return 204, None


@router.post(
    "/{draft_id}/materials/{key}/files",
    response={201: FileOut, 413: ProblemOut, 422: ProblemOut},
    summary="Hand in a file",
)
def attach(
    request: HttpRequest, draft_id: str, key: str, file: File[UploadedFile]
) -> tuple[int, FileOut]:
    """Hand in a file for a material. Its type is found by its content."""
    view = drafting.attach(draft_id, key, file, file.name or "", by=caller(request), at=clock.now())
    return 201, telling.file(view)


@router.post(
    "/{draft_id}/materials/{key}/licences", response={201: FileOut}, summary="Use a licence"
)
def use_licence(
    request: HttpRequest, draft_id: str, key: str, body: LicenceIn
) -> tuple[int, FileOut]:
    """Take a material from the wallet instead of uploading it."""
    view = drafting.use_licence(draft_id, key, body.licence, by=caller(request), at=clock.now())
    return 201, telling.file(view)


@router.delete("/{draft_id}/files/{file_id}", response={204: None}, summary="Take a file back")
def detach(request: HttpRequest, draft_id: str, file_id: int) -> tuple[int, None]:
    drafting.detach(draft_id, file_id, by=caller(request), at=clock.now())
    return 204, None


@router.post(
    "/{draft_id}/submission",
    response={201: SubmittedOut, 404: ProblemOut, 422: ProblemOut},
    summary="Submit",
)
def submit(
    request: HttpRequest, draft_id: str, body: SignatureIn, response: HttpResponse
) -> tuple[int, SubmittedOut]:
    """Submit a draft with the signed statement. Submitting it again gives the same case."""
    view = submitting.submit(
        draft_id,
        Signature(name=body.name, agreed=body.agreed),
        by=caller(request),
        at=clock.now(),
    )
    response["Location"] = f"/api/cases/{view.number}"
    due = view.due_on.isoformat() if view.due_on else None
    return 201, SubmittedOut(number=view.number, state=view.state, version=view.version, due_on=due)
