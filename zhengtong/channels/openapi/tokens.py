"""Tokens for programs, issued by the person signed in."""

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Router

from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import tokens
from zhengtong.kernel import clock

from .auth import PAGES_ONLY, caller
from .numbers import LARGEST
from .shapes.tokens import FreshToken, TokenIn, TokenOut

router = Router(tags=[_("Tokens")], auth=PAGES_ONLY)


@router.get(
    "",
    response=list[TokenOut],
    summary=_("List my tokens"),
    description=_("The tokens that still open something. Only for who is signed in on the portal."),
)
def mine(request: HttpRequest) -> list[TokenOut]:
    return [
        TokenOut(
            id=view.id,
            name=view.name,
            acting_for=view.acting_for,
            created_at=view.created_at,
            expires_at=view.expires_at,
        )
        for view in queries.tokens_of(request.user, at=clock.now())
    ]


@router.post(
    "",
    response={201: FreshToken},
    summary=_("Issue a token"),
    description=_(
        "A token acts as its owner does now: for themself, or for the company they act for."
    ),
)
def issue(request: HttpRequest, body: TokenIn) -> FreshToken:
    plain = tokens.issue(
        request.user,  # type: ignore[arg-type]
        body.name,
        by=caller(request),
        at=clock.now(),
        days=body.days,
    )
    return FreshToken(token=plain)


@router.delete(
    "/{token_id}",
    response={204: None},
    summary=_("Revoke a token"),
    description=_("From now on nothing is opened with it."),
)
def revoke(
    request: HttpRequest,
    token_id: Annotated[
        int, Path(ge=1, le=LARGEST, description=_("The number by which it is revoked."))
    ],
) -> None:
    tokens.revoke(request.user, token_id, by=caller(request), at=clock.now())  # type: ignore[arg-type]
