"""The named cast: residents, companies with their agents, and the staff of the bodies."""

from datetime import datetime, time

from zhengtong.blocks.identity.actions import accounts, mandates, staff
from zhengtong.kernel import clock
from zhengtong.kernel.actors import SYSTEM
from zhengtong.project.demo import places
from zhengtong.project.demo.hashing import quick_hashes
from zhengtong.project.demo.progress import Step
from zhengtong.project.demo.reading import document

SURE = 4  # the real-name level of somebody who was seen face to face


def count() -> int:
    cast = document("cast")
    return len(cast["persons"]) + len(cast["companies"]) + len(cast["staff"])


def load(step: Step, *, at: datetime) -> None:
    """Put everybody of the cast, with the one password of the demonstration."""
    with quick_hashes():
        _load(step, at=at)


def _load(step: Step, *, at: datetime) -> None:
    cast = document("cast")
    people = {row["key"]: row for row in cast["persons"]}
    for row in people.values():
        accounts.put_person(
            row["name"],
            row["number"],
            row["mobile"],
            row["address"]["detail"],
            cast["password"],
            SURE,
            by=SYSTEM,
            at=at,
        )
        step()
    for row in cast["companies"]:
        representative = people[row["legal_representative"]]
        accounts.put_company(
            row["name"],
            row["credit_code"],
            representative["name"],
            representative["number"],
            row["address"]["detail"],
            representative["mobile"],
            by=SYSTEM,
            at=at,
        )
        until = datetime.combine(cast["mandates_until"], time(23, 59), clock.zone())
        for agent in row["agents"]:
            number = people[agent]["number"]
            mandates.put(row["credit_code"], number, until, by=SYSTEM, at=at)
        step()
    for row in cast["staff"]:
        body = places.body(row["body"]).code
        staff.put(row["login"], row["name"], body, row["roles"], cast["password"], by=SYSTEM, at=at)
        step()
