"""The case number (办件编号): implementation code (31) + yyyyMMdd + serial of at least four digits.

No national structure is published beside the length of 50 (GB/T 39046-2020, an..50); this is the
one in live use (domain reference 2.6). An item whose code is of another scheme gets the credit
code of its body (18), its level (1) and the item's key in twelve digits in place of the code.
"""

import re
from datetime import date

from zhengtong.kernel.codes import item_code

MAX = 50
PREFIX = 31
SHAPE = re.compile(r"[0-9A-Z]{31}[0-9]{8}[0-9]{4,11}")
NOT_IN_CODE = re.compile(r"[^0-9A-Z]")


def prefix(code: str, *, body: str, level: str, key: int) -> str:
    """The 31 characters that stand for the item.

    `code` is the item's own code; `body`, `level` and `key` (a number of the item in this
    installation) are used when it is of another scheme.
    """
    parts = item_code.read(code.upper())
    if parts is not None:
        return parts.code[:PREFIX]
    unit = NOT_IN_CODE.sub("", body.upper()).ljust(18, "0")[:18]
    rank = level if len(level) == 1 and level.isdigit() else "9"
    return f"{unit}{rank}{key % 10**12:012d}"


def make(item_prefix: str, day: date, serial: int) -> str:
    """Put the number together; raises ValueError when the day has no number left."""
    number = f"{item_prefix}{day:%Y%m%d}{serial:04d}"
    if serial < 1 or len(number) > MAX:
        raise ValueError(f"no case number with the serial {serial}")
    return number


def is_number(text: str) -> bool:
    """Whether the text has the shape of a case number; says nothing of its existence."""
    return bool(SHAPE.fullmatch(text))


def tidy(text: str) -> str:
    """What a person typed or pasted, as a number would be written."""
    return re.sub(r"[\s\-—]", "", text).upper()[:MAX]
