"""Mandates: a company lets a person act for it, in some matters and for some time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import names, readers
from zhengtong.blocks.identity.events import MandateGranted, MandateRevoked
from zhengtong.blocks.identity.ids import id_of
from zhengtong.blocks.identity.models import Company, Mandate, Person
from zhengtong.blocks.identity.policies import may_load, require_loader
from zhengtong.blocks.identity.rows import mandate_view
from zhengtong.blocks.identity.states import MandateRole
from zhengtong.blocks.identity.views import MandateView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.encryption import blind_index
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused
from zhengtong.kernel.refs import ref

LONGEST = timedelta(days=3 * 366)
UNKNOWN = _("Nobody with this name and number is registered. Ask the agent to register first.")


@transaction.atomic
def grant(
    company: str,
    name: str,
    number: str,
    until: datetime,
    scope: Iterable[str] = (),
    *,
    by: Actor,
    at: datetime,
) -> MandateView:
    """The legal representative lets a registered person act for the company.

    `scope` are codes of service items, none means all. A new mandate takes the place of one the
    person holds. Raises Forbidden for anybody but the representative, Invalid with all complaints.
    """
    row = _company_of(company, by, at)
    answers = readers.Answers()
    clean_name = answers.read("name", names.read, name)
    clean_number = answers.read("number", readers.number, number)
    if until <= at:
        answers.add("until", _("The mandate must end after today."))
    elif until > at + LONGEST:
        answers.add("until", _("A mandate is given for three years at most."))
    answers.raise_if_wrong()
    person = Person.objects.filter(
        number_index=blind_index(clean_number), name=clean_name, account__isnull=False
    ).first()
    if person is None:
        raise Invalid(fields={"number": [UNKNOWN]})
    if person.pk == row.representative_id:
        raise Refused(_("The legal representative may act for the company already."))
    return _give(row, person, tuple(scope), until, by, at)


@transaction.atomic
def put(
    credit_code: str,
    number: str,
    until: datetime,
    scope: Iterable[str] = (),
    *,
    by: Actor,
    at: datetime,
) -> MandateView:
    """Load the mandate of an agent; the same twice changes nothing.

    Raises Forbidden for anybody but the system and administrators, NotFound for an unknown
    company or person.
    """
    require_loader(by)
    company = Company.objects.filter(credit_code=credit_code).first()
    person = Person.objects.filter(number_index=blind_index(number)).first()
    if company is None or person is None:
        raise NotFound
    held = Mandate.objects.filter(company=company, person=person, revoked_at=None).first()
    same = held and (held.valid_until, tuple(held.scope)) == (until, tuple(scope))
    if held and (same or held.role == MandateRole.REPRESENTATIVE):
        return mandate_view(held)
    return _give(company, person, tuple(scope), until, by, at)


@transaction.atomic
def revoke(mandate_id: int, *, by: Actor, at: datetime) -> None:
    """The representative takes an agent's mandate back, or the agent gives it up.

    Raises NotFound for a mandate that does not concern the actor, Refused for one that ended, or
    for the representative's own.
    """
    row = Mandate.objects.select_for_update().filter(pk=mandate_id).first()
    if row is None or not (
        by.ref == ref("person", row.person_id)
        or _represents(by, row.company_id, at)
        or may_load(by)
    ):
        raise NotFound
    if row.revoked_at is not None:
        raise Refused(_("This mandate has been taken back already."))
    if row.role == MandateRole.REPRESENTATIVE:
        raise Refused(_("The mandate of the legal representative ends with the office only."))
    _end(row, by, at)


def _company_of(company: str, by: Actor, at: datetime) -> Company:
    row = Company.objects.filter(pk=id_of(company, "company")).first()
    if row is None or not _represents(by, row.pk, at):
        raise Forbidden(_("Only the legal representative may name agents."))
    return row


def _represents(by: Actor, company_id: int, at: datetime) -> bool:
    if by.kind not in ("person", "company"):
        return False
    return Mandate.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=at),
        company=company_id,
        person=id_of(by.ref, "person"),
        role=MandateRole.REPRESENTATIVE,
        revoked_at=None,
    ).exists()


def _give(
    company: Company,
    person: Person,
    scope: tuple[str, ...],
    until: datetime,
    by: Actor,
    at: datetime,
) -> MandateView:
    for old in Mandate.objects.filter(company=company, person=person, revoked_at=None):
        _end(old, by, at)
    row = Mandate.objects.create(
        company=company,
        person=person,
        role=MandateRole.AGENT,
        scope=list(scope),
        valid_from=at,
        valid_until=until,
        granted_by=by.ref,
    )
    line = MandateGranted(
        ref=ref("company", company.pk),
        mandate=row.pk,
        person=ref("person", person.pk),
        scope=scope,
        until=until.isoformat(),
    )
    journal.record(line, by=by, at=at)
    return mandate_view(row)


def _end(row: Mandate, by: Actor, at: datetime) -> None:
    row.revoked_at, row.revoked_by = at, by.ref
    row.save(update_fields=["revoked_at", "revoked_by"])
    line = MandateRevoked(
        ref=ref("company", row.company_id),
        mandate=row.pk,
        person=ref("person", row.person_id),
    )
    journal.record(line, by=by, at=at)
