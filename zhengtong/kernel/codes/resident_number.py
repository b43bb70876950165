"""Resident identity numbers (公民身份号码), GB 11643-1999: 6 division, 8 birth, 3 serial, 1 check.

The division is not looked up here: real numbers name divisions that exist no more.
"""

import re
from dataclasses import dataclass
from datetime import date

from zhengtong.kernel.codes.errors import CodeError

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class ResidentNumber:
    number: str
    division: str
    birth: date
    sex: str

    def age_on(self, day: date) -> int:
        """Full years on `day`."""
        before = (day.month, day.day) < (self.birth.month, self.birth.day)
        return day.year - self.birth.year - before


def check_character(first17: str) -> str:
    """The eighteenth character after GB 11643-1999 (ISO 7064 MOD 11-2)."""
    return CHECKS[sum(int(d) * w for d, w in zip(first17, WEIGHTS, strict=True)) % 11]


def read(text: str) -> ResidentNumber:
    """Read a number of 18 characters; a small x is taken for X.

    Raises CodeError with the reason length, characters, date or check.
    """
    number = text.strip().upper()
    if len(number) != 18:
        raise CodeError("length", number)
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", number, re.ASCII):
        raise CodeError("characters", number)
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise CodeError("date", number) from None
    if check_character(number[:17]) != number[17]:
        raise CodeError("check", number)
    sex = "male" if int(number[16]) % 2 else "female"
    return ResidentNumber(number=number, division=number[:6], birth=birth, sex=sex)


def is_valid(text: str) -> bool:
    try:
        read(text)
    except CodeError:
        return False
    return True


def make(division: str, birth: date, serial: int) -> str:
    """A number with a valid check character; for demo cities and tests."""
    first = f"{division}{birth:%Y%m%d}{serial:03d}"
    return first + check_character(first)
