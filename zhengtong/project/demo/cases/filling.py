"""What applicants write into forms: one short function a form, the rest drawn by type of field."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from zhengtong.blocks.forms import queries as forms
from zhengtong.kernel.codes import credit_code
from zhengtong.project.demo.cases.world import Applicant

DISTRICTS = {"990102": "听澜区", "990103": "云麓区"}
Answers = dict[str, Any]
Fill = Callable[["Pen"], Answers]


class Pen:
    """Writes for one applicant on one day."""

    def __init__(
        self,
        applicant: Applicant,
        division: str,
        place: str,
        shop: str,
        today: date,
        rng: Random,
        *,
        at_once: bool = False,
    ) -> None:
        self.facts = applicant.facts
        self.is_company = applicant.is_company
        self.division = division if division != "990100" else "990102"
        self.place = place
        self.shop = shop
        self.today = today
        self.rng = rng
        #: Whether the answers are such that rules may approve them at once.
        self.at_once = at_once

    def address(self, words: str) -> dict[str, str]:
        """An address in its own district, whichever the application is made in."""
        named = [code for code, name in DISTRICTS.items() if name in words]
        return {"division": named[0] if named else self.division, "detail": words}

    def day(self, least: int, most: int) -> str:
        return (self.today + timedelta(days=self.rng.randint(least, most))).isoformat()

    def one(self, *values: Any) -> Any:
        return self.rng.choice(values)

    def some(self, *values: str) -> list[str]:
        return sorted(self.rng.sample(values, self.rng.randint(1, len(values))), key=values.index)

    def credit(self) -> str:
        """The company's code; a person's business has been registered under one of its own."""
        if self.is_company:
            return self.facts["code"]
        return credit_code.make("9", "2", self.division, f"MA{self.rng.randrange(10**6):06d}")

    def mobile(self) -> str:
        return f"199{self.rng.randrange(10**8):08d}"


def food_business(pen: Pen) -> Answers:
    kind = pen.rng.choices(("catering", "sales", "canteen"), (75, 20, 5))[0]
    sells = kind == "sales"
    return {
        "operator_name": pen.facts["name"] if pen.is_company else pen.shop,
        "credit_code": pen.credit(),
        "principal_name": pen.facts["principal"],
        "residence": pen.address(pen.facts["address"]),
        "contact_name": pen.facts["contact"],
        "contact_mobile": pen.facts["mobile"],
        "premises_address": pen.address(pen.place),
        "premises_area": float(pen.rng.randint(25, 420)),
        "premises_right": "rent",
        "lease_until": pen.day(200, 1500),
        "business_kind": kind,
        "online": False,
        "items": pen.some("bulk", "cooked", "special") if sells else pen.some("hot", "drinks"),
        "seats": pen.rng.randint(8, 160),
        "fume": pen.one("flue", "outside", "none"),
        "cold_storage": pen.rng.randint(1, 8),
        "exits": pen.rng.randint(1, 4),
        "fuel": pen.one("gas", "electric"),
        "gas_alarm": True,
        "safety_officer": pen.facts["principal"],
        "safety_officer_mobile": pen.facts["mobile"],
        "staff_count": pen.rng.randint(2, 40),
    }


def individual_business(pen: Pen) -> Answers:
    return {
        "operator_name": pen.facts["name"],
        "operator_number": pen.facts["number"],
        "operator_mobile": pen.facts["mobile"],
        "operator_address": pen.address(pen.facts["address"]),
        "with_name": True,
        "business_name": f"云海市{pen.shop}",
        "business_form": "personal",
        "place_kind": pen.one("shop", "shop", "market"),
        "premises_address": pen.address(pen.place),
        "trade": pen.one("retail", "catering", "service", "repair"),
        "business_scope": pen.one(
            "日用百货销售；食品销售（仅销售预包装食品）",
            "餐饮服务（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
            "理发服务；洗染服务",
            "服装服饰零售；鞋帽零售",
        ),
        "employees": pen.rng.randint(1, 6),
        "seal": False,
        "tax": True,
    }


def outdoor_advertising(pen: Pen) -> Answers:
    length, width = pen.rng.randint(3, 24), pen.rng.randint(1, 8)
    return {
        "applicant_name": pen.facts["name"],
        "credit_code": pen.credit(),
        "contact_name": pen.facts["contact"],
        "contact_mobile": pen.facts["mobile"],
        "sign_name": pen.one("夏季文旅推广", "楼宇形象标识", "汽车品牌发布", "公益广告与招商"),
        "sign_kind": pen.one("wall", "pillar", "lightbox"),
        "material": pen.one("铝塑板与 LED 灯带", "钢结构喷绘布", "亚克力灯箱"),
        "quantity": pen.rng.randint(1, 12),
        "size": f"{length}×{width}×0.3",
        "face_area": float(length * width),
        "height": float(pen.rng.randint(3, 18)),
        "place": pen.address(pen.place),
        "near_road": pen.one(True, False),
        "carrier_owner": "云海城市建设投资集团有限公司",
        "starts_on": pen.day(10, 40),
        "years": pen.rng.randint(1, 3),
        "public_share": 30,
    }


def senior_card(pen: Pen) -> Answers:
    return {
        "for_whom": "self",
        "elder_name": pen.facts["name"],
        "elder_number": pen.facts["number"],
        "elder_mobile": pen.facts["mobile"],
        "home": pen.address(pen.facts["address"]),
        "registration": "local" if pen.at_once else "other",
        "permit_number": f"{pen.division}{pen.rng.randrange(10**12):012d}",
        "plastic": pen.one(True, False),
    }


def disability_allowances(pen: Pen) -> Answers:
    kind, grade = pen.one("肢体", "视力", "听力", "精神"), pen.one("一级", "二级")
    kinds = {"视力": 1, "听力": 2, "肢体": 4, "精神": 6}
    return {
        "applicant_name": pen.facts["name"],
        "applicant_number": pen.facts["number"],
        "home": pen.address(pen.facts["address"]),
        "mobile": pen.facts["mobile"],
        "by_guardian": False,
        "certificate_number": f"{pen.facts['number']}{kinds[kind]}{1 if grade == '一级' else 2}",
        "disability": f"{kind}{grade}",
        "allowances": ["nursing"],
        "care_kind": pen.one("family", "community"),
        "other_nursing": False,
        "payment": "social-card",
        "account_number": f"6217{pen.rng.randrange(10**15):015d}",
    }


def public_place_health(pen: Pen) -> Answers:
    return {
        "unit_name": pen.facts["name"] if pen.is_company else pen.shop,
        "credit_code": pen.credit(),
        "principal_name": pen.facts["principal"],
        "contact_mobile": pen.facts["mobile"],
        "place_kind": pen.one("beauty", "bath", "leisure"),
        "premises_address": pen.address(pen.place),
        "premises_area": float(pen.rng.randint(40, 2600)),
        "central_air": pen.one(True, False),
        "tester": "云海市疾病预防控制中心",
        "tested_on": pen.day(-90, -5),
        "hygiene_officer": pen.facts["principal"],
        "staff_count": pen.rng.randint(2, 60),
    }


def road_occupation(pen: Pen) -> Answers:
    length, width = pen.rng.randint(4, 120), pen.rng.randint(1, 4)
    dig = pen.one(True, True, False)
    return {
        "contact_name": pen.facts["contact"],
        "contact_mobile": pen.facts["mobile"],
        "builder": pen.facts["name"],
        "duty_phone": pen.facts["mobile"],
        "act": "dig" if dig else "occupy",
        "purpose": pen.one("小微企业用水报装接管", "燃气管道更新", "通信管线敷设", "外墙修缮占道"),
        "utility": False,
        "road": pen.place,
        "district": pen.address(pen.place),
        "surface": ["pavement"],
        "length": float(length),
        "width": float(width),
        "depth": 1.5,
        "area": float(length * width),
        "starts_on": pen.day(15, 30),
        "ends_on": pen.day(31, 60),
        "night": pen.one(True, False),
        "lanes_kept": 2,
        "barrier_free": True,
        "pipes": ["water"],
    }


def residence_permit(pen: Pen) -> Answers:
    return {
        "applicant_name": pen.facts["name"],
        "applicant_number": pen.facts["number"],
        "mobile": pen.facts["mobile"],
        "home_address": "星河市长桥区桥北路 19 号",
        "residence_address": pen.address(pen.facts["address"]),
        "lives_since": pen.day(-900, -200),
        "dwelling": "rent",
        "ground": "work",
        "employer": pen.one("云海港务有限公司", "云海智造科技有限公司", "听澜物业服务有限公司"),
        "insured": True,
    }


def general(pen: Pen) -> Answers:
    company = pen.is_company
    answers: Answers = {
        "applicant_kind": "company" if company else "person",
        "contact_name": pen.facts["contact"],
        "contact_mobile": pen.facts["mobile"],
        "contact_address": pen.address(pen.facts["address"]),
        "subject": "按办事指南申请办理本事项",
        "reason": "符合办事指南所列条件，材料已按要求准备，请予办理。",
    }
    if company:
        return answers | {
            "company_name": pen.facts["name"],
            "company_code": pen.facts["code"],
            "representative": pen.facts["principal"],
        }
    return answers | {"person_name": pen.facts["name"], "person_number": pen.facts["number"]}


FORMS: dict[str, Fill] = {
    "food-business": food_business,
    "individual-business": individual_business,
    "outdoor-advertising": outdoor_advertising,
    "senior-card": senior_card,
    "disability-allowances": disability_allowances,
    "public-place-health": public_place_health,
    "road-occupation": road_occupation,
    "residence-permit": residence_permit,
    "general": general,
}


def fill(form: forms.Form, pen: Pen, delivery: str) -> Answers:
    """Well-formed answers to all fields that are shown."""
    answers = FORMS[form.key](pen)
    way: dict[str, Any] = {"delivery_mode": delivery, "delivery_way": delivery}
    if delivery == "courier":
        way |= {
            "delivery_name": pen.facts["contact"],
            "delivery_mobile": pen.facts["mobile"],
            "delivery_address": pen.address(pen.facts["address"]),
        }
    known = {field.key for field in form.fields}
    given = {key: value for key, value in (answers | way).items() if key in known}
    return forms.settled(form, given)
