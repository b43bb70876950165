"""A small food licence, a senior card, and one licence of each in the hands of the cast."""

from copy import deepcopy
from typing import Any

import pytest

from tests import cast
from zhengtong.kernel.actors import SYSTEM
from zhengtong.registers.licences import actions, queries

FOOD = {
    "key": "food",
    "name": {"zh": "食品经营许可证", "en": "Food licence"},
    "code": f"{cast.MARKET}001",
    "holder": "any",
    "validity": {"years": 5},
    "number": "JY2{division}{serial:07}",
    "fields": [
        {"key": "operator", "label": {"zh": "经营者"}, "from": "form.operator_name", "wide": True},
        {"key": "person", "label": {"zh": "负责人"}, "from": "subject.name", "personal": True},
        {
            "key": "kind",
            "label": {"zh": "主体业态"},
            "from": "form.kind",
            "words": {"catering": {"zh": "餐饮服务", "en": "Catering"}},
        },
        {"key": "area", "label": {"zh": "面积"}, "from": "form.area", "unit": "平方米"},
        {"key": "validity", "label": {"zh": "有效期限"}, "from": "licence.validity"},
    ],
}
CARD = {
    "key": "card",
    "name": {"zh": "老年人优待证"},
    "code": f"{cast.CIVIL}001",
    "holder": "person",
    "validity": {"none": True},
    "number": "{holder_number}",
    "fields": [{"key": "name", "label": {"zh": "姓名"}, "from": "subject.name", "personal": True}],
    "layout": {"template": "card", "accent": "#a63d2f"},
}
ANSWERS = {"operator_name": "荷花小馆", "kind": "catering", "area": 86, "secret": "不在证上"}


@pytest.fixture
def people(db) -> cast.Cast:
    return cast.build()


@pytest.fixture
def food_data() -> dict[str, Any]:
    return deepcopy(FOOD)


@pytest.fixture
def issue(people, at):
    """Issue a licence with ready answers; anything may be said otherwise."""
    for data in (FOOD, CARD):
        actions.put_type(data, by=SYSTEM, at=at)

    def issued(type_key: str = "food", **other: Any) -> queries.LicenceCard:
        given: dict[str, Any] = {
            "holder": people.resident.ref,
            "holder_name": people.resident.name,
            "holder_number": people.resident.number,
            "fields": ANSWERS,
            "body": cast.MARKET if type_key == "food" else cast.CIVIL,
            "basis": "case:1",
            "by": people.approver.actor,
            "at": at,
        }
        return actions.issue(type_key, **(given | other))

    return issued


@pytest.fixture
def licence(issue) -> queries.LicenceCard:
    return issue()
