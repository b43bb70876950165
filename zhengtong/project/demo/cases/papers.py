"""What applicants upload: one page for each kind of material, plainly marked as a demonstration."""

import struct
import zlib
from functools import cache
from io import BytesIO

from zhengtong.blocks.documents import queries as documents

TEMPLATE = "documents/blank-form.typ"
WIDTH, HEIGHT = 240, 320


@cache
def paper(name: str, note: str) -> bytes:
    """A PDF that says what it stands for."""
    field = {"type": "text", "hint": "", "required": False, "unit": "", "lines": 1}
    rows = (
        ("材料名称", name),
        ("审查要点", note or "按办事指南要求"),
        ("说明", "演示数据，仅供试用"),
    )
    return documents.pdf(
        TEMPLATE,
        {
            "title": name,
            "language": "zh",
            "statement": "本件为演示城市云海市的示例材料，不具有任何效力。",
            "is_blank": False,
            "mark": "演示",
            "words": {
                "required": "",
                "signature": "申请人签名",
                "date_blank": "",
                "statement": "声明",
            },
            "pages": [
                {
                    "title": "材料信息",
                    "hint": "",
                    "fields": [field | {"label": label, "value": value} for label, value in rows],
                }
            ],
        },
    )


@cache
def portrait() -> bytes:
    """A PNG with the outline of a head and shoulders on white."""
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            head = (x - 120) ** 2 / 50**2 + (y - 120) ** 2 / 62**2 <= 1
            shoulders = (x - 120) ** 2 / 100**2 + (y - 320) ** 2 / 110**2 <= 1
            rows += b"\x6b\x7f\x99" if head or shoulders else b"\xff\xff\xff"
    head_chunk = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", head_chunk),
            (b"IDAT", zlib.compress(bytes(rows), 9)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def upload(name: str, note: str, accept: tuple[str, ...]) -> tuple[BytesIO, str]:
    """The file for a material and its name."""
    if accept and "pdf" not in accept:
        return BytesIO(portrait()), "照片.png"
    return BytesIO(paper(name, note)), f"{name}.pdf"
