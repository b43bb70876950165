"""Applying: open a draft, answer, hand in materials, check, submit."""

from typing import Annotated, BinaryIO, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import File, Path, Router
from ninja.files import UploadedFile

from zhengtong.cases import queries
from zhengtong.cases.actions import collecting, correcting, drafting, submitting
from zhengtong.cases.queries import CaseView, DraftView, Signature
from zhengtong.kernel import clock
from zhengtong.kernel.words import say

from . import telling
from .auth import SIGNED_IN, caller
from .numbers import LARGEST
from .shapes.drafts import (
    AnswersIn,
    DraftCardOut,
    DraftOut,
    DraftStart,
    LicenceIn,
    ReviewOut,
    SavedOut,
    SignatureIn,
    SubmittedOut,
)
from .shapes.shared import FileOut

router = Router(tags=[_("Applying")], auth=SIGNED_IN)

DraftId = Annotated[str, Path(description=_("The id of the draft."))]
MaterialKey = Annotated[str, Path(description=_("The key of the material."))]
FileId = Annotated[
    int, Path(ge=1, le=LARGEST, description=_("The number by which the file is taken back."))
]


def draft_out(view: DraftView) -> DraftOut:
    return DraftOut(
        id=view.id,
        item=view.item_code,
        name=say(view.item_name),
        version=view.version,
        state=view.state,
        number=view.number,
        answers=view.answers,
        sources={key: say(source) for key, source in view.sources.items()},
        materials=telling.materials(view.materials),
        saved_at=view.saved_at,
        case=view.case,
    )


@router.get(
    "",
    response=list[DraftCardOut],
    summary=_("List my drafts"),
    description=_("The open drafts of the caller, or of the company acted for; the latest first."),
)
def mine(request: HttpRequest) -> list[DraftCardOut]:
    return [
        DraftCardOut(
            id=card.id,
            item=card.item_code,
            name=say(card.item_name),
            saved_at=card.saved_at,
            case=card.case,
        )
        for card in queries.drafts_of(caller(request))
    ]


@router.post(
    "",
    response={201: DraftOut},
    summary=_("Open a draft"),
    description=_(
        "Open a draft of an item; an open one of the same item is gone on with. What is known "
        "already is filled in, with its source."
    ),
)
def start(request: HttpRequest, body: DraftStart, response: HttpResponse) -> DraftOut:
    view = drafting.start(body.item, by=caller(request), at=clock.now(), channel="api")
    response["Location"] = f"/api/drafts/{view.id}"
    return draft_out(view)


@router.get(
    "/{draft_id}",
    response=DraftOut,
    summary=_("Read a draft"),
    description=_("A draft with its answers and materials."),
)
def read(request: HttpRequest, draft_id: DraftId) -> DraftOut:
    return draft_out(queries.draft(draft_id, caller(request), at=clock.now()))


@router.patch(
    "/{draft_id}",
    response=SavedOut,
    summary=_("Save answers"),
    description=_(
        "Save answers of any page. What is not well formed is told in `errors` and not kept; the "
        "rest is."
    ),
)
def save(request: HttpRequest, draft_id: DraftId, body: AnswersIn) -> SavedOut:
    saved = drafting.save_answers(
        draft_id, body.answers, by=caller(request), at=clock.now(), version=body.version
    )
    return SavedOut(version=saved.version, errors=telling.errors(saved.errors))


@router.delete(
    "/{draft_id}",
    response={204: None},
    summary=_("Throw a draft away"),
    description=_("Its answers and files go. Doing it twice does no harm."),
)
def discard(request: HttpRequest, draft_id: DraftId) -> None:
    drafting.discard(draft_id, by=caller(request), at=clock.now())


@router.get(
    "/{draft_id}/review",
    response=ReviewOut,
    summary=_("Check a draft"),
    description=_(
        "Everything before the signature: the answers read back, what is wrong, what is missing, "
        "and the statement."
    ),
)
def review(request: HttpRequest, draft_id: DraftId) -> ReviewOut:
    found = queries.review(draft_id, caller(request), at=clock.now())
    return ReviewOut(
        ready=found.is_ready,
        application=telling.sections(found.sections),
        errors=telling.errors(found.errors),
        missing=[material.key for material in found.missing],
        statement=found.statement,
        signer=found.signer,
    )


@router.post(
    "/{draft_id}/materials/{key}/files",
    response={201: FileOut},
    summary=_("Hand in a file"),
    description=_(
        "Hand in a file for a material, as multipart/form-data. Its type is found by its content; "
        "programs and files that are too large are refused."
    ),
)
def attach(
    request: HttpRequest,
    draft_id: DraftId,
    key: MaterialKey,
    file: Annotated[UploadedFile, File(description=_("The file."))],
) -> FileOut:
    stream = cast(BinaryIO, file.file)
    view = collecting.attach(
        draft_id, key, stream, file.name or "", by=caller(request), at=clock.now()
    )
    return telling.file(view)


@router.post(
    "/{draft_id}/materials/{key}/licences",
    response={201: FileOut},
    summary=_("Use a licence"),
    description=_("Take a material from the applicant's wallet instead of uploading it."),
)
def use_licence(
    request: HttpRequest, draft_id: DraftId, key: MaterialKey, body: LicenceIn
) -> FileOut:
    view = collecting.use_licence(draft_id, key, body.licence, by=caller(request), at=clock.now())
    return telling.file(view)


@router.delete(
    "/{draft_id}/files/{file_id}",
    response={204: None},
    summary=_("Take a file back"),
    description=_("Take a file or licence out of the draft. Doing it twice does no harm."),
)
def detach(request: HttpRequest, draft_id: DraftId, file_id: FileId) -> None:
    collecting.detach(draft_id, file_id, by=caller(request), at=clock.now())


@router.post(
    "/{draft_id}/submission",
    response={201: SubmittedOut},
    summary=_("Submit an application"),
    description=_(
        "Submit a draft with the signed statement. Submitting it again gives the same case: an "
        "answer that was lost can be asked for again."
    ),
)
def submit(
    request: HttpRequest, draft_id: DraftId, body: SignatureIn, response: HttpResponse
) -> SubmittedOut:
    signature = Signature(name=body.name, agreed=body.agreed)
    view = submitting.submit(
        draft_id, signature, by=caller(request), at=clock.now(), delivery=body.delivery
    )
    return _submitted(view, response)


@router.post(
    "/{draft_id}/supplement",
    response={201: SubmittedOut},
    summary=_("Send corrections"),
    description=_("Send a draft of corrections, signed anew, to the case it belongs to."),
)
def supplement(
    request: HttpRequest, draft_id: DraftId, body: SignatureIn, response: HttpResponse
) -> SubmittedOut:
    signature = Signature(name=body.name, agreed=body.agreed)
    view = correcting.supplement(draft_id, signature, by=caller(request), at=clock.now())
    return _submitted(view, response)


def _submitted(view: CaseView, response: HttpResponse) -> SubmittedOut:
    response["Location"] = f"/api/cases/{view.number}"
    return SubmittedOut(
        number=view.number, state=str(view.state), version=view.version, due_on=view.due_on
    )
