"""Licences: the caller's wallet, the documents, and verification for anybody."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from zhengtong.kernel import clock
from zhengtong.kernel.words import say
from zhengtong.registers.licences import actions, queries
from zhengtong.registers.licences.actions import keeping
from zhengtong.registers.licences.queries import LicenceCard

from .auth import SIGNED_IN, caller
from .schemas import ProblemOut

router = Router(tags=["Licences"])


class LicenceOut(Schema):
    identifier: str
    type: str
    name: str
    number: str
    holder: str
    body: str
    issued_on: date
    valid_from: date
    valid_to: date | None
    status: str
    token: str = Field(description="Opens the public verification page.")


class FieldOut(Schema):
    key: str
    label: str
    value: str


class LicenceDetail(LicenceOut):
    fields: list[FieldOut]
    replaces: str
    replaced_by: str


class VerificationOut(Schema):
    status: str = Field(description="valid, changed, suspended, revoked, expired … or unknown")
    in_force: bool
    identifier: str
    name: str
    number: str
    holder: str = Field(description="Masked.")
    body: str
    issued_on: date | None
    valid_from: date | None
    valid_to: date | None
    replaced_by: str


def card_fields(card: LicenceCard) -> dict[str, object]:
    return {
        "identifier": card.identifier,
        "type": card.type_key,
        "name": say(card.type_name),
        "number": card.number,
        "holder": card.holder,
        "body": say(card.body_name),
        "issued_on": card.issued_on,
        "valid_from": card.valid_from,
        "valid_to": card.valid_to,
        "status": str(card.status),
        "token": card.token,
    }


@router.get("/licences", response=list[LicenceOut], auth=SIGNED_IN, summary="My wallet")
def wallet(request: HttpRequest) -> list[LicenceOut]:
    """The licences of the one the caller acts for."""
    cards = queries.wallet_of(caller(request).subject, at=clock.now())
    return [LicenceOut(**card_fields(card)) for card in cards]  # type: ignore[arg-type]


@router.get(
    "/licences/{identifier}", response={200: LicenceDetail, 404: ProblemOut}, auth=SIGNED_IN,
    summary="Read a licence",
)  # fmt: skip
def read(request: HttpRequest, identifier: str) -> LicenceDetail:
    """A licence of the caller's in full; others' are not found."""
    view = queries.reading(identifier, by=caller(request), at=clock.now())
    fields = [FieldOut(key=f.key, label=say(f.label), value=say(f.value)) for f in view.fields]
    return LicenceDetail(
        **{**card_fields(view.card), "number": view.number, "holder": view.holder_name},  # type: ignore[arg-type]
        fields=fields,
        replaces=view.replaces,
        replaced_by=view.replaced_by,
    )


@router.get("/licences/{identifier}/document", auth=SIGNED_IN, summary="Download a licence")
def document(request: HttpRequest, identifier: str) -> HttpResponse:
    """The layout document of a licence of the caller's, PDF/A."""
    content = keeping.download(identifier, by=caller(request), at=clock.now())
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{identifier}.pdf"'},
    )


@router.get("/verification", response=VerificationOut, auth=None, summary="Verify a licence")
def verify(
    request: HttpRequest,
    licence: str = Query(
        max_length=300, description="The token of the QR code, an identifier, or a number."
    ),
) -> VerificationOut:
    """Whether a licence holds. What is not known is answered `unknown`, never an error."""
    found = actions.verified(licence, by=caller(request), at=clock.now())
    return VerificationOut(
        status=str(found.status),
        in_force=found.in_force,
        identifier=found.identifier,
        name=say(found.type_name),
        number=found.number,
        holder=found.holder,
        body=say(found.body_name),
        issued_on=found.issued_on,
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        replaced_by=found.replaced_by,
    )
