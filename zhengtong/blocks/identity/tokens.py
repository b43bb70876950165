"""What a token of the API looks like, and what is kept of it."""

from zhengtong.kernel.encryption import mac

MARK = "zt_"


def token_hash(plain: str) -> str:
    """The keyed hash of a token, 64 hex digits; the token itself is never kept."""
    return mac("api-token", plain.encode()).hex()
