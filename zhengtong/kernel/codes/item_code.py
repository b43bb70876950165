"""Codes of service items (domain reference 2.6; ZWFW C0109, GB/T 39554.1-2020).

Implementation code of 31 characters = credit code of the body (18) + level (1) + basic code (12);
a business handling item adds two digits. Older schemes are free in form: they are kept as they are.
"""

from dataclasses import dataclass

from zhengtong.kernel.codes import credit_code


@dataclass(frozen=True, slots=True)
class ItemCode:
    """The parts of an implementation code."""

    code: str
    body: str
    level: str
    basic: str
    handling_item: str
    body_code_holds: bool


def read(code: str) -> ItemCode | None:
    """The parts of a code of 31 or 33 characters; None for a code of another scheme."""
    if len(code) not in (31, 33) or not code[18].isdigit() or not code.isalnum():
        return None
    return ItemCode(
        code=code,
        body=code[:18],
        level=code[18],
        basic=code[19:31],
        handling_item=code[31:],
        body_code_holds=credit_code.is_valid(code[:18]),
    )


def make(body: str, level: str, basic: str) -> str:
    """Join the parts; raises ValueError when the lengths are not 18, 1 and 12."""
    if (len(body), len(level), len(basic)) != (18, 1, 12):
        raise ValueError("an implementation code has 18 + 1 + 12 characters")
    return body + level + basic
