"""An item of one page, as small as the one that the peer's journey applies for."""

from typing import Any

from zhengtong.blocks.forms import actions as forms
from zhengtong.kernel import clock
from zhengtong.kernel.actors import SYSTEM
from zhengtong.registers.catalogue import actions as catalogue
from zhengtong.registers.catalogue.models import ItemVersion

PAGE = "about"
FIELDS = {
    "subject": "申请使用公共场地举办社区活动",
    "people": "60",
    "kind": "culture",
    "indoors": "yes",
    "mobile": "13900010001",
    "reason": "社区居民文化活动，时间为周末下午，现场有专人维持秩序。",
}


def _text(zh: str) -> dict[str, str]:
    return {"zh": zh}


FORM: dict[str, Any] = {
    "key": "bench-journey",
    "title": _text("场地使用申请"),
    "pages": [
        {
            "key": PAGE,
            "title": _text("活动情况"),
            "fields": [
                {"key": "subject", "type": "text", "label": _text("事由"), "required": True},
                {"key": "people", "type": "integer", "label": _text("人数"), "required": True,
                 "minimum": 1, "maximum": 500},
                {"key": "kind", "type": "choice", "label": _text("类别"), "required": True,
                 "choices": [{"value": "culture", "label": _text("文化")},
                             {"value": "sport", "label": _text("体育")}]},
                {"key": "indoors", "type": "yes_no", "label": _text("是否室内"), "required": True},
                {"key": "mobile", "type": "mobile", "label": _text("手机"), "required": True},
                {"key": "reason", "type": "textarea", "label": _text("说明"), "required": True},
            ],
        }
    ],
}  # fmt: skip


def publish() -> str:
    """Publish the form and its item at a body of the demo city; returns the item's code."""
    at = clock.now()
    forms.publish(FORM, by=SYSTEM, at=at)
    like = ItemVersion.objects.filter(item__code__contains="9901").order_by("id").first()
    if like is None:
        raise LookupError("the demo city is not there")
    body = like.data["body"]
    item = {
        "code": f"{body}3990199999901",
        "name": _text("社区活动场地使用"),
        "kind": "10",
        "body": body,
        "division": like.data["division"],
        "level": like.data["level"],
        "audience": ["person"],
        "handling": "promised",
        "form": FORM["key"],
        "limits": {"promised": {"days": 3, "unit": "workday"}},
    }
    catalogue.publish(item, by=SYSTEM, at=at)
    return str(item["code"])
