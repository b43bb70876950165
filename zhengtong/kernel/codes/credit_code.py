"""Unified social credit codes (统一社会信用代码), GB 32100-2015, and the organisation code inside.

18 characters: registering department, kind, division (6), organisation code (9, GB 11714), check.
"""

import re

from zhengtong.kernel.codes.errors import CodeError

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_SHAPE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_ORGANISATION_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_character(first17: str) -> str:
    """The eighteenth character: (31 - sum(value * 3^i mod 31)) mod 31 (GB 32100-2015, 5.3)."""
    total = sum(_VALUES[c] * pow(3, i, 31) for i, c in enumerate(first17))
    return ALPHABET[(31 - total) % 31]


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code (GB 11714-1997)."""
    total = sum(
        _ORGANISATION_VALUES.index(c) * w for c, w in zip(first8, ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X0"[(11 - total % 11) % 11]


def read(text: str) -> str:
    """The code in capitals when it holds.

    Raises CodeError with the reason length, characters or check.
    """
    code = text.strip().upper()
    if len(code) != 18:
        raise CodeError("length", code)
    if not _SHAPE.fullmatch(code):
        raise CodeError("characters", code)
    if check_character(code[:17]) != code[17]:
        raise CodeError("check", code)
    return code


def is_valid(text: str) -> bool:
    try:
        read(text)
    except CodeError:
        return False
    return True


def make(department: str, kind: str, division: str, organisation8: str) -> str:
    """A code with valid check characters; for demo cities and tests.

    `organisation8` are the first eight characters of the organisation code.
    """
    first = department + kind + division + organisation8 + organisation_check(organisation8)
    return first + check_character(first)
