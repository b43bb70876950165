"""A small office: two items with form, process and licence; the steps of a case in few words."""

import datetime as dt
import io
from typing import Any

from tests import cast
from tests.blocks.process.drawing import process
from tests.cases.law.calendars import YEARS
from zhengtong.blocks.forms import actions as forms
from zhengtong.blocks.process import actions as processes
from zhengtong.cases import operations, queries
from zhengtong.cases.actions import (
    accepting,
    collecting,
    deciding,
    drafting,
    reviewing,
    submitting,
)
from zhengtong.cases.actions.submitting import Signature
from zhengtong.cases.views import CaseView
from zhengtong.kernel import calendars
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.seed_calendar import seeded_days
from zhengtong.registers.catalogue import actions as catalogue
from zhengtong.registers.licences import actions as licences

FOOD = f"{cast.MARKET}3990125001001"
CARD = "YH-CIVIL-0007-free/form"
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
        "code": CARD.replace("/", "-"),
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


class Office:
    """Publishes the items and walks cases through them."""

    def __init__(self, people: cast.Cast, at: dt.datetime) -> None:
        self.people, self.at = people, at
        assert "cases.issue_licence" in operations.OPERATIONS
        self.food, self.card = FOOD, CARD.replace("/", "-")
        for year in YEARS:
            days = seeded_days(year)
            calendars.announce(year, days, source="test", by=SYSTEM, at=at)
        for form in (FOOD_FORM, CARD_FORM):
            forms.publish(form, by=SYSTEM, at=at)
        for licence in (FOOD_LICENCE, RESIDENT_ID):
            licences.put_type(licence, by=SYSTEM, at=at)
        processes.deploy("joint", JOINT, by=SYSTEM, at=at)
        processes.deploy("spot", ON_THE_SPOT, by=SYSTEM, at=at)
        catalogue.publish_many([food_item(), card_item()], by=SYSTEM, at=at)

    # -- the applicant -----------------------------------------------------------------------

    def draft(self, by: Actor | None = None, item: str = FOOD, **more: Any) -> str:
        return drafting.start(item, by=by or self.people.resident.actor, at=self.at, **more).id

    def filled(self, by: Actor | None = None, *, name: str = "", **answers: Any) -> str:
        """A draft of the food licence with everything that is required."""
        who = by or self.people.resident.actor
        draft = self.draft(who)
        self.answer(
            draft, who, {"name": name or who.name, "area": 60, "kind": "catering"} | answers
        )
        self.attach(draft, who)
        return draft

    def answer(self, draft: str, by: Actor, answers: dict[str, Any]) -> None:
        saved = drafting.save_answers(draft, answers, by=by, at=self.at)
        assert saved.errors == []

    def attach(self, draft: str, by: Actor, key: str = "id-card", body: bytes = PDF) -> int:
        stream = io.BytesIO(body)
        return collecting.attach(draft, key, stream, "身份证.pdf", by=by, at=self.at).id

    def submit(
        self, draft: str, by: Actor | None = None, *, at: dt.datetime | None = None, **more: Any
    ) -> CaseView:
        who = by or self.people.resident.actor
        signature = Signature(who.name, True)
        return submitting.submit(draft, signature, by=who, at=at or self.at, **more)

    def submitted(
        self, by: Actor | None = None, *, at: dt.datetime | None = None, **more: Any
    ) -> CaseView:
        """A food case that has come in."""
        return self.submit(self.filled(by), by, at=at, **more)

    def card_submitted(self) -> CaseView:
        """A card case that has come in."""
        return self.submit(self.draft(item=self.card))

    # -- the officials -----------------------------------------------------------------------

    def accepted(self, *, at: dt.datetime | None = None, **more: Any) -> CaseView:
        case = self.submitted(at=at, **more)
        return accepting.accept(
            case.number, version=case.version, by=self.people.clerk.actor, at=at or self.at
        )

    def reviewed(self, *, views: str = "agree", **more: Any) -> CaseView:
        case = self.accepted(**more)
        for reviewer in self.people.reviewers:
            case = reviewing.give_opinion(
                case.number,
                views,
                "符合要求" if views == "agree" else "不符合要求",
                version=case.version,
                by=reviewer.actor,
                at=self.at,
            )
        return case

    def decided(self, outcome: str = "granted", **more: Any) -> CaseView:
        """A decided case that waits to be handed over at the counter."""
        case = self.reviewed(**({"delivery": "pickup"} | more))
        return deciding.decide(
            case.number,
            outcome,
            "不符合标准" if outcome == "rejected" else "",
            version=case.version,
            by=self.people.approver.actor,
            at=self.at,
        )

    def desk(self, number: str, by: Actor | None = None) -> queries.CaseDesk:
        return queries.case(number, by or self.people.clerk.actor, at=self.at)


def days(moment: dt.datetime, count: int) -> dt.datetime:
    """The same hour so many days later."""
    return moment + dt.timedelta(days=count)
