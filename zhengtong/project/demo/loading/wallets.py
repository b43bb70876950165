"""What people and companies hold before they come: licences taken over from base registers."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.codes import resident_number
from zhengtong.project.demo import places
from zhengtong.project.demo.progress import Step
from zhengtong.project.demo.reading import document
from zhengtong.registers.licences import actions as licences

WITHOUT_END = date(2099, 12, 31)
#: Nobody in the city waits until their card has run out, nor does one run out in a demonstration.
RENEWED_BEFORE = timedelta(days=365)
LIMITED_COMPANY = {"zh": "有限责任公司", "en": "Limited company"}


def count() -> int:
    wallets = document("wallets")
    people = len(document("cast")["persons"])
    return people + len(wallets["licences"]) + len(wallets["companies"])


def load(step: Step, *, at: datetime) -> None:
    """Issue to each what they hold; a licence rests on its entry, so it is issued once."""
    cast = document("cast")
    people = {row["key"]: row for row in cast["persons"]}
    companies = {row["key"]: row for row in cast["companies"]}
    for person in people.values():
        identity_card(person, at=at)
        step()
    for row in document("wallets")["licences"]:
        holder = people[row["holder"]]
        _issue(row["type"], holder, "person", row["body"], row["from"], row["values"], at=at)
        step()
    for row in document("wallets")["companies"]:
        values = {
            "capital": row["capital"],
            "scope": row["scope"],
            "kind": LIMITED_COMPANY,
        }
        company = companies[row["holder"]]
        _issue("business-licence", company, "company", "market", row["from"], values, at=at)
        step()


def identity_card(person: Mapping[str, Any], *, at: datetime) -> None:
    """The identity card, for 10, 20 years or without end (居民身份证法 第五条)."""
    number = resident_number.read(person["number"])
    issued = date(max(2016, number.birth.year + 18), 6, 15)
    while (until := _until(number.age_on(issued), issued)) < at.date() + RENEWED_BEFORE:
        issued = until - RENEWED_BEFORE
    issued = min(issued, at.date())
    values = {"expires_on": until.isoformat()}
    _issue("resident-id", person, "person", "police", issued, values, at=at)


def _until(age: int, issued: date) -> date:
    if age > 45:
        return WITHOUT_END
    return issued.replace(year=issued.year + (10 if age < 26 else 20))


def _issue(
    type_key: str,
    holder: Mapping[str, Any],
    kind: str,
    body: str,
    since: date,
    values: Mapping[str, Any],
    *,
    at: datetime,
) -> None:
    number = holder["number"] if kind == "person" else holder["credit_code"]
    subject = identity.find_subject(kind, number)
    if subject is None:
        raise LookupError(f"{holder['key']} is not registered")
    licences.issue(
        type_key,
        holder=subject.ref,
        holder_name=holder["name"],
        holder_number=number,
        fields={},
        body=places.body(body).code,
        basis=f"register:{type_key}-{holder['key']}",
        by=SYSTEM,
        at=at,
        valid_from=since,
        values=values,
        number=number if kind == "company" else "",
    )
