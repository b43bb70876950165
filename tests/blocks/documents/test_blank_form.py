"""Forms on paper: blank, as a sample, as a copy of what was answered."""

from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader

from tests.blocks.forms.conftest import COMPLETE, SHOP
from zhengtong.blocks.documents import queries as documents
from zhengtong.blocks.forms import queries as forms

SHOP_FORM = forms.read(SHOP)


@pytest.fixture(autouse=True)
def _chinese():
    with translation.override("zh-hans"):
        yield


def text_of(data) -> str:
    pdf = documents.pdf("documents/blank-form.typ", data)
    pages = PdfReader(BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")


def test_a_blank_form_asks_every_question():
    found = text_of(forms.printable(SHOP_FORM))
    for field in SHOP_FORM.fields:
        assert field.label_text["zh"] in found
    for words in ("开店申请表", "基本情况", "餐饮", "热食", "从业时间", "㎡", "本人（单位）承诺"):
        assert words in found
    assert "王秀英" not in found


def test_a_sample_is_filled_in_and_marked():
    data = forms.printable(SHOP_FORM, COMPLETE, sample=True)
    assert data["mark"]
    found = text_of(data)
    for words in ("阿依古丽·𠮷䶮", "13900010003", "85.5㎡", "王秀英", "2019年5月1日"):
        assert words in found


def test_a_copy_is_not_marked():
    assert forms.printable(SHOP_FORM, COMPLETE)["mark"] == ""


def test_every_form_that_comes_along_can_be_printed():
    for definition in forms.packaged().values():
        assert text_of(forms.printable(forms.read(definition)))


def test_english():
    with translation.override("en"):
        found = text_of(forms.printable(SHOP_FORM, COMPLETE, sample=True))
    assert "Openashop" in found
    assert "Catering" in found
