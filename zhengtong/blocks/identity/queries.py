"""Reads about people, companies, bodies and staff.

Whoever shows personal data of somebody else notes it with `actions.access.note`.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from zhengtong.kernel import clock, journal
from zhengtong.kernel.actors import STRANGER, Actor
from zhengtong.kernel.encryption import blind_index
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.refs import key_of, kind_of, ref
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.words import Text

from . import facts, passwords
from .ids import id_of
from .models import Account, ApiToken, Body, Company, Division, Mandate, Person, Staff
from .rows import (
    body_view,
    company_subject,
    company_view,
    division_view,
    mandate_view,
    person_subject,
    person_view,
    staff_view,
)
from .tokens import MARK, token_hash
from .views import (
    BodyView,
    CompanyView,
    DivisionView,
    KnownFact,
    MandateView,
    PersonView,
    SeenView,
    StaffView,
    SubjectView,
    TokenView,
)

__all__ = [
    "BodyView",
    "CompanyView",
    "DivisionView",
    "KnownFact",
    "MandateView",
    "PersonView",
    "SeenView",
    "StaffView",
    "SubjectView",
    "TokenView",
]


# What every request asks.
_STAFF_OF = Statement(lambda account: Staff.objects.filter(account=account, active=True))
_PERSON_OF = Statement(lambda account: Person.objects.only("id", "name").filter(account=account))
_TOKEN = Statement(
    lambda word, at: (
        ApiToken.objects.select_related("account__staff", "account__person")
        .only(
            "acting_for",
            "account__login_name",
            "account__is_active",
            "account__person__name",
            *(f"account__staff__{name}" for name in ("name", "roles", "active", "body")),
        )
        .filter(hash=word, revoked_at=None, expires_at__gt=at)
    )
)
_PERSON = Statement(lambda key: Person.objects.filter(pk=key))
_COMPANY = Statement(lambda key: Company.objects.filter(pk=key))
_BODY = Statement(lambda code: Body.objects.filter(pk=code))
_MANDATES = Statement(
    lambda person, at: (
        _valid(at).filter(person=person).select_related("person", "company").order_by("id")
    )
)


def actor_of(
    account: object, acting_for: str = "", *, at: datetime | None = None, channel: str = ""
) -> Actor:
    """Who acts when this account is signed in; STRANGER for nobody and for what is switched off.

    `acting_for` is the ref of a company: the actor is then of kind `company`, its `ref` still
    the person and its `on_behalf_of` the company, if a mandate holds at `at` (now, when none is
    given); without a mandate the person acts for themself.
    """
    if not isinstance(account, Account) or not account.is_active:
        return STRANGER
    if account.login_name.startswith("staff:"):
        official = _STAFF_OF.first(account.pk)
        return _official(official, channel) if official else STRANGER
    person = _PERSON_OF.first(account.pk)
    return _acting(person, acting_for, at, channel) if person else STRANGER


def _acting(person: Person, acting_for: str, at: datetime | None, channel: str) -> Actor:
    me = ref("person", person.pk)
    if kind_of(acting_for) == "company" and _holds(person.pk, acting_for, at or clock.now()):
        return Actor(me, "company", name=person.name, on_behalf_of=acting_for, channel=channel)
    return Actor(me, "person", name=person.name, channel=channel)


def _official(row: Staff, channel: str) -> Actor:
    return Actor(
        ref("staff", row.pk),
        "staff",
        name=row.name,
        body=row.body_id,
        roles=frozenset(row.roles),
        channel=channel,
    )


def _valid(at: datetime) -> QuerySet[Mandate]:
    return Mandate.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=at), revoked_at=None, valid_from__lte=at
    )


def _holds(person_id: int, company_ref: str, at: datetime) -> bool:
    company_id = id_of(company_ref, "company")
    return _valid(at).filter(person=person_id, company=company_id).exists()


def person(person_ref: str) -> PersonView:
    """A natural person with their data in full; raises NotFound."""
    row = Person.objects.filter(pk=id_of(person_ref, "person")).first()
    if row is None:
        raise NotFound
    return person_view(row)


def company(company_ref: str) -> CompanyView:
    """A legal person; raises NotFound."""
    row = Company.objects.filter(pk=id_of(company_ref, "company")).first()
    if row is None:
        raise NotFound
    return company_view(row)


def subject(subject_ref: str) -> SubjectView:
    """A person or company as an applicant; raises NotFound."""
    if kind_of(subject_ref) == "company":
        owner = _COMPANY.first(id_of(subject_ref, "company"))
        found = company_subject(owner) if owner else None
    else:
        row = _PERSON.first(id_of(subject_ref, "person"))
        found = person_subject(row) if row else None
    if found is None:
        raise NotFound
    return found


def subjects(refs: Iterable[str]) -> dict[str, SubjectView]:
    """Many applicants at once, by their refs; who is not known is left out."""
    wanted = set(refs)
    people = Person.objects.filter(pk__in={id_of(r, "person") for r in wanted} - {0})
    companies = Company.objects.filter(pk__in={id_of(r, "company") for r in wanted} - {0})
    found = [person_subject(row) for row in people] if _any(wanted, "person") else []
    found += [company_subject(row) for row in companies] if _any(wanted, "company") else []
    return {view.ref: view for view in found}


def _any(refs: Iterable[str], kind: str) -> bool:
    return any(kind_of(r) == kind for r in refs)


def find_subject(kind: str, number: str) -> SubjectView | None:
    """The applicant with this resident number (`person`) or credit code (`company`), if known."""
    plain = number.strip().upper()
    if not plain.isalnum():
        return None
    if kind == "company":
        found = Company.objects.filter(credit_code=plain).first()
        return company_subject(found) if found else None
    row = Person.objects.filter(number_index=blind_index(plain)).first()
    return person_subject(row) if row else None


def names_of(refs: Iterable[str]) -> dict[str, str]:
    """The names behind refs of people, companies and staff, in at most three queries."""
    wanted = set(refs)
    names: dict[str, str] = {}
    for kind, model in (("person", Person), ("company", Company), ("staff", Staff)):
        ids = {id_of(r, kind) for r in wanted} - {0}
        if ids:
            pairs = model._default_manager.filter(pk__in=ids).values_list("pk", "name")
            names |= {ref(kind, pk): name for pk, name in pairs}
    return names


def body(code: str) -> BodyView:
    """A public body by its credit code or its ref; raises NotFound."""
    plain = key_of(code) if kind_of(code) == "body" else code
    row = _BODY.first(plain) if plain.isalnum() else None
    if row is None:
        raise NotFound
    return body_view(row)


def bodies(division: str | None = None, *, codes: Iterable[str] | None = None) -> list[BodyView]:
    """The bodies, all or those of one division or those with the codes asked for."""
    rows = Body.objects.all()
    if division is not None:
        rows = rows.filter(division=division)
    if codes is not None:
        rows = rows.filter(pk__in=set(codes))
    return [body_view(row) for row in rows]


def division(code: str) -> DivisionView:
    """A division by its code; raises NotFound."""
    row = Division.objects.filter(pk=code).first() if code.isalnum() else None
    if row is None:
        raise NotFound
    return division_view(row)


def divisions() -> list[DivisionView]:
    """All divisions, by code."""
    return [division_view(row) for row in Division.objects.all()]


def staff(staff_ref: str) -> StaffView:
    """A member of staff; raises NotFound."""
    row = Staff.objects.select_related("body").filter(pk=id_of(staff_ref, "staff")).first()
    if row is None:
        raise NotFound
    return staff_view(row)


def staff_of(body_code: str, role: str = "") -> list[StaffView]:
    """The active staff of a body; with `role` those who hold it."""
    rows = Staff.objects.select_related("body").filter(body=body_code, active=True)
    return [staff_view(row) for row in rows if not role or role in row.roles]


def mandates_of(person_ref: str, *, at: datetime | None = None) -> list[MandateView]:
    """The mandates a person holds at `at` (now, when none is given)."""
    rows = _MANDATES.all(id_of(person_ref, "person"), at or clock.now())
    return [mandate_view(m) for m in rows]


def agents_of(company_ref: str, *, at: datetime | None = None) -> list[MandateView]:
    """The mandates that a company has given and that hold."""
    rows = _valid(at or clock.now()).filter(company=id_of(company_ref, "company"))
    return [mandate_view(m) for m in rows.select_related("person", "company").order_by("id")]


def may_apply(by: Actor, item_code: str, *, at: datetime) -> bool:
    """Whether the actor may act in this service item for the one they act for.

    A person for themself always may; for a company their mandate must cover the item.
    """
    if by.kind != "company":
        return not by.on_behalf_of or by.is_staff
    held = mandates_of(by.ref, at=at)
    return any(m.company == by.on_behalf_of and m.covers(item_code) for m in held)


def known_facts(subject_ref: str, agent: str = "") -> dict[str, KnownFact]:
    """What forms need not ask again, by the key of the fact; `agent` is the person acting.

    Keys: `person.name .number .mobile .address .birth .sex`, `company.name .credit_code
    .legal_representative .address .phone`, `agent.name .number .mobile`. Empty values are left
    out; an unknown subject knows nothing.
    """
    known: dict[str, KnownFact] = {}
    if kind_of(subject_ref) == "company":
        owner = _COMPANY.first(id_of(subject_ref, "company"))
        known |= facts.of_company(company_view(owner)) if owner else {}
    else:
        row = _PERSON.first(id_of(subject_ref, "person"))
        known |= facts.of_person(person_view(row)) if row else {}
    if agent and agent != subject_ref:
        actor = _PERSON.first(id_of(agent, "person"))
        known |= facts.of_agent(person_view(actor)) if actor else {}
    return known


def seen_by(subject_ref: str, *, limit: int = 100) -> list[SeenView]:
    """Who looked at somebody's personal data, the latest first (PIPL art. 44)."""
    lines = journal.lines_of(subject_ref, events=["PersonalDataSeen"])[-limit:]
    short: dict[str, Text] = {b.code: b.short for b in bodies(codes={x.body for x in lines} - {""})}
    return [
        SeenView(
            at=line.at,
            by=line.by,
            body=line.body,
            body_name=short.get(line.body, {}),
            fields=tuple(line.payload["fields"]),
            purpose=line.payload["purpose"],
        )
        for line in reversed(lines)
    ]


