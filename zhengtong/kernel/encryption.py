"""Personal fields at rest: SM4-GCM (GB/T 32907-2016), looked up by HMAC-SM3 (GB/T 32905-2016).

The keys are drawn from the installation's secret by HKDF (RFC 5869), one for each purpose.
"""

import base64
import json
import os
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

NONCE = 12
TAG = 16
MARK = "sm4:"


@cache
def key_for(purpose: str, length: int = 16) -> bytes:
    """The key of one purpose, drawn from the installation's secret."""
    secret = settings.ZHENGTONG_DATA_KEY.encode()
    return HKDF(hashes.SHA256(), length, salt=None, info=f"zhengtong/{purpose}".encode()).derive(
        secret
    )


def mac(purpose: str, message: bytes) -> bytes:
    """HMAC-SM3 of a message, 32 bytes."""
    code = hmac.HMAC(key_for(purpose, 32), hashes.SM3())
    code.update(message)
    return code.finalize()


def blind_index(value: str) -> str:
    """A word by which an encrypted value is found again without being known, 32 hex digits."""
    return mac("blind-index", value.strip().upper().encode())[:16].hex()


def encrypt(plain: str) -> str:
    """Encrypt a string; the empty string stays empty."""
    if not plain:
        return ""
    nonce = os.urandom(NONCE)
    cipher = Cipher(algorithms.SM4(key_for("fields")), modes.GCM(nonce)).encryptor()
    body = cipher.update(plain.encode()) + cipher.finalize()
    return MARK + base64.b64encode(nonce + cipher.tag + body).decode()


def decrypt(kept: str) -> str:
    """Read what `encrypt` wrote; raises cryptography's InvalidTag when it was tampered with."""
    if not kept.startswith(MARK):
        return kept
    raw = base64.b64decode(kept[len(MARK) :])
    nonce, tag, body = raw[:NONCE], raw[NONCE : NONCE + TAG], raw[NONCE + TAG :]
    cipher = Cipher(algorithms.SM4(key_for("fields")), modes.GCM(nonce, tag)).decryptor()
    return (cipher.update(body) + cipher.finalize()).decode()


class EncryptedTextField(models.TextField):
    """Text that is encrypted in the database; it cannot be searched, only read."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return encrypt(value) if isinstance(value, str) else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return decrypt(value) if isinstance(value, str) else value


class EncryptedJSONField(models.TextField):
    """A JSON value that is encrypted in the database."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> Any:
        if value is None:
            return None
        return encrypt(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return json.loads(decrypt(value)) if value else None

    def to_python(self, value: Any) -> Any:
        return value
