"""What a statutory form says: the facts of the case that never change, and the letter's own data.

Statutory forms are in Chinese, the language of record; the templates are in `print/`.
"""

from typing import Any

from django.conf import settings
from django.utils import translation

from zhengtong.blocks.documents import queries as documents
from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import queries as catalogue

from . import tokens
from .law.decision import Limit
from .models import Case, Letter, LetterKind
from .states import DeliveryMode, Receipt, SpecialKind

RECORD = "zh-hans"


def pdf(letter: Letter) -> bytes:
    """The document of a letter as PDF/A."""
    with translation.override(RECORD):
        data = compose(letter)
    return documents.pdf(f"cases/{letter.kind}.typ", data, at=letter.at, unprintable="mark")


def file_name(letter: Letter) -> str:
    """The name under which the document is kept and downloaded."""
    with translation.override(RECORD):
        return f"{LetterKind(letter.kind).label}-{letter.number}.pdf"


def compose(letter: Letter) -> dict[str, Any]:
    """The data of the template."""
    case = letter.case
    data: dict[str, Any] = {
        "body": _name(letter.body),
        "number": letter.number,
        "date": local_date(letter.at).isoformat(),
        "to": case.applicant_name,
        "agent": case.agent_name,
        "case": case.number,
        "item": say(case.item_name, "zh"),
        "received_on": local_date(case.received_at).isoformat(),
        "limits": {
            "promised": _limit(Limit(case.promised_days, case.promised_unit)),
            "statutory": _limit(Limit(case.statutory_days, case.statutory_unit)),
        },
        **letter.data,
    }
    if letter.kind == LetterKind.RECEIPT:
        data |= _receipt(case)
    if letter.kind == LetterKind.SPECIAL:
        data["kind"] = str(SpecialKind(letter.data["kind"]).label)
        data["by_item"] = letter.data["kind"] == SpecialKind.SITE_VISIT
    if letter.kind == LetterKind.DELIVERY:
        data["mode"] = str(DeliveryMode(letter.data["mode"]).label)
    if letter.kind in (LetterKind.DELIVERY, LetterKind.GRANT):
        data["licence"] = case.licence
    if letter.kind == LetterKind.CORRECTION:
        data["things"] = [
            {"label": say(thing.get("label"), "zh"), "words": thing["words"]}
            for thing in letter.data["things"]
        ]
    return data


def _receipt(case: Case) -> dict[str, Any]:
    names = {
        material["key"]: say(material["name"], "zh")
        for material in catalogue.pinned(case.item_version_id).materials
    }
    address = f"{settings.ZHENGTONG_PORTAL.rstrip('/')}/progress/{tokens.make(case.number)}/"
    return {
        "materials": [
            [names.get(row.key, row.key), str(Receipt(row.how).label), str(row.copies)]
            for row in case.materials.filter(round=0)
        ],
        "qr": documents.qr(address),
        "portal": settings.ZHENGTONG_PORTAL,
    }


def _limit(limit: Limit) -> str:
    if limit.days == 0:
        return "当日"
    return f"{limit.days}个{'工作日' if limit.in_workdays else '自然日'}"


def _name(body: str) -> str:
    try:
        return say(identity.body(body).name, "zh")
    except NotFound:
        return body
