"""Login keys: what is typed into the sign-in form, made into the key of an account."""

import re

from zhengtong.kernel.encryption import blind_index

_RESIDENT = re.compile(r"[0-9]{17}[0-9Xx]")


def resident_key(number: str) -> str:
    """The login key of a resident: their number can be looked up by it, not read from it."""
    return f"resident:{blind_index(number)}"


def staff_key(login: str) -> str:
    """The login key of a member of staff; login names do not mind capitals."""
    return f"staff:{login.strip().casefold()}"


def key_of(login: str) -> str:
    """The key for whatever was typed: 18 characters of a resident number, else a login name."""
    # PostgreSQL takes no NUL into a text, not even to look for it.
    plain = login.replace("\0", "").strip()
    return resident_key(plain) if _RESIDENT.fullmatch(plain) else staff_key(plain[:60])
