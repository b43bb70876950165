"""The word in the QR code of a receipt: the case number with a code that only we can make.

Whoever holds the receipt may follow the case without signing in; whoever guesses numbers may not.
"""

import hmac

from zhengtong.kernel.encryption import mac

from . import number

LENGTH = 20


def make(case_number: str) -> str:
    """The token of a case: `<number>.<20 hex digits>`."""
    return f"{case_number}.{_code(case_number)}"


def read(token: str) -> str:
    """The case number in a token; empty for one that we did not make."""
    case_number, dot, code = token.strip().partition(".")
    if not dot or not number.is_number(case_number):
        return ""
    genuine = hmac.compare_digest(code.encode(), _code(case_number).encode())
    return case_number if genuine else ""


def _code(case_number: str) -> str:
    return mac("progress", case_number.encode()).hex()[:LENGTH]
