"""Identifiers of e-licences (证照标识), GB/T 36904-2018.

`1.2.156.3005.2.<type, 21>.<issuing body, 18>.<serial>.<version, 3>.<check>`; the check character
is ISO 7064 MOD 37,36 (GB/T 17710) over the parts without the root and the dots.
"""

import re
from dataclasses import dataclass

from zhengtong.kernel.codes.errors import CodeError

ROOT = "1.2.156.3005.2"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHAPE = re.compile(
    r"1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{9,18})\.([0-9A-Z]{1,32})\.([0-9]{3})\.([0-9A-Z])"
)


@dataclass(frozen=True, slots=True)
class LicenceIdentifier:
    identifier: str
    type_code: str
    body: str
    serial: str
    version: int


def check_character(text: str) -> str:
    """The check character of ISO 7064 MOD 37,36 for a text of digits and capitals."""
    state = 36
    for character in text:
        state = (state + ALPHABET.index(character)) % 36 or 36
        state = state * 2 % 37
    return ALPHABET[(37 - state) % 36]


def make(type_code: str, body: str, serial: str, version: int) -> str:
    """Join the parts and add the check character."""
    parts = [type_code, body, serial, f"{version:03d}"]
    return ".".join([ROOT, *parts, check_character("".join(parts))])


def read(text: str) -> LicenceIdentifier:
    """Read an identifier; raises CodeError with the reason characters or check."""
    found = _SHAPE.fullmatch(text.strip().upper())
    if found is None:
        raise CodeError("characters", text)
    type_code, body, serial, version, check = found.groups()
    if check_character(type_code + body + serial + version) != check:
        raise CodeError("check", text)
    return LicenceIdentifier(found.group(0), type_code, body, serial, int(version))


def is_valid(text: str) -> bool:
    try:
        read(text)
    except CodeError:
        return False
    return True
