"""The document of a licence: what goes on the page, and the PDF/A that comes of it.

A licence is a Chinese official paper (国家通用语言文字法 第九条): it is printed in Chinese, with
the English name under the title. The same licence gives the same bytes: the moment on the page is
that of issue.
"""

import re
from datetime import date
from typing import Any

from zhengtong.blocks.documents import queries as documents
from zhengtong.kernel.words import say

from . import rows, tokens
from .models import Licence, LicenceCopy

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
VERIFY = "扫描二维码，核验本证照的真伪和当前状态。"
IDENTIFIER = "证照标识"
SEAL_PURPOSE = "电子证照专用章"
COPY = "电子证照"
REPLACES = "关联证照标识（本证替代）"


def page_data(row: Licence) -> dict[str, Any]:
    """What the templates of this room print."""
    known = rows.definition_of(row.type)
    wide = {field.key: field.wide for field in known.fields}
    printed = {field.key for field in known.fields if field.printed}
    body_name = say(rows.body_names([row.body])[row.body], "zh")
    values = {f.key: _words(f.value) for f in rows.fields(row, personal=True)}
    return {
        "title": say(known.name, "zh"),
        "subtitle": known.name.get("en", ""),
        "accent": known.layout.accent,
        "number_label": say(known.number_label, "zh"),
        "number": row.number,
        "copy": say(known.layout.copy, "zh") or COPY,
        "fields": [
            {"label": say(f.label, "zh"), "value": values[f.key], "wide": wide[f.key]}
            for f in rows.fields(row, personal=True)
            if f.key in printed
        ],
        "wording": _worded(say(known.layout.wording, "zh"), row, values),
        "note": say(known.layout.note, "zh"),
        "body": body_name,
        "issued_on": rows.chinese_date(row.issued_on),
        "identifier_label": IDENTIFIER,
        "identifier": row.identifier,
        "replaces": f"{REPLACES}　{row.replaces.identifier}" if row.replaces else "",
        "verify_hint": VERIFY,
        "qr": documents.qr(tokens.address(row.identifier)),
        "seal_purpose": SEAL_PURPOSE,
        "seal_code": seal_code(row.body),
        "watermark": [],
    }


def pdf(row: Licence) -> bytes:
    """The document of a licence as PDF/A-2b; raises documents' CannotPrint for a character that no
    font has."""
    return _pdf(row, page_data(row))


def copy_pdf(row: LicenceCopy) -> bytes:
    """The document of a copy for one purpose: marked across the page with what it is for, whom
    and until when (国办函〔2016〕108号: the words a copy for official use carries)."""
    data = page_data(row.licence)
    until = rows.chinese_date(row.valid_until)
    purpose = say(row.purpose, "zh")
    data["watermark"] = [f"仅供{row.recipient}", f"用于{purpose}", f"有效期至{until}，他用无效"]
    data["qr"] = documents.qr(tokens.copy_address(row.word))
    return _pdf(row.licence, data)


def kept_or_drawn(row: Licence) -> bytes:
    """The kept document of a licence, byte for byte; drawn where none has been kept yet."""
    if not row.document:
        return pdf(row)
    with documents.open_stream(row.document) as stream:
        return bytes(stream.read())


def _pdf(row: Licence, data: dict[str, Any]) -> bytes:
    template = f"licences/{rows.definition_of(row.type).layout.template}.typ"
    return documents.pdf(template, data, at=row.issued_at)


def seal_code(body: str) -> str:
    """The number at the foot of a seal: thirteen characters out of the body's credit code."""
    return body[2:15]


def _words(value: Any) -> str:
    said = say(value, "zh")
    return rows.chinese_date(date.fromisoformat(said)) if ISO_DATE.fullmatch(said) else said


def _worded(wording: str, row: Licence, values: dict[str, str]) -> str:
    """The standing sentence with the places `{holder_name}`, `{issued_on}` and `{field}` filled."""
    known = values | {
        "holder_name": row.holder_name,
        "holder_number": row.holder_number,
        "issued_on": rows.chinese_date(row.issued_on),
        "number": row.number,
    }
    return re.sub(r"\{([a-z_]+)\}", lambda place: known.get(place.group(1), ""), wording)
