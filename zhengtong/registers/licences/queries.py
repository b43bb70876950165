"""Reads about licences."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.keyset import Page, page
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.words import say

from . import policies, rendering, rows, verifying
from .models import Licence, LicenceCopy, LicenceType, LicenceUse
from .states import Status, UseKind
from .views import (
    CopyView,
    Fact,
    FieldType,
    FieldView,
    LicenceCard,
    LicenceView,
    TypeView,
    UseView,
    Verification,
)

__all__ = [
    "CopyView",
    "Fact",
    "FieldType",
    "FieldView",
    "LicenceCard",
    "LicenceView",
    "Status",
    "TypeView",
    "UseKind",
    "UseView",
    "Verification",
]


def _all() -> QuerySet[Licence]:
    return Licence.objects.select_related("type", "replaces")


_IN_FORCE = Statement(
    lambda holder: _all().filter(holder=holder, status=Status.VALID).order_by("id")
)


def _found(identifier: str) -> Licence:
    row = _all().filter(identifier=rows.tidy(identifier)).first()
    if row is None:
        raise NotFound(_("There is no licence with this identifier."), code="licence")
    return row


def type_of(key: str) -> TypeView:
    """A licence type as in use now; raises NotFound."""
    row = LicenceType.objects.filter(key=key).order_by("-version").first()
    if row is None:
        raise NotFound(_("There is no licence type with this key."), code="licence-type")
    return rows.type_view(row)


def types() -> list[TypeView]:
    """The licence types in use now, by key."""
    latest: dict[str, LicenceType] = {}
    for row in LicenceType.objects.order_by("key", "version"):
        latest[row.key] = row
    return [rows.type_view(row) for row in latest.values()]


def wallet_of(holder: str, *, at: datetime | None = None) -> list[LicenceCard]:
    """The licences of a holder, those that hold first, then the newest first.

    What was replaced is left out: the licence that replaced it is there.
    """
    found = _all().filter(holder=holder).exclude(status=Status.CHANGED).order_by("-id")
    cards = rows.cards(found, local_date(at or clock.now()))
    return sorted(cards, key=lambda card: not card.usable)


def usable_for(holder: str, type_key: str, *, at: datetime | None = None) -> list[LicenceCard]:
    """The licences of one type that a holder can hand in as they stand, the newest first."""
    found = _all().filter(holder=holder, type_key=type_key, status=Status.VALID).order_by("-id")
    cards = rows.cards(found, local_date(at or clock.now()))
    return [card for card in cards if card.usable]


def licence(identifier: str, *, at: datetime | None = None) -> LicenceCard:
    """A licence at a glance; raises NotFound. Who may see it is for the caller to know."""
    return rows.cards([_found(identifier)], local_date(at or clock.now()))[0]


def of_basis(basis: Iterable[str], *, at: datetime | None = None) -> dict[str, list[LicenceCard]]:
    """The licences that rest on each of these refs, in one query."""
    found = _all().filter(basis__in=set(basis)).order_by("id")
    answer: dict[str, list[LicenceCard]] = {}
    for card in rows.cards(found, local_date(at or clock.now())):
        answer.setdefault(card.basis, []).append(card)
    return answer


def reading(identifier: str, *, by: Actor, at: datetime | None = None) -> LicenceView:
    """A licence in full, for its holder and for officials; NotFound for everybody else.

    An official's channel notes the reading with `actions.note_use`.
    """
    row = _found(identifier)
    if not policies.may_read(by, row.holder):
        raise NotFound(_("There is no licence with this identifier."), code="licence")
    return rows.view(row, local_date(at or clock.now()))


def facts_of(holder: str, *, at: datetime | None = None) -> dict[str, Fact]:
    """What the holder's valid licences know, by `<type key>.<field key>`, for forms: what the state
    has is not asked again (国务院令第716号 art. 7). Of two licences of a type the newer speaks."""
    day = local_date(at or clock.now())
    known: dict[str, Fact] = {}
    for row in _IN_FORCE.all(holder):
        if row.valid_to is not None and row.valid_to < day:
            continue
        for key, value in row.fields.items():
            known[f"{row.type_key}.{key}"] = Fact(
                value=say(value, "zh"), source=row.type.name, identifier=row.identifier
            )
    return known


def uses_of(identifier: str, *, by: Actor, after: str = "", size: int = 20) -> Page[UseView]:
    """The uses of a licence, the latest first, for its holder alone; NotFound for others."""
    row = _found(identifier)
    if not policies.is_holder(by, row.holder):
        raise NotFound(_("There is no licence with this identifier."), code="licence")
    found = page(LicenceUse.objects.filter(licence=row), order=("-id",), after=after, size=size)
    names = rows.body_names(use.body for use in found.rows if use.body)
    views = [
        UseView(
            kind=UseKind(use.kind),
            at=use.at,
            own=use.by == by.ref,
            body_name=names.get(use.body, {}),
            purpose=use.purpose,
            about=use.about,
        )
        for use in found.rows
    ]
    return Page(rows=views, next=found.next)


def copies_of(identifier: str, *, by: Actor) -> list[CopyView]:
    """The copies for one purpose that the holder has made, the latest first."""
    row = _found(identifier)
    if not policies.is_holder(by, row.holder):
        raise NotFound(_("There is no licence with this identifier."), code="licence")
    copies = LicenceCopy.objects.select_related("licence").filter(licence=row).order_by("-id")
    return [rows.copy_view(copy) for copy in copies]


def verify(text: str, *, at: datetime | None = None) -> Verification:
    """What anybody may know of the licence behind a token, an identifier or a number.

    Never raises for what people type: what is not known is answered `unknown`.
    """
    return verifying.verify(text, at=at or clock.now())


def pdf(identifier: str) -> bytes:
    """The document of a licence as PDF/A-2b, the bytes kept where they are kept; who may have it is
    for the caller to know (channels use `actions.download`). Raises NotFound."""
    return rendering.kept_or_drawn(_found(identifier))