def password_rules() -> list[str]:
    """The rules of passwords in the reader's language, for the page that asks for one."""
    return [str(rule) for rule in passwords.RULES]


def reach(subject_ref: str) -> dict[str, str]:
    """The addresses of a person or company on outside transports, by transport kind."""
    found = subjects([subject_ref]).get(subject_ref)
    return {"sms": found.mobile} if found and found.mobile else {}


def actor_of_token(plain: str, *, at: datetime, channel: str = "api") -> Actor:
    """Who acts with this token of the API; STRANGER for one that is unknown or has ended."""
    if not plain.startswith(MARK) or len(plain) > 100:
        return STRANGER
    row = _TOKEN.first(token_hash(plain), at)
    if row is None:
        return STRANGER
    actor = _owner(row, at, channel)
    # A token for a company must not become one for the person when the mandate has ended.
    return actor if actor.on_behalf_of == row.acting_for else STRANGER


def _owner(token: ApiToken, at: datetime, channel: str) -> Actor:
    """As `actor_of` has it, out of what came with the token."""
    account = token.account
    official, person = getattr(account, "staff", None), getattr(account, "person", None)
    if not account.is_active:
        return STRANGER
    if account.login_name.startswith("staff:"):
        return _official(official, channel) if official and official.active else STRANGER
    return _acting(person, token.acting_for, at, channel) if person else STRANGER


def tokens_of(account: object, *, at: datetime) -> list[TokenView]:
    """The tokens of an account that still open something, the latest first."""
    if not isinstance(account, Account):
        return []
    rows = ApiToken.objects.filter(account=account, revoked_at=None, expires_at__gt=at)
    return [
        TokenView(row.pk, row.name, row.acting_for, row.created_at, row.expires_at)
        for row in rows.order_by("-id")
    ]
