"""A small office: two items with form, process and licence; the steps of a case in few words."""

import datetime as dt
import io
from typing import Any

from tests import cast
from tests.cases.law.calendars import YEARS
from tests.cases.services import (
    CARD,
    CARD_FORM,
    FOOD,
    FOOD_FORM,
    FOOD_LICENCE,
    ID_LICENCE,
    JOINT,
    ON_THE_SPOT,
    PDF,
    RESIDENT_ID,
    card_item,
    food_item,
)
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

__all__ = ["CARD", "FOOD", "ID_LICENCE", "PDF", "Office", "days"]


class Office:
    """Publishes the items and walks cases through them."""

    def __init__(self, people: cast.Cast, at: dt.datetime) -> None:
        self.people, self.at = people, at
        assert "cases.issue_licence" in operations.OPERATIONS
        self.food, self.card = FOOD, CARD
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
