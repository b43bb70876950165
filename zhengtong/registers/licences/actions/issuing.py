"""Issuing a licence, and replacing it by a changed one."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.codes import licence_identifier
from zhengtong.kernel.encryption import blind_index
from zhengtong.kernel.errors import Invalid, NotFound
from zhengtong.kernel.refs import kind_of
from zhengtong.kernel.words import Text, say
from zhengtong.registers.licences import gathering, numbering, policies, rows, validity
from zhengtong.registers.licences.definitions import Definition
from zhengtong.registers.licences.events import LicenceChanged, LicenceIssued
from zhengtong.registers.licences.models import Licence, LicenceType
from zhengtong.registers.licences.serials import following
from zhengtong.registers.licences.states import TABLE, Status, Verb
from zhengtong.registers.licences.views import LicenceCard

#: Divisions are nested this deep at most: province, city, county, township, village.
DEEPEST = 5


@transaction.atomic
def issue(
    type_key: str,
    *,
    holder: str,
    holder_name: str,
    holder_number: str,
    fields: Mapping[str, Any],
    body: str,
    basis: str,
    by: Actor,
    at: datetime,
    valid_from: date | None = None,
    valid_to: date | None = None,
    item: Mapping[str, Any] | None = None,
    values: Mapping[str, Any] | None = None,
    number: str = "",
) -> LicenceCard:
    """Issue a licence of a type to a holder; asked again for the same basis, the same licence.

    `fields` are the answers of the form by the form's keys, `item` knows the `name` and `code` of
    the service item; what the type does not declare is not kept. `basis` is the ref of what the
    licence rests on (a case; an entry of a base register). `values` (by the licence's own field
    keys), `number` and `valid_to` are for licences taken over from another register; otherwise they
    follow from the type.

    Raises NotFound for an unknown type, Invalid for a holder of the wrong kind or a missing last
    day, Forbidden when the actor is neither an official nor the system.
    """
    policies.may_issue(by)
    if basis and (known := _of_basis(basis, type_key)):
        return rows.cards([known], local_date(at))[0]
    version = LicenceType.objects.filter(key=type_key).order_by("-version").first()
    if version is None:
        raise NotFound(_("There is no licence type with this key."), code="licence-type")
    definition = rows.definition_of(version)
    _check_holder(definition, holder)
    kept = gathering.gather(
        definition,
        fields,
        subject=_facts_of(holder),
        item=item or {},
        values=values or {},
        place=_place,
    )
    start = valid_from or local_date(at)
    row = Licence(
        type=version,
        type_key=type_key,
        holder=holder,
        holder_name=holder_name,
        holder_number=holder_number,
        body=body,
        fields=kept,
        issued_at=at,
        issued_on=min(start, local_date(at)),  # one taken over was issued long ago
        valid_from=start,
        valid_to=valid_to or validity.last_day(definition.validity, start, kept),
        status=Status.VALID,
        status_at=at,
        basis=basis,
    )
    try:
        with transaction.atomic():
            row.number = number or _number(definition, row)
            row.serial = f"{start.year}{following(f'{type_key}|{body}|{start.year}'):07d}"
            _complete(row)
            row.save(force_insert=True)
            _announce(row, by=by, at=at)
    except IntegrityError:
        # Somebody else issued on the same basis at the same moment: theirs is the licence.
        found = _of_basis(basis, type_key) if basis else None
        if found is None:
            raise
        row = found
    return rows.cards([row], local_date(at))[0]


@transaction.atomic
def change(
    identifier: str,
    *,
    fields: Mapping[str, Any],
    basis: str,
    by: Actor,
    at: datetime,
    reason: Text | None = None,
    holder_name: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> LicenceCard:
    """Replace a valid licence by one with changed fields or a new term (变更、延续、补发).

    The new licence keeps the number and the serial, counts one version up and names the one it
    replaces (关联证照标识, GB/T 36903-2018). `fields` are the new values by the licence's own keys;
    those not given stay as they were; the last day too, unless a new first or last day is given.
    Asked again for the same basis: the same licence.

    Raises NotFound, Refused when the licence is not valid, Forbidden, Invalid for days out of
    order.
    """
    policies.may_issue(by)
    old = locked(identifier)
    if basis and (known := _of_basis(basis, old.type_key)):
        return rows.cards([known], local_date(at))[0]
    old.status = TABLE.next(
        validity.status_on(old.status, old.valid_to, local_date(at)), Verb.CHANGE
    )
    definition = rows.definition_of(old.type)
    given = gathering.gather(definition, {}, subject={}, item={}, values=fields, place=_place)
    kept = {**old.fields, **given}
    start = valid_from or local_date(at)
    end = valid_to or (
        validity.last_day(definition.validity, start, kept) if valid_from else old.valid_to
    )
    row = Licence(
        type=old.type,
        type_key=old.type_key,
        number=old.number,
        holder=old.holder,
        holder_name=holder_name or old.holder_name,
        holder_number=old.holder_number,
        body=old.body,
        serial=old.serial,
        version=old.version + 1,
        fields=kept,
        issued_at=at,
        issued_on=local_date(at),
        valid_from=start,
        valid_to=end,
        status=Status.VALID,
        status_at=at,
        basis=basis,
        replaces=old,
    )
    if end is not None and end < start:
        raise Invalid(_("The last day of the licence lies before its first."))
    old.status_at, old.status_reason = at, reason or {}
    old.save(update_fields=["status", "status_at", "status_reason"])
    _complete(row)
    row.save(force_insert=True)
    journal.record(
        LicenceChanged(
            ref=rows.ref_of(old.identifier),
            type=old.type_key,
            replaced_by=row.identifier,
            basis=basis,
        ),
        by=by,
        at=at,
    )
    _announce(row, by=by, at=at)
    return rows.cards([row], local_date(at))[0]


def locked(identifier: str) -> Licence:
    """The row of a licence, held until the end of the transaction; raises NotFound."""
    found = (
        Licence.objects.select_for_update(of=("self",))
        .select_related("type", "replaces")
        .filter(identifier=rows.tidy(identifier))
        .first()
    )
    if found is None:
        raise NotFound(_("There is no licence with this identifier."), code="licence")
    return found


def _of_basis(basis: str, type_key: str) -> Licence | None:
    rows_found = Licence.objects.filter(basis=basis, type_key=type_key)
    return rows_found.select_related("type", "replaces").first()


def _check_holder(definition: Definition, holder: str) -> None:
    if kind_of(holder) not in ("person", "company"):
        raise Invalid(_("The holder of a licence is a person or a company."))
    if definition.holder not in ("any", kind_of(holder)):
        raise Invalid(
            _("This licence is not issued to holders of this kind."),
            fields={"holder": [_("Check whether the applicant is a person or a company.")]},
        )


def _facts_of(holder: str) -> dict[str, str]:
    known = identity.known_facts(holder)
    return {key.partition(".")[2]: fact.value for key, fact in known.items()}


def _place(code: str) -> tuple[str, ...]:
    """The Chinese names of a division from the city down; none for a code nobody knows."""
    known = {division.code: division for division in identity.divisions()} if code else {}
    names: list[str] = []
    while code in known and len(names) < DEEPEST:
        names.insert(0, say(known[code].name, "zh"))
        code = known[code].parent
    return tuple(names)


def _number(definition: Definition, row: Licence) -> str:
    facts = numbering.Facts(
        division=identity.body(row.body).division,
        year=row.valid_from.year,
        holder_number=row.holder_number,
        fields=row.fields,
    )
    if not numbering.counts(definition.number):
        return numbering.number(definition.number, facts, 0)
    serial = following(f"{row.type_key}|{numbering.scope(definition.number, facts)}")
    return numbering.number(definition.number, facts, serial)


def _complete(row: Licence) -> None:
    row.number_index = blind_index(row.number)
    row.identifier = licence_identifier.make(row.type.code, row.body, row.serial, row.version)


def _announce(row: Licence, *, by: Actor, at: datetime) -> None:
    journal.record(
        LicenceIssued(
            ref=rows.ref_of(row.identifier),
            type=row.type_key,
            body=row.body,
            basis=row.basis,
            valid_to=row.valid_to.isoformat() if row.valid_to else "",
            replaces=row.replaces.identifier if row.replaces else "",
        ),
        by=by,
        at=at,
    )
