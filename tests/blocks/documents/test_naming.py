"""Names that are safe to keep and to offer again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengtong.blocks.documents.naming import safe_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("合同.pdf", "合同.pdf"),
        ("租赁合同.PDF", "租赁合同.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\王\\合同.pdf", "合同.pdf"),
        ("photo.jpg", "photo.pdf"),
        ("setup.exe", "setup.pdf"),
        ("invoice.pdf.exe", "invoice.pdf.pdf"),
        ("", "未命名.pdf"),
        (".pdf", "pdf.pdf"),
        ("...", "未命名.pdf"),
        ("a\x00b\nc.pdf", "abc.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("𠮷䶮·证明.pdf", "𠮷䶮·证明.pdf"),
        ("会议 3.15 记录", "会议 3.15 记录.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ('a<b>:"c|?*.pdf', "a_b___c___.pdf"),
        ("长" * 300 + ".pdf", "长" * 100 + ".pdf"),
        ("\ud800x.pdf", "x.pdf"),
    ],
)
def test_names(given_name, kept):
    assert safe_name(given_name, "pdf") == kept


def test_endings_that_mean_the_same_stay():
    assert safe_name("照片.JPEG", "jpg", ("jpeg",)) == "照片.jpeg"


@given(st.text(max_size=300))
def test_any_name_becomes_a_safe_one(name):
    kept = safe_name(name, "pdf")
    assert kept.endswith(".pdf")
    assert 5 <= len(kept) <= 110
    assert not set(kept) & set('/\\<>:"|?*\x00\n')
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs") for c in kept)
    assert not kept.startswith((".", " "))
    kept.encode()
