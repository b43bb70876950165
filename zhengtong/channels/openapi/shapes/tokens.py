"""Tokens by which programs act."""

from datetime import datetime

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field


class TokenIn(BaseModel):
    name: str = Field(description=_("What the token is for."), max_length=60)
    days: int = Field(365, description=_("How many days it lives."), ge=1, le=365)


class TokenOut(BaseModel):
    id: int = Field(description=_("The number by which it is revoked."))
    name: str = Field(description=_("What the token is for."))
    acting_for: str = Field(description=_("The company it acts for; else empty."))
    created_at: datetime = Field(description=_("When it was issued."))
    expires_at: datetime = Field(description=_("Its last moment."))


class FreshToken(BaseModel):
    token: str = Field(description=_("The token. It is shown this once."))
