"""What a file is, its content says."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.documents.samples import KINDS, OLE, PDF, PNG, zipped
from zhengtong.blocks.documents import archives, recognising
from zhengtong.blocks.documents.recognising import NotAccepted, recognise

EVERYTHING = tuple(recognising.KINDS)


def code(content: bytes, accept=()) -> str:
    with pytest.raises(NotAccepted) as caught:
        recognise(BytesIO(content), accept)
    assert caught.value.detail
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize("key", KINDS)
def test_each_kind_is_recognised_where_it_is_wanted(key):
    assert recognise(BytesIO(KINDS[key]), EVERYTHING).key == key


def test_without_a_wish_the_usual_six_are_taken():
    for key, content in KINDS.items():
        if key in ("pdf", "jpg", "png", "docx", "xlsx", "ofd"):
            assert recognise(BytesIO(content)).key == key
        else:
            assert code(content) == "file-type"


def test_what_is_not_wanted_here_is_told_with_what_is():
    with pytest.raises(NotAccepted) as caught:
        recognise(BytesIO(PDF), ["jpg", "png"])
    assert caught.value.code == "file-type"
    assert "JPG、PNG" in str(caught.value.hint)


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00" + b"\x00" * 100,
        b"\x7fELF\x02\x01\x01",
        b"#!/bin/sh\nrm -rf /\n",
        b"\xca\xfe\xba\xbe\x00\x00\x00\x34",
        b"\xcf\xfa\xed\xfe\x07\x00\x00\x01",
        b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00",
        zipped("[Content_Types].xml", "word/document.xml", "word/embeddings/setup.EXE"),
        zipped("OFD.xml", "run.bat"),
    ],
)
def test_programs_are_refused_whatever_they_are_called(content):
    assert code(content, EVERYTHING) == "file-program"


@pytest.mark.parametrize(
    "content",
    [
        zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        zipped(
            "[Content_Types].xml",
            "xl/workbook.xml",
            **{"[Content_Types]": b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"},
        ),
        OLE + "_VBA_PROJECT".encode("utf-16-le") + "WordDocument".encode("utf-16-le"),
    ],
)
def test_macros_are_refused(content):
    assert code(content, EVERYTHING) == "file-macros"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "file-empty"),
        (b"%PDF-1.7\nhalf of it", "file-broken"),
        (PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /Launch >>"), "file-active"),
        (KINDS["docx"][:-40], "file-broken"),
        (PNG[:16] + b"\x00\x00\x00\x00" + PNG[20:], "file-broken"),
        (PNG[:16] + b"\x00\x01\x00\x00" + PNG[20:], "file-bomb"),
        (zipped("OFD.xml", "../../etc/passwd"), "file-broken"),
        (zipped("OFD.xml", "big.xml", big=b"0" * 30_000_000), "file-bomb"),
        (zipped("readme.txt"), "file-type"),
        (b"<html><script>alert(1)</script>", "file-type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file-type"),
        (b"GIF89a", "file-type"),
        ("文字".encode(), "file-type"),
    ],
)
def test_the_reason_is_told(content, expected):
    assert code(content, EVERYTHING) == expected


def test_a_locked_zip_is_told():
    content = bytearray(KINDS["ofd"])
    for at in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[at] |= 1
    assert code(bytes(content), EVERYTHING) == "file-locked"


def test_a_zip_of_countless_entries_is_a_bomb(monkeypatch):
    monkeypatch.setattr(archives, "MOST_ENTRIES", 1)
    assert code(KINDS["docx"], EVERYTHING) == "file-bomb"


@given(
    st.sampled_from([b"", *(content[:40] for content in KINDS.values()), *KINDS.values()]),
    st.binary(max_size=200),
    st.integers(0, 400),
)
def test_anything_is_recognised_or_refused(head, tail, cut):
    content = head[:cut] + tail
    try:
        kind = recognise(BytesIO(content), EVERYTHING)
    except NotAccepted:
        return
    assert kind.key in EVERYTHING
