"""Service items and rows of foreign lists, written for these tests."""

import json
from typing import Any

from tests import cast

FOOD = "11990100MB1000028X3990125001001"
SENIOR = "11990100MB100006123990507001000"
SIGN = "sign-filing-990103"


def food(**changes: Any) -> dict[str, Any]:
    """A complete item with everything that a guide can show."""
    return {
        "code": FOOD,
        "basic_code": "990125001001",
        "name": {"zh": "食品经营许可（新办）", "en": "Food business licence (new)"},
        "summary": {"zh": "开办餐饮店、食品店前应当取得许可。", "en": "Needed before opening."},
        "kind": "01",
        "body": cast.MARKET,
        "division": cast.CITY,
        "level": "3",
        "audience": ["company", "person"],
        "themes": ["permits", "food-drugs"],
        "life_events": ["open-a-restaurant"],
        "keywords": ["开饭店", "小吃店", "夜宵档"],
        "handling": "promised",
        "participants": {"window": cast.WINDOW},
        "limits": {
            "statutory": {"days": 20, "unit": "workday"},
            "promised": {"days": 8, "unit": "workday"},
        },
        "fee": {"charged": False},
        "visits": 0,
        "conditions": [{"zh": "有与经营规模相适应的场所。", "en": "Fitting premises."}],
        "materials": [
            {
                "key": "id-card",
                "name": {"zh": "居民身份证", "en": "Identity card"},
                "kind": "electronic",
                "required": True,
                "source": "shared",
                "accept": ["pdf", "jpg"],
                "licence_type": "resident-id",
            },
            {"key": "plan", "name": "布局图", "required": False, "blank": "plan", "sample": True},
        ],
        "steps": [{"name": "受理", "days": 1, "actor": "窗口", "result": "受理通知书"}],
        "places": [
            {"address": "政务大道1号", "hours": "工作日 9:00–17:00", "phone": "0999-5550100"}
        ],
        "results": [{"name": "食品经营许可证", "kind": "licence", "validity": "五年"}],
        "questions": [{"q": "要现场核查吗？", "a": "需要。"}],
        "basis": [
            {"title": "中华人民共和国食品安全法", "article": "第三十五条", "summary": "实行许可。"}
        ],
        "contact": {"consult": "0999-5550101、12315", "complain": "0999-12345"},
        "online": {"depth": 4},
        "delivery": {"courier": True, "pickup": True},
        "scope": "city",
    } | changes


def senior(**changes: Any) -> dict[str, Any]:
    """A short item of another body, for people only, handled on the spot."""
    return {
        "code": SENIOR,
        "basic_code": "990507001000",
        "name": {"zh": "老年人优待证办理", "en": "Senior citizen card"},
        "kind": "20",
        "body": cast.CIVIL,
        "division": cast.CITY,
        "level": "3",
        "audience": ["person"],
        "themes": ["elderly"],
        "life_events": ["grow-old"],
        "handling": "instant",
    } | changes


def sign(**changes: Any) -> dict[str, Any]:
    """An item of a district whose code is of another scheme."""
    return {
        "code": SIGN,
        "name": "门店招牌设置备案",
        "kind": "10",
        "body": cast.LAKE_MARKET,
        "division": cast.LAKE,
        "level": "4",
        "audience": ["company"],
        "themes": ["city-management"],
    } | changes


def province_row(serial: int = 1, **changes: Any) -> dict[str, Any]:
    """A row as the portal of a province lists it."""
    basic = f"44019900{serial:04d}"
    return {
        "TASK_CODE": f"11440000006940116U2{basic}",
        "CATAID": basic,
        "TASK_NAME": f"自拟事项{serial}号核准",
        "subCatalogName": f"自拟事项{serial}号",
        "DEPT_NAME": "某省教育厅",
        "TASK_TYPE": "01",
        "AREACODE": "440000",
        "matter_level": "省级",
        "matter_short": "无",
        "matter_daily": "无",
        "visit_number": "0",
        "co_department": "无",
        "handle_location": "办理地点：某市一路1号",
        "handle_time": "20(工作日)",
        "handle_time_limit": "5(工作日)",
        "accept_standard": "无",
        "consult_phone": "020-12345",
        "complain_phone": "无",
        "courier_service": "是",
        "bear_paltform": "无",
        "ONLINECHECK": "1",
        "URL": None,
        "theme_category": ["教育科研"],
        "service_object_name": ["自然人", "企业法人"],
        "material_intro": "无",
    } | changes


def json_lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def script(*departments: tuple[str, list[tuple[str, str, str]]]) -> str:
    """A program text with departments, each with (name, item code, kind)."""
    listed = [
        {
            "department": department,
            "items": [
                {
                    "main_item": "未分类",
                    "sub_items": [
                        {
                            "name": name,
                            "link": "http://www.sczwfw.gov.cn/detail?areaCode=511602000000"
                            f"&itemCode={code}&taskType={kind}&deptCode=1",
                            "qrcode": "",
                        }
                        for name, code, kind in rows
                    ],
                }
            ],
        }
        for department, rows in departments
    ]
    return f"// 数据\nconst data = {json.dumps(listed, ensure_ascii=False, indent=2)};\n"
