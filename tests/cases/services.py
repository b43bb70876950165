"""The two services of the office: their forms, processes, licences and guides."""

from typing import Any

from tests import cast
from tests.blocks.process.drawing import process

FOOD = f"{cast.MARKET}3990125001001"
CARD = "YH-CIVIL-0007-free-form"
ID_LICENCE = "resident-id"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

FOOD_FORM = {
    "key": "food",
    "title": {"zh": "食品经营许可申请", "en": "Food business"},
    "pages": [
        {
            "key": "operator",
            "title": {"zh": "经营者", "en": "Operator"},
            "fields": [
                {
                    "key": "name",
                    "element": "person.name",
                    "required": True,
                    "prefill": "person.name",
                },
                {
                    "key": "area",
                    "type": "number",
                    "label": {"zh": "面积", "en": "Area"},
                    "minimum": 1,
                    "maximum": 1000,
                    "required": True,
                },
            ],
        },
        {
            "key": "business",
            "title": {"zh": "业态", "en": "Business"},
            "fields": [
                {
                    "key": "kind",
                    "type": "choice",
                    "label": {"zh": "业态", "en": "Kind"},
                    "required": True,
                    "choices": [
                        {"value": "catering", "label": {"zh": "餐饮", "en": "Catering"}},
                        {"value": "sales", "label": {"zh": "销售", "en": "Sales"}},
                    ],
                },
                {"key": "opening", "type": "date", "label": {"zh": "开业日期", "en": "Opening"}},
            ],
        },
    ],
}
CARD_FORM = {
    "key": "card",
    "title": {"zh": "优待证", "en": "Senior card"},
    "pages": [
        {
            "key": "who",
            "title": {"zh": "申请人", "en": "Applicant"},
            "fields": [
                {
                    "key": "name",
                    "element": "person.name",
                    "required": True,
                    "prefill": "person.name",
                }
            ],
        }
    ],
}
JOINT = process(
    "start s -> accept",
    "user accept role=window_clerk verb=accept outcomes=accepted,correction,refused"
    " result=acceptance days=5 name=受理 -> g",
    'choice g -> *no | fork: acceptance = "accepted" | more: acceptance = "correction"',
    "user more participant=applicant role= verb=supplement result=supplement name=补正 -> accept",
    "all fork -> market | fire | urban",
    "user market participant=market role=reviewer verb=opinion outcomes=agree,disagree name=审查"
    " -> join",
    "user fire participant=fire role=reviewer verb=opinion outcomes=agree,disagree name=消防"
    " -> join",
    "user urban participant=urban role=reviewer verb=opinion outcomes=agree,disagree name=城管"
    " -> join",
    "all join -> decide",
    "user decide participant=market role=approver verb=decide outcomes=granted,rejected"
    " result=decision name=决定 -> d",
    'choice d -> *way | issue: decision = "granted"',
    "service issue op=cases.issue_licence results=licence -> way",
    'choice way -> *hand | send: delivery_mode = "electronic"',
    "service send op=cases.deliver_electronically -> done",
    "user hand role=window_clerk verb=deliver result=delivery name=送达 -> done",
    "end no",
    "end done",
    facts="handling delivery_mode",
)
ON_THE_SPOT = process(
    "start s -> accept",
    "user accept role=window_clerk verb=accept outcomes=accepted,correction,refused"
    " result=acceptance name=受理 -> g",
    'choice g -> *no | decide: acceptance = "accepted" | more: acceptance = "correction"',
    "user more participant=applicant role= verb=supplement result=supplement name=补正 -> accept",
    "user decide role=window_clerk verb=decide outcomes=granted,rejected result=decision name=决定"
    " -> hand",
    "user hand role=window_clerk verb=deliver result=delivery name=送达 -> done",
    "end no",
    "end done",
    facts="handling delivery_mode",
)
FOOD_LICENCE = {
    "key": "food-licence",
    "name": {"zh": "食品经营许可证", "en": "Food Business Licence"},
    "code": f"{cast.MARKET}001",
    "holder": "any",
    "validity": {"years": 5},
    "number": "JY{division}{serial:07}",
    "fields": [
        {
            "key": "name",
            "label": {"zh": "经营者", "en": "Operator"},
            "from": "form.name",
            "personal": True,
        }
    ],
    "layout": {"template": "certificate"},
}
RESIDENT_ID = {
    "key": ID_LICENCE,
    "name": {"zh": "居民身份证", "en": "Resident identity card"},
    "code": f"{cast.DATA}002",
    "holder": "person",
    "validity": {"years": 20},
    "number": "{holder_number}",
    "fields": [
        {
            "key": "name",
            "label": {"zh": "姓名", "en": "Name"},
            "from": "subject.name",
            "personal": True,
        }
    ],
    "layout": {"template": "certificate"},
}


def food_item() -> dict[str, Any]:
    return {
        "code": FOOD,
        "basic_code": "990125001001",
        "name": {"zh": "食品经营许可（新办）", "en": "Food business licence (new)"},
        "kind": "01",
        "body": cast.MARKET,
        "division": cast.CITY,
        "level": "3",
        "audience": ["person", "company"],
        "handling": "promised",
        "digital": True,
        "form": "food",
        "process": "joint",
        "licence": "food-licence",
        "participants": {
            "window": cast.WINDOW,
            "market": cast.MARKET,
            "fire": cast.FIRE,
            "urban": cast.URBAN,
        },
        "limits": {
            "statutory": {"days": 20, "unit": "workday"},
            "promised": {"days": 8, "unit": "workday"},
        },
        "materials": [
            {
                "key": "id-card",
                "name": {"zh": "居民身份证", "en": "Identity card"},
                "required": True,
                "accept": ["pdf", "jpg", "png"],
                "licence_type": ID_LICENCE,
            },
            {
                "key": "plan",
                "name": {"zh": "平面图", "en": "Floor plan"},
                "required": False,
                "accept": ["pdf"],
            },
        ],
    }


def card_item() -> dict[str, Any]:
    return {
        "code": CARD,
        "name": {"zh": "老年人优待证", "en": "Senior card"},
        "kind": "20",
        "body": cast.CIVIL,
        "division": cast.CITY,
        "level": "3",
        "audience": ["person"],
        "handling": "instant",
        "digital": True,
        "form": "card",
        "process": "spot",
        "participants": {"window": cast.WINDOW},
        "limits": {"statutory": {"days": 20, "unit": "workday"}},
    }
