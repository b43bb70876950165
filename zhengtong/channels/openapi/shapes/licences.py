"""Licences in the wallet, in full, and as anybody may verify them."""

from datetime import date

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field


class LicenceOut(BaseModel):
    identifier: str = Field(description=_("The identifier of the licence (GB/T 36904-2018)."))
    type: str = Field(description=_("The licence type, for programs."))
    name: str = Field(description=_("The name of the licence."))
    number: str = Field(description=_("Its number; an identity number is masked in lists."))
    holder: str = Field(description=_("Whose it is; a person's name is masked in lists."))
    body: str = Field(description=_("The body that issued it."))
    issued_on: date = Field(description=_("When it was issued."))
    valid_from: date = Field(description=_("Since when it is valid."))
    valid_to: date | None = Field(description=_("Its last day; null when it has none."))
    status: str = Field(description=_("valid, changed, suspended, revoked, cancelled or expired."))
    token: str = Field(description=_("The token of its QR code, for verification."))


class LicenceFieldOut(BaseModel):
    key: str = Field(description=_("The key of the field."))
    label: str = Field(description=_("What it says."))
    value: str = Field(description=_("What stands there."))


class LicenceDetail(LicenceOut):
    fields: list[LicenceFieldOut] = Field(description=_("Everything that stands on it."))
    replaces: str = Field(description=_("The identifier of the licence it replaces."))
    replaced_by: str = Field(description=_("The identifier of the licence that replaced it."))


class VerificationOut(BaseModel):
    status: str = Field(
        description=_(
            "valid, changed, suspended, revoked, cancelled, expired, copy-expired or unknown."
        )
    )
    in_force: bool = Field(description=_("Whether it holds today: the one answer that counts."))
    identifier: str = Field(description=_("The identifier of the licence (GB/T 36904-2018)."))
    name: str = Field(description=_("The name of the licence."))
    number: str = Field(description=_("Its number; an identity number is masked."))
    holder: str = Field(description=_("Whose it is; a person's name is masked."))
    body: str = Field(description=_("The body that issued it."))
    issued_on: date | None = Field(description=_("When it was issued."))
    valid_from: date | None = Field(description=_("Since when it is valid."))
    valid_to: date | None = Field(description=_("Its last day; null when it has none."))
    replaced_by: str = Field(description=_("The identifier of the licence that replaced it."))
