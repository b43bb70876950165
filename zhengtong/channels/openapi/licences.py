"""Licences: the caller's wallet, the documents, and verification for anybody."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from zhengtong.kernel import clock
from zhengtong.kernel.words import say
from zhengtong.registers.licences import actions, queries
from zhengtong.registers.licences.queries import LicenceCard

from .auth import SIGNED_IN, caller
from .downloads import pdf
from .shapes.licences import LicenceDetail, LicenceFieldOut, LicenceOut, VerificationOut

router = Router(tags=[_("Licences")])

Identifier = Annotated[str, Path(description=_("The identifier of the licence (GB/T 36904-2018)."))]


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


@router.get(
    "/licences",
    response=list[LicenceOut],
    auth=SIGNED_IN,
    summary=_("List my licences"),
    description=_("The wallet of the caller, or of the company acted for."),
)
def wallet(request: HttpRequest) -> list[LicenceOut]:
    cards = queries.wallet_of(caller(request).subject, at=clock.now())
    return [LicenceOut(**card_fields(card)) for card in cards]  # type: ignore[arg-type]


@router.get(
    "/licences/{identifier}",
    response=LicenceDetail,
    auth=SIGNED_IN,
    summary=_("Read a licence"),
    description=_("A licence of the caller's in full; those of others are not found."),
)
def read(request: HttpRequest, identifier: Identifier) -> LicenceDetail:
    actor, at = caller(request), clock.now()
    view = queries.reading(identifier, by=actor, at=at)
    if actor.is_staff:
        actions.note_use(identifier, kind=queries.UseKind.VIEWED, by=actor, at=at, purpose={})
    fields = [
        LicenceFieldOut(key=f.key, label=say(f.label), value=say(f.value)) for f in view.fields
    ]
    return LicenceDetail(
        **{**card_fields(view.card), "number": view.number, "holder": view.holder_name},  # type: ignore[arg-type]
        fields=fields,
        replaces=view.replaces,
        replaced_by=view.replaced_by,
    )


@router.get(
    "/licences/{identifier}/document",
    auth=SIGNED_IN,
    summary=_("Download a licence"),
    description=_("The layout document of a licence of the caller's as PDF/A."),
)
def document(request: HttpRequest, identifier: Identifier) -> HttpResponse:
    content = actions.download(identifier, by=caller(request), at=clock.now())
    return pdf(content, f"{identifier}.pdf")


@router.get(
    "/verification",
    response=VerificationOut,
    auth=None,
    summary=_("Verify a licence"),
    description=_("Whether a licence holds. What is not known is answered `unknown`."),
)
def verify(
    request: HttpRequest,
    licence: str = Query(
        max_length=300, description=_("The token of the QR code, an identifier, or a number.")
    ),
) -> VerificationOut:
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
