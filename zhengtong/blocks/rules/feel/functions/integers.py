"""Numbers where a function counts: positions, lengths, scales, parts of dates."""

from collections.abc import Sequence
from decimal import Decimal

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.values import Value

MOST_DIGITS = 15


def integer(number: Decimal, what: str) -> int:
    """The whole part of a number; raises FeelError for one that can count nothing here."""
    if number.adjusted() > MOST_DIGITS:
        raise FeelError(f"{what} is out of range")
    return int(number)


def index(items: Sequence[Value], position: Decimal) -> int:
    """The index from 0 of a position from 1 to the length, or from -1 for the last."""
    wanted = integer(position, "position")
    if wanted == 0 or abs(wanted) > len(items):
        raise FeelError(f"a list of {len(items)} items has no position {wanted}")
    return wanted - 1 if wanted > 0 else len(items) + wanted
