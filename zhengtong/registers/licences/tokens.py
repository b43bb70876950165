"""The word in the QR code of a licence: its identifier and a short code that only we can make.

Whoever holds the paper can have it verified in full; whoever only guesses an identifier learns
no more than the register tells anybody.
"""

import base64
import hmac

from django.conf import settings

from zhengtong.kernel import encryption

LENGTH = 12
SEPARATOR = "-"
PURPOSE = "licence-token"
COPY = "C-"


def _code(identifier: str) -> str:
    return base64.b32encode(encryption.mac(PURPOSE, identifier.encode())).decode()[:LENGTH]


def token(identifier: str) -> str:
    """The token of an identifier: 60 bits of HMAC-SM3 behind a hyphen."""
    return f"{identifier}{SEPARATOR}{_code(identifier)}"


def read(text: str) -> str:
    """The identifier in a token; empty when the text is no token of ours."""
    identifier, separator, code = text.strip().upper().rpartition(SEPARATOR)
    if not separator or not hmac.compare_digest(code.encode(), _code(identifier).encode()):
        return ""
    return identifier


def address(identifier: str) -> str:
    """The address that the QR code holds."""
    return f"{settings.ZHENGTONG_PORTAL}/verify/{token(identifier)}"


def copy_token(word: str) -> str:
    """The token of a copy for one purpose: a word of its own, so that it can end on its own day."""
    return f"{COPY}{word}"


def read_copy(text: str) -> str:
    """The word in the token of a copy; empty when the text is none."""
    plain = text.strip()
    return plain[len(COPY) :] if plain.startswith(COPY) else ""


def copy_address(word: str) -> str:
    """The address that the QR code of a copy holds."""
    return f"{settings.ZHENGTONG_PORTAL}/verify/{copy_token(word)}"
