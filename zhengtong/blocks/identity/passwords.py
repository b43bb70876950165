"""The rules of passwords, in words, and their check.

GB/T 22239-2019 (level 3, identity authentication) asks for complexity; length does more for it
than signs, so the rules are few: ten characters, two kinds, nothing personal, nothing common.
"""

import secrets
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SHORTEST = 10
LONGEST = 128
_ONE_TIME_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_common = CommonPasswordValidator()

RULES = (
    _("At least 10 characters"),
    _("At least two of these: letters, digits, other signs"),
    _("No part of your resident number, mobile or login name"),
    _("Not a password that many people use"),
)


def complaints(password: str, personal: Iterable[str] = ()) -> list[Any]:
    """What is wrong with a password, in words; empty when it can be taken.

    `personal` are the numbers and names that must not be part of it.
    """
    found: list[Any] = []
    if len(password) < SHORTEST:
        found.append(_("The password is too short: it needs at least 10 characters."))
    if len(password) > LONGEST:
        found.append(_("The password is too long: at most 128 characters."))
    kinds = {"letter" if c.isalpha() else "digit" if c.isdigit() else "sign" for c in password}
    if len(kinds) < 2:
        found.append(_("Mix at least two of these: letters, digits, other signs."))
    if any(_shares(password, word) for word in personal):
        found.append(_("Leave out parts of the resident number, mobile or login name."))
    try:
        _common.validate(password)
    except ValidationError:
        found.append(_("Many people use this password. Choose another."))
    return found


def _shares(password: str, word: str, length: int = 6) -> bool:
    low, word = password.casefold(), word.casefold()
    if len(word) < length:
        return len(word) > 3 and word in low
    return any(word[i : i + length] in low for i in range(len(word) - length + 1))


def one_time() -> str:
    """A password for one sign-in: twelve signs that cannot be mistaken for each other."""
    return "-".join("".join(secrets.choice(_ONE_TIME_SIGNS) for _i in range(4)) for _j in range(3))
