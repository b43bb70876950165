"""A form with every type of field, and the words of the reader fixed to English."""

from typing import Any

import pytest
from django.utils import translation

from zhengtong.blocks.forms import queries
from zhengtong.blocks.forms.shape import Form
from zhengtong.blocks.forms.sockets import PLACES
from zhengtong.kernel.words import text

SHOP: dict[str, Any] = {
    "key": "shop",
    "title": {"zh": "开店申请表", "en": "Open a shop"},
    "pages": [
        {
            "key": "owner",
            "title": {"zh": "经营者", "en": "The owner"},
            "fields": [
                {
                    "key": "owner_name",
                    "element": "person.name",
                    "required": True,
                    "prefill": "person.name",
                },
                {"key": "owner_number", "element": "person.number", "prefill": "person.number"},
                {"key": "owner_mobile", "element": "person.mobile", "required": True},
                {"key": "owner_email", "type": "email", "label": "邮箱"},
                {"key": "born", "type": "date", "label": "出生日期", "latest": "today"},
            ],
        },
        {
            "key": "shop",
            "title": {"zh": "店铺", "en": "The shop"},
            "fields": [
                {"key": "about", "type": "heading", "label": "基本情况"},
                {"key": "shop_name", "type": "text", "label": "字号", "max_length": 20},
                {"key": "code", "element": "company.credit_code"},
                {"key": "phone", "type": "phone", "label": "电话"},
                {"key": "postcode", "type": "postcode", "label": "邮编"},
                {
                    "key": "area",
                    "type": "number",
                    "label": {"zh": "面积", "en": "Area"},
                    "minimum": 1,
                    "maximum": 1000,
                    "decimals": 1,
                    "unit": {"zh": "㎡", "en": "m²"},
                    "required": True,
                },
                {"key": "seats", "type": "integer", "label": "座位", "maximum": 500},
                {"key": "capital", "type": "money", "label": "资金"},
                {
                    "key": "kind",
                    "type": "choice",
                    "label": {"zh": "业态", "en": "Kind"},
                    "required": True,
                    "choices": [
                        {"value": "catering", "label": {"zh": "餐饮", "en": "Catering"}},
                        {"value": "retail", "label": {"zh": "零售", "en": "Retail"}},
                    ],
                },
                {
                    "key": "dishes",
                    "type": "choices",
                    "label": {"zh": "经营项目", "en": "Dishes"},
                    "required": True,
                    "choices": {"hot": "热食", "cold": "冷食", "raw": "生食"},
                    "show_if": 'kind = "catering"',
                },
                {"key": "chain", "type": "yes_no", "label": "是否连锁"},
                {"key": "place", "element": "premises.address"},
                {"key": "remark", "type": "textarea", "label": "说明"},
            ],
        },
        {
            "key": "staff",
            "title": {"zh": "人员", "en": "The staff"},
            "show_if": 'kind = "catering" and "raw" in dishes',
            "fields": [
                {
                    "key": "cooks",
                    "type": "table",
                    "label": {"zh": "厨师", "en": "Cooks"},
                    "required": True,
                    "max_rows": 3,
                    "columns": [
                        {"key": "name", "element": "person.name", "required": True},
                        {"key": "since", "type": "date", "label": "从业时间"},
                        {"key": "grade", "type": "integer", "label": "等级", "minimum": 1},
                    ],
                }
            ],
        },
    ],
}

COMPLETE: dict[str, Any] = {
    "owner_name": "阿依古丽·𠮷䶮",
    "owner_mobile": "13900010003",
    "area": 85.5,
    "kind": "catering",
    "dishes": ["hot", "raw"],
    "cooks": [{"name": "王秀英", "since": "2019-05-01", "grade": 3}],
}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def shop() -> Form:
    return queries.read(SHOP)


class Nowhere:
    def divisions(self):
        return []


@pytest.fixture(autouse=True)
def _no_gazetteer():
    """Whatever the project has plugged in: forms alone know no places."""
    with PLACES.plugged("identity", Nowhere()):
        yield


class Gazetteer:
    def divisions(self):
        return [("990102", text("云海市南湖区", "Nanhu, Yunhai")), ("990103", text("云海市北山区"))]


@pytest.fixture
def gazetteer():
    with PLACES.plugged("identity", Gazetteer()):
        yield
