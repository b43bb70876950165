"""Who acts in the stories: officials by group, residents and companies registered as they come."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from random import Random
from typing import Any

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import accounts
from zhengtong.kernel import calendars
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.clock import local_date
from zhengtong.project.demo import places
from zhengtong.project.demo.cases.hearing import Ear
from zhengtong.project.demo.cases.hours import Hours
from zhengtong.project.demo.cases.invented import Firm, Inventor, Someone
from zhengtong.project.demo.cases.planning import Plan
from zhengtong.project.demo.reading import document

SURE = 4
#: Residents and companies come again with another matter; so many of those known do.
COME_AGAIN = 0.25


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who applies, as actor and with what forms ask about them."""

    actor: Actor
    ref: str
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def is_company(self) -> bool:
        return self.actor.kind == "company"


class Dice(Random):
    """Draws that come out the same again with the same seed; nothing here is secret."""


class World:
    """The people of the simulated city."""

    def __init__(self, seed: int, ear: Ear) -> None:
        self.ear = ear
        self.rng = Dice(seed)
        self.hours = Hours(calendars.calendar(), self.rng)
        self.inventor = Inventor(self.rng)
        self.known: dict[str, list[Applicant]] = {}
        self._staff: dict[str, list[Actor]] = {}

    @cached_property
    def cast(self) -> dict[str, Any]:
        """The named cast: people and companies by key."""
        cast = document("cast")
        return {row["key"]: row for row in (*cast["persons"], *cast["companies"])}

    def official(self, group: str) -> Actor:
        """Somebody of a group `<body code>:<role>`."""
        if group not in self._staff:
            body, _, role = group.partition(":")
            self._staff[group] = [
                Actor(
                    view.ref,
                    "staff",
                    name=view.name,
                    body=body,
                    roles=frozenset(view.roles),
                    channel="workbench",
                )
                for view in identity.staff_of(body, role)
            ]
        return self.rng.choice(self._staff[group])

    def of_body(self, body_code: str, role: str) -> Actor:
        return self.official(f"{body_code}:{role}")

    def clerk(self, division: str) -> Actor:
        return self.of_body(places.body_of_kind("hall", division).code, "window_clerk")

    def applicant(self, plan: Plan, *, at: datetime) -> Applicant:
        """Who applies in a story: one of the cast, somebody known, or somebody new."""
        if plan.who:
            return self._of_cast(plan.who, at)
        company = self.rng.random() < plan.companies
        pool = self.known.setdefault(f"{plan.trade if company else plan.ages}", [])
        if pool and self.rng.random() < COME_AGAIN:
            return self.rng.choice(pool)
        district = plan.division if plan.division != "990100" else self._district()
        if company:
            made = self._company(self.inventor.firm(district, plan.trade, local_date(at)), at)
        else:
            someone = self.inventor.someone(district, local_date(at), *plan.ages)
            made = self._person(someone, at)
        pool.append(made)
        return made

    def _district(self) -> str:
        return self.rng.choice(("990102", "990103"))

    def _of_cast(self, key: str, at: datetime) -> Applicant:
        row = self.cast[key]
        if "credit_code" in row:
            agents = row["agents"] or [row["legal_representative"]]
            return self._found_company(row, self.cast[agents[0]], at)
        view = identity.find_subject("person", row["number"])
        if view is None:
            raise LookupError(key)
        actor = Actor(view.ref, "person", name=row["name"], channel="portal")
        return Applicant(
            actor,
            view.ref,
            _person_facts(row["name"], row["number"], row["mobile"], row["address"]["detail"]),
        )

    def _found_company(self, row: Any, agent: Any, at: datetime) -> Applicant:
        company = identity.find_subject("company", row["credit_code"])
        person = identity.find_subject("person", agent["number"])
        if company is None or person is None:
            raise LookupError(row["key"])
        actor = Actor(
            person.ref,
            "company",
            name=agent["name"],
            on_behalf_of=company.ref,
            channel="portal",
        )
        representative = self.cast[row["legal_representative"]]
        facts = {
            "name": row["name"],
            "code": row["credit_code"],
            "principal": representative["name"],
            "address": row["address"]["detail"],
            "contact": agent["name"],
            "mobile": agent["mobile"],
        }
        return Applicant(actor, company.ref, facts)

    def _person(self, someone: Someone, at: datetime) -> Applicant:
        view = accounts.put_person(
            someone.name,
            someone.number,
            someone.mobile,
            someone.address,
            "",
            SURE,
            by=SYSTEM,
            at=at,
        )
        actor = Actor(view.ref, "person", name=someone.name, channel="portal")
        facts = _person_facts(someone.name, someone.number, someone.mobile, someone.address)
        return Applicant(actor, view.ref, facts)

    def _company(self, firm: Firm, at: datetime) -> Applicant:
        head = firm.representative
        person = self._person(head, at)
        view = accounts.put_company(
            firm.name,
            firm.credit_code,
            head.name,
            head.number,
            firm.address,
            head.mobile,
            by=SYSTEM,
            at=at,
        )
        actor = Actor(
            person.ref, "company", name=head.name, on_behalf_of=view.ref, channel="portal"
        )
        facts = {
            "name": firm.name,
            "code": firm.credit_code,
            "principal": head.name,
            "address": firm.address,
            "contact": head.name,
            "mobile": head.mobile,
        }
        return Applicant(actor, view.ref, facts)


def _person_facts(name: str, number: str, mobile: str, address: str) -> dict[str, str]:
    return {
        "name": name,
        "number": number,
        "mobile": mobile,
        "address": address,
        "principal": name,
        "contact": name,
    }
