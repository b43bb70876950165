"""Answers as people read them."""

import pytest
from django.utils import translation

from tests.blocks.forms.conftest import COMPLETE
from zhengtong.blocks.forms import queries
from zhengtong.blocks.forms.sockets import PLACES
from zhengtong.kernel.words import text

FULL = COMPLETE | {
    "owner_number": "11010519491231002X",
    "born": "1990-06-15",
    "capital": 1234567.5,
    "seats": 1200,
    "chain": False,
    "place": {"division": "990102", "detail": "荷花路12号"},
    "remark": "<b>第一行\n第二行",
    "cooks": [{"name": "王秀英", "grade": 3}, {"name": "李建国", "since": "2019-05-01"}],
}


def rows(shop, answers=FULL, **options):
    sections = queries.read_back(shop, answers, **options)
    return {label: value for section in sections for label, value in section.rows}


def test_english(shop, gazetteer):
    found = rows(shop)
    assert found["Area"] == "85.5 m²"
    assert found["资金"] == "1,234,567.50 yuan"
    assert found["座位"] == "1,200"
    assert found["出生日期"] == "15 June 1990"
    assert found["Kind"] == "Catering"
    assert found["Dishes"] == "热食, 生食"
    assert found["是否连锁"] == "No"
    assert found["Address of the premises"] == "云海市南湖区荷花路12号"
    assert found["说明"] == "<b>第一行\n第二行"
    assert found["Cooks 1"] == "Name: 王秀英; 等级: 3"
    assert found["Cooks 2"] == "Name: 李建国; 从业时间: 1 May 2019"
    assert found["邮箱"] == "Not filled in"


def test_chinese(shop, gazetteer):
    with translation.override("zh-hans"):
        found = rows(shop)
    assert found["面积"] == "85.5 ㎡"
    assert found["出生日期"] == "1990年6月15日"
    assert found["经营项目"] == "热食、生食"
    assert found["经营场所地址"] == "云海市南湖区荷花路12号"
    assert found["厨师 1"] == "姓名：王秀英；等级：3"


class Streets:
    def divisions(self):
        names = ("云海市", "南湖区", "潮音街道", "望海街道")
        codes = ("990100", "990102", "990102001", "990102002")
        return [(code, text(name)) for code, name in zip(codes, names, strict=True)]


@pytest.mark.parametrize(
    "typed", ["荷花路12号", "潮音街道荷花路12号", "云海市南湖区潮音街道荷花路12号"]
)
def test_an_address_says_each_division_once(shop, typed):
    with PLACES.plugged("identity", Streets()):
        found = rows(shop, FULL | {"place": {"division": "990102001", "detail": typed}})
    assert found["Address of the premises"] == "云海市南湖区潮音街道荷花路12号"


def test_sections_follow_the_pages_that_are_shown(shop):
    sections = queries.read_back(shop, FULL | {"kind": "retail"})
    assert [(section.key, section.title) for section in sections] == [
        ("owner", "The owner"),
        ("shop", "The shop"),
    ]
    assert "Dishes" not in dict(sections[1].rows)


def test_words_without_an_answer_are_no_rows(shop):
    assert "基本情况" not in rows(shop)


def test_personal_answers_can_be_masked(shop):
    found = rows(shop, masked=True)
    assert found["Name"] == "******䶮"
    assert found["Resident identity number"] == "110105********002X"
    assert found["Mobile number"] == "139****0003"
    assert "王秀英" not in "".join(found.values())
    assert found["Area"] == "85.5 m²"


def test_answers_of_a_wrong_type_are_still_shown(shop):
    found = rows(shop, COMPLETE | {"area": "many", "born": 3, "place": "路", "cooks": {"a": 1}})
    assert found["Area"] == "many"
    assert found["出生日期"] == "3"
    assert found["Address of the premises"] == "路"
