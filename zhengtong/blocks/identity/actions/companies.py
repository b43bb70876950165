"""Legal persons: registration by the legal representative, and loading."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import names, readers
from zhengtong.blocks.identity.events import CompanyChanged, CompanyRegistered, MandateGranted
from zhengtong.blocks.identity.models import Company, Mandate, Person
from zhengtong.blocks.identity.policies import require_loader, require_person
from zhengtong.blocks.identity.rows import company_view
from zhengtong.blocks.identity.states import MandateRole
from zhengtong.blocks.identity.views import CompanyView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.encryption import blind_index
from zhengtong.kernel.errors import Invalid, Refused
from zhengtong.kernel.refs import ref

from .changes import change

NAME = readers.line(200, _("Enter the name as it stands on the business licence."))
ADDRESS = readers.line(200, _("Enter the address."))
PHONE = readers.line(40, _("Enter the telephone number."))


@transaction.atomic
def register_company(
    name: str,
    credit_code: str,
    representative_name: str,
    address: str = "",
    phone: str = "",
    *,
    by: Actor,
    at: datetime,
) -> CompanyView:
    """The legal representative, signed in as a person, registers the company.

    They hold an unlimited mandate from then on and may name agents. Raises Invalid with all
    complaints, Refused when the company is registered or somebody else is its representative.
    """
    person = Person.objects.get(pk=require_person(by))
    answers = readers.Answers()
    clean_name = answers.read("name", NAME, name)
    code = answers.read("credit_code", readers.credit, credit_code)
    clean_representative = answers.read("representative_name", names.read, representative_name)
    clean_address = answers.read("address", readers.optional(ADDRESS), address)
    clean_phone = answers.read("phone", readers.optional(PHONE), phone)
    answers.raise_if_wrong()
    if clean_representative != person.name:
        raise Refused(
            _("Only the legal representative may register a company."),
            hint=_("Ask the representative to register it and to name you as an agent."),
            code="not-representative",
        )
    if Company.objects.filter(credit_code=code).exists():
        raise Refused(
            _("This company is registered already."),
            hint=_("Ask its legal representative to name you as an agent."),
            code="company-known",
        )
    row = Company.objects.create(
        name=clean_name,
        credit_code=code,
        representative=person,
        representative_name=clean_representative,
        address=clean_address,
        phone=clean_phone,
        created_at=at,
    )
    _registered(row, "online", by, at)
    return company_view(row)


@transaction.atomic
def put_company(
    name: str,
    credit_code: str,
    representative_name: str,
    representative_number: str = "",
    address: str = "",
    phone: str = "",
    *,
    by: Actor,
    at: datetime,
) -> CompanyView:
    """Load a company or bring it up to date; the same twice changes nothing.

    With `representative_number` the representative must be known here and gets the unlimited
    mandate. Raises Forbidden for anybody but the system and administrators, Invalid.
    """
    require_loader(by)
    answers = readers.Answers()
    code = answers.read("credit_code", readers.credit, credit_code)
    values = {
        "name": answers.read("name", NAME, name),
        "representative_name": answers.read("representative_name", names.read, representative_name),
        "address": answers.read("address", readers.optional(ADDRESS), address),
        "phone": answers.read("phone", readers.optional(PHONE), phone),
    }
    answers.raise_if_wrong()
    representative = _representative(representative_number) if representative_number else None
    row = Company.objects.filter(credit_code=code).first()
    if row is None:
        row = Company.objects.create(
            credit_code=code, representative=representative, created_at=at, **values
        )
        _registered(row, "load", by, at)
        return company_view(row)
    new = {"representative_id": representative.pk} if representative else {}
    fields = change(row, values | new)
    if representative and "representative_id" in fields:
        _mandate(row, representative.pk, by, at)
    if fields:
        line = CompanyChanged(ref=ref("company", row.pk), fields=tuple(sorted(fields)))
        journal.record(line, by=by, at=at)
    return company_view(row)


def _representative(number: str) -> Person:
    found = Person.objects.filter(number_index=blind_index(number)).first()
    if found is None:
        raise Invalid(
            fields={"representative_number": [_("Nobody with this number is registered.")]}
        )
    return found


def _registered(row: Company, way: str, by: Actor, at: datetime) -> None:
    line = CompanyRegistered(ref=ref("company", row.pk), way=way)
    journal.record(line, by=by, at=at)
    if row.representative_id:
        _mandate(row, row.representative_id, by, at)


def _mandate(row: Company, person: int, by: Actor, at: datetime) -> None:
    """The representative's unlimited mandate takes the place of any other representative's."""
    held = Mandate.objects.filter(company=row, revoked_at=None)
    held.filter(role=MandateRole.REPRESENTATIVE).exclude(person=person).update(
        revoked_at=at, revoked_by=by.ref
    )
    held.filter(role=MandateRole.AGENT, person=person).update(revoked_at=at, revoked_by=by.ref)
    mandate, made = Mandate.objects.get_or_create(
        company=row,
        person_id=person,
        role=MandateRole.REPRESENTATIVE,
        revoked_at=None,
        defaults={"valid_from": at, "granted_by": by.ref},
    )
    if made:
        line = MandateGranted(
            ref=ref("company", row.pk),
            mandate=mandate.pk,
            person=ref("person", person),
            scope=(),
            until="",
        )
        journal.record(line, by=by, at=at)
