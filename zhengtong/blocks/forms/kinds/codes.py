"""Codes with a check digit or a fixed shape: identity numbers, credit codes, telephones."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms.kinds.base import Complaint, Kind, halfwidth, named, tidy, wrong_type
from zhengtong.blocks.forms.shape import Field
from zhengtong.kernel.codes import credit_code, phone, resident_number
from zhengtong.kernel.codes.errors import CodeError

_SPACES = re.compile(r"[\s\u200b\u2060]+")


class Code(Kind):
    """A code: blanks inside go, full-width and small letters are brought into shape."""

    spellcheck = False
    max_length = 18
    width = 20

    def from_text(self, field: Field, raw: str) -> str | None:
        return _SPACES.sub("", halfwidth(tidy(raw))).upper() or None

    def from_json(self, field: Field, raw: Any) -> Any:
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise wrong_type(field)
        return str(raw)

    def schema(self, field: Field) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": 40}


class ResidentNumber(Code):
    """GB 11643-1999, with its check digit; a number may not be born after `on`."""

    type = "resident_number"

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, str):
            raise wrong_type(field)
        try:
            number = resident_number.read(value)
        except CodeError as error:
            raise Complaint(_resident_words(error.reason, field, len(value)), "code") from None
        if on is not None and number.birth > on:
            raise Complaint(_resident_words("date", field, 18), "code")

    def schema(self, field: Field) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[1-9][0-9]{16}[0-9X]$"}


def _resident_words(reason: str, field: Field, length: int) -> str:
    if reason == "length":
        words = _("“%(label)s” must have 18 characters; you wrote %(length)s.")
    elif reason == "characters":
        words = _("“%(label)s” must be 17 digits and a last digit or X.")
    elif reason == "date":
        words = _("“%(label)s” holds a date of birth that does not exist. Check digits 7 to 14.")
    else:
        words = _("“%(label)s” holds a typing mistake: the last digit does not fit the others.")
    return words % named(field, length=length)


class CreditCode(Code):
    """Unified social credit code, GB 32100-2015, with its check character."""

    type = "credit_code"

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, str):
            raise wrong_type(field)
        try:
            credit_code.read(value)
        except CodeError as error:
            raise Complaint(_credit_words(error.reason, field, len(value)), "code") from None

    def schema(self, field: Field) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9A-HJ-NPQRTUWXY]{18}$"}


def _credit_words(reason: str, field: Field, length: int) -> str:
    if reason == "length":
        words = _("“%(label)s” must have 18 characters; you wrote %(length)s.")
    elif reason == "characters":
        words = _("“%(label)s” has only digits and capital letters, never I, O, S, V or Z.")
    else:
        words = _("“%(label)s” holds a typing mistake: the last character does not fit the others.")
    return words % named(field, length=length)


class Mobile(Code):
    type = "mobile"
    max_length = 11
    width = 20
    inputmode = "tel"
    autocomplete = "tel"

    def from_text(self, field: Field, raw: str) -> str | None:
        digits = re.sub(r"[\s()-]+", "", halfwidth(tidy(raw)))
        return re.sub(r"^(\+|00)86", "", digits) or None

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, str):
            raise wrong_type(field)
        if not phone.is_mobile(value):
            raise Complaint(
                _("“%(label)s” must be a mobile number of 11 digits, such as 13900001234.")
                % named(field),
                "code",
            )

    def schema(self, field: Field) -> dict[str, Any]:
        return {"type": "string", "pattern": "^1[3-9][0-9]{9}$"}


class Phone(Code):
    type = "phone"
    max_length = 20
    inputmode = "tel"
    autocomplete = "tel"

    def from_text(self, field: Field, raw: str) -> str | None:
        text = re.sub(r"[\s]+", "", halfwidth(tidy(raw)))
        text = re.sub(r"^(\+|00)86-?", "", text)
        bracketed = re.fullmatch(r"\((0\d{2,3})\)-?(.+)", text)
        return (f"{bracketed[1]}-{bracketed[2]}" if bracketed else text) or None

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, str):
            raise wrong_type(field)
        if not phone.is_phone(value):
            raise Complaint(
                _("“%(label)s” must be a mobile number, or one with area code like 0999-5550123.")
                % named(field),
                "code",
            )
