"""Tokens for programs, issued by the person signed in."""

from datetime import datetime

from django.http import HttpRequest
from ninja import Field, Router, Schema

from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import tokens
from zhengtong.kernel import clock

from .auth import SessionAuth, caller
from .schemas import ProblemOut

router = Router(tags=["Tokens"], auth=SessionAuth())


class TokenIn(Schema):
    name: str = Field(max_length=60)
    days: int = Field(365, ge=1, le=365)


class TokenOut(Schema):
    id: int
    name: str
    acting_for: str
    created_at: datetime
    expires_at: datetime


class FreshToken(Schema):
    token: str = Field(description="Shown this once.")


@router.get("", response=list[TokenOut], summary="My tokens")
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


@router.post("", response={201: FreshToken, 409: ProblemOut}, summary="Issue a token")
def issue(request: HttpRequest, body: TokenIn) -> tuple[int, FreshToken]:
    """A token acts as its owner does now: for themself, or for the company they act for."""
    plain = tokens.issue(
        request.user,  # type: ignore[arg-type]
        body.name,
        by=caller(request),
        at=clock.now(),
        days=body.days,
    )
    return 201, FreshToken(token=plain)


@router.delete("/{token_id}", response={204: None, 404: ProblemOut}, summary="Revoke a token")
def revoke(request: HttpRequest, token_id: int) -> tuple[int, None]:
    tokens.revoke(request.user, token_id, by=caller(request), at=clock.now())  # type: ignore[arg-type]
    return 204, None
