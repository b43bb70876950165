"""Verification by anyone: by the QR code in full, by identifier or number no more than is public.

A person's name is masked, a company's is not; a number that is somebody's identity number cannot be
looked up at all, so that nobody learns from us whether a person holds a card (PIPL art. 6).
"""

from dataclasses import replace
from datetime import datetime

from zhengtong.kernel.clock import local_date
from zhengtong.kernel.codes import licence_identifier
from zhengtong.kernel.encryption import blind_index

from . import rows, tokens
from .models import Licence, LicenceCopy
from .states import Status
from .validity import status_on
from .views import Verification

UNKNOWN = "unknown"
COPY_EXPIRED = "copy-expired"
LONGEST = 200


def verify(text: str, *, at: datetime) -> Verification:
    """See `queries.verify`."""
    plain = text.replace("\x00", "").strip()[:LONGEST]
    if word := tokens.read_copy(plain):
        return _of_copy(word, at)
    if identifier := tokens.read(plain):
        return _answer(_by_identifier(identifier), "token", at)
    if licence_identifier.is_valid(plain):
        return _answer(_by_identifier(plain.upper()), "identifier", at)
    return _answer(_by_number(plain), "number", at)


def _by_identifier(identifier: str) -> Licence | None:
    rows_found = Licence.objects.select_related("type", "replaces")
    return rows_found.filter(identifier=identifier).first()


def _by_number(number: str) -> Licence | None:
    if not number:
        return None
    found = Licence.objects.select_related("type", "replaces").filter(
        number_index=blind_index(number)
    )
    # The newest version of a licence speaks for its number.
    for row in found.order_by("-version", "-id"):
        return None if rows.number_is_personal(row) else row
    return None


def _of_copy(word: str, at: datetime) -> Verification:
    copies = LicenceCopy.objects.select_related("licence__type", "licence__replaces")
    copy = copies.filter(word=word).first()
    if copy is None:
        return _answer(None, "copy", at)
    answer = _answer(copy.licence, "copy", at)
    ended = copy.valid_until < local_date(at)
    return replace(
        answer,
        status=COPY_EXPIRED if ended and answer.in_force else answer.status,
        in_force=answer.in_force and not ended,
        copy=rows.copy_view(copy),
    )


def _answer(row: Licence | None, asked_by: str, at: datetime) -> Verification:
    if row is None:
        return Verification(status=UNKNOWN, asked_by=asked_by, at=at)
    day = local_date(at)
    status = status_on(row.status, row.valid_to, day)
    in_hand = asked_by in ("token", "copy")
    return Verification(
        status=status,
        asked_by=asked_by,
        at=at,
        in_force=status == Status.VALID and row.valid_from <= day,
        identifier=row.identifier,
        type_name=row.type.name,
        number=rows.shown_number(row),
        holder=rows.shown_holder(row),
        body=row.body,
        body_name=rows.body_names([row.body])[row.body],
        issued_on=row.issued_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        status_since=local_date(row.status_at),
        replaced_by=rows.replacement(row),
        replaces=row.replaces.identifier if row.replaces else "",
        fields=rows.fields(row, personal=False) if in_hand else (),
    )
