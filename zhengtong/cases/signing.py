"""The applicant's statement and the electronic signature under it.

The applicant answers for the truth of what is handed in (行政许可法 第三十一条); a reliable
electronic signature counts as one by hand (国务院令第716号 第八条). Signed is a digest of the
statement, the answers and the materials, so that a later change shows; the platform adds its own
code (HMAC-SM3), so that the row cannot be rewritten together with its digest.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives import hashes
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.encryption import mac
from zhengtong.kernel.errors import Invalid

PAPER = "paper"
METHODS = ("confirmed", "password", PAPER)
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Signature:
    """What the signer did: ticked the statement, wrote their name, by which method.

    `paper` is for the counter: the applicant signed by hand and the clerk has the sheet.
    """

    name: str
    agreed: bool
    method: str = "confirmed"


@dataclass(frozen=True, slots=True)
class SignedMaterial:
    """A material as it is signed."""

    key: str
    how: str
    document: str
    licence: str


def check(signature: Signature, *, by: Actor) -> None:
    """Raises Invalid when the statement is not agreed to or the name is not the signer's."""
    problems: dict[str, list[Any]] = {}
    name = signature.name.strip()
    if not signature.agreed:
        problems["agreed"] = [_("Read the statement and tick the box.")]
    if by.is_staff:
        if signature.method != PAPER:
            problems["method"] = [_("At the counter the applicant signs on paper.")]
        elif not name or len(name) > LONGEST_NAME:
            problems["name"] = [_("Write the name of the person who signed.")]
    elif signature.method not in METHODS or signature.method == PAPER:
        problems["method"] = [_("Sign on the page, not on paper.")]
    elif name != by.name.strip():
        problems["name"] = [_("Write your name exactly as it is registered.")]
    if problems:
        raise Invalid(_("The application is not signed yet."), fields=problems, code="signature")


def seal(
    signature: Signature,
    *,
    subject: str,
    item_version: int,
    form: str,
    answers: Mapping[str, Any],
    materials: Iterable[SignedMaterial],
    by: Actor,
    at: datetime,
) -> dict[str, Any]:
    """The signature as it is kept with the case; `form` is the digest of the form, and so of the
    statement that stands in it."""
    digest = digest_of(subject, item_version, form, answers, materials)
    kept = {
        "form": form,
        "name": signature.name.strip(),
        "method": signature.method,
        "signer": by.ref,
        "at": at.isoformat(),
        "digest": digest,
    }
    return kept | {"code": _code(kept)}


def holds(
    kept: Mapping[str, Any],
    *,
    subject: str,
    item_version: int,
    answers: Mapping[str, Any],
    materials: Iterable[SignedMaterial],
) -> bool:
    """Whether what was signed is still what is kept."""
    plain = {key: value for key, value in kept.items() if key != "code"}
    return kept.get("digest") == digest_of(
        subject, item_version, str(kept.get("form")), answers, materials
    ) and kept.get("code") == _code(plain)


def digest_of(
    subject: str,
    item_version: int,
    form: str,
    answers: Mapping[str, Any],
    materials: Iterable[SignedMaterial],
) -> str:
    """SM3 over form and statement, item, answers and materials, 64 hex digits."""
    content = {
        "form": form,
        "subject": subject,
        "item": item_version,
        "answers": answers,
        "materials": [[m.key, m.how, m.document, m.licence] for m in materials],
    }
    digest = hashes.Hash(hashes.SM3())
    digest.update(_canonical(content))
    return digest.finalize().hex()


def _code(kept: Mapping[str, Any]) -> str:
    return mac("signature", _canonical(kept)).hex()


def _canonical(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
