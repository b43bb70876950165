"""Officials: entered, moved, given roles, switched off."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import names, readers
from zhengtong.blocks.identity.events import StaffPut
from zhengtong.blocks.identity.ids import id_of
from zhengtong.blocks.identity.keys import staff_key
from zhengtong.blocks.identity.models import Account, Body, Staff
from zhengtong.blocks.identity.policies import require_loader
from zhengtong.blocks.identity.rows import staff_view
from zhengtong.blocks.identity.states import Role
from zhengtong.blocks.identity.views import StaffView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, NotFound
from zhengtong.kernel.refs import ref

from .changes import change

LOGIN = readers.line(40, _("Enter the login name."))


@transaction.atomic
def put(
    login: str,
    name: str,
    body: str,
    roles: Iterable[str],
    password: str = "",
    *,
    by: Actor,
    at: datetime,
) -> StaffView:
    """Enter a member of staff or bring them up to date; the same twice changes nothing.

    `password` counts for a new one only; without it they cannot sign in before
    `passwords.reset_password`. Raises Forbidden for anybody but the system and administrators,
    Invalid for an unknown body or role.
    """
    require_loader(by)
    answers = readers.Answers()
    clean_login = answers.read("login", LOGIN, login).casefold()
    clean_name = answers.read("name", names.read, name)
    wanted = sorted(set(roles))
    if unknown := [role for role in wanted if role not in Role.values]:
        words = _("There is no role “%(role)s”.") % {"role": unknown[0]}
        answers.add("roles", words)
    if not Body.objects.filter(pk=body).exists():
        answers.add("body", _("There is no such body. Enter it first."))
    answers.raise_if_wrong()
    values = {"name": clean_name, "body_id": body, "roles": wanted, "active": True}
    row = Staff.objects.select_related("body", "account").filter(login=clean_login).first()
    if row is None:
        row = _create(clean_login, values, password, at)
        _record(row, by, at)
    elif change(row, values):
        _switch(row, active=True)
        _record(row, by, at)
    return staff_view(row)


@transaction.atomic
def switch_off(staff: str, *, by: Actor, at: datetime) -> None:
    """A member of staff (`staff:ID`) has left: they cannot sign in, what they did stays.

    Raises Forbidden for anybody but the system and administrators (nor for themselves), NotFound.
    """
    require_loader(by)
    if staff == by.ref:
        raise Forbidden(_("You cannot switch off your own account."))
    row = Staff.objects.select_related("account").filter(pk=id_of(staff, "staff")).first()
    if row is None:
        raise NotFound
    if change(row, {"active": False}):
        _switch(row, active=False)
        _record(row, by, at)


def _create(login: str, values: dict[str, object], password: str, at: datetime) -> Staff:
    account = Account(login_name=staff_key(login), created_at=at)
    account.set_password(password or None)
    account.password_set_at = at if password else None
    account.save(force_insert=True)
    return Staff.objects.create(account=account, login=login, created_at=at, **values)


def _switch(row: Staff, *, active: bool) -> None:
    change(row.account, {"is_active": active})


def _record(row: Staff, by: Actor, at: datetime) -> None:
    line = StaffPut(
        ref=ref("staff", row.pk), body=row.body_id, roles=tuple(row.roles), active=row.active
    )
    journal.record(line, by=by, at=at)
