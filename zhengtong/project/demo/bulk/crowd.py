"""The residents who are the applicants of clones: written in bulk, with valid numbers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps

from zhengtong.kernel import encryption, masking
from zhengtong.project.demo.cases.invented import Inventor

PERSON = "identity.Person"
SURE = 4
DIVISIONS = ("990102", "990103")
#: One resident for so many cases, and no more than so many in all.
CASES_EACH, MOST = 4, 20_000
#: Whom this file invents must not share a number with whom the stories invent.
AFTER = 1000


@dataclass(frozen=True, slots=True)
class Resident:
    """What a clone needs to know of its applicant: the cells of the case, ready to be written."""

    ref: str
    name: str
    number: str
    sealed_name: str
    sealed_number: str
    masked: str
    index: str


def size(cases: int) -> int:
    """How many residents so many cases need."""
    return max(1, min(cases // CASES_EACH, MOST))


def gather(count: int, inventor: Inventor, today: date, at: datetime) -> list[Resident]:
    """Invent `count` residents and enter them, or those of them who are not known yet."""
    model: Any = apps.get_model(PERSON)
    inventor.made += AFTER
    people = [inventor.someone(DIVISIONS[n % 2], today) for n in range(count)]
    unique = {encryption.blind_index(person.number): person for person in people}
    rows = [
        model(
            name=person.name,
            number=person.number,
            number_index=index,
            number_last4=person.number[-4:],
            mobile=person.mobile,
            address=person.address,
            level=SURE,
            created_at=at,
        )
        for index, person in unique.items()
    ]
    model.objects.bulk_create(rows, 2000, ignore_conflicts=True)
    found = model.objects.filter(level=SURE, account=None).order_by("-id")[:count]
    return [_resident(row.pk, row.name, row.number) for row in found]


def _resident(key: int, name: str, number: str) -> Resident:
    return Resident(
        ref=f"person:{key}",
        name=name,
        number=number,
        sealed_name=encryption.encrypt(name),
        sealed_number=encryption.encrypt(number),
        masked=masking.mask_name(name),
        index=encryption.blind_index(name),
    )
