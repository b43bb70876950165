"""Passwords: chosen by the holder, reset by an administrator for staff."""

from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import lockout, passwords, readers
from zhengtong.blocks.identity.events import PasswordChanged, PasswordReset
from zhengtong.blocks.identity.ids import id_of
from zhengtong.blocks.identity.models import Account, Person, Staff
from zhengtong.blocks.identity.policies import require_loader
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, NotFound


@transaction.atomic
def change_password(current: str, new: str, *, by: Actor, at: datetime) -> None:
    """The holder of an account chooses a new password; all other sessions end with the old one.

    Raises Invalid for a wrong present password or a new one against the rules, Forbidden for
    somebody without an account.
    """
    account, personal = _own(by)
    answers = readers.Answers()
    if not check_password(current, account.password):
        answers.add("current", _("This is not your present password."))
    elif current == new:
        answers.add("new", _("Choose a password that differs from the present one."))
    answers.add("new", *passwords.complaints(new, personal))
    answers.raise_if_wrong()
    _set(account, new, at, must_change=False)
    journal.record(PasswordChanged(ref=by.ref), by=by, at=at)


@transaction.atomic
def reset_password(staff: str, *, by: Actor, at: datetime) -> str:
    """An administrator gives a member of staff (`staff:ID`) a password for one sign-in.

    Returns the password, which is kept nowhere; a lock after failures is lifted. Raises Forbidden
    for anybody but administrators (nor may they reset their own), NotFound.
    """
    require_loader(by)
    if staff == by.ref:
        raise Forbidden(_("Change your own password under your account."))
    row = Staff.objects.select_related("account").filter(pk=id_of(staff, "staff")).first()
    if row is None:
        raise NotFound
    fresh = passwords.one_time()
    _set(row.account, fresh, at, must_change=True)
    lockout.unlock(row.account.login_name)
    journal.record(PasswordReset(ref=staff), by=by, at=at)
    return fresh


def _own(by: Actor) -> tuple[Account, list[str]]:
    kind, _colon, key = by.ref.partition(":")
    if kind == "person":
        person = Person.objects.select_related("account").get(pk=int(key))
        if person.account:
            return person.account, [person.number, person.mobile]
    if kind == "staff":
        official = Staff.objects.select_related("account").get(pk=int(key))
        return official.account, [official.login]
    raise Forbidden(_("Sign in first."))


def _set(account: Account, password: str, at: datetime, *, must_change: bool) -> None:
    account.set_password(password)
    account.password_set_at = at
    account.must_change_password = must_change
    account.save(update_fields=["password", "password_set_at", "must_change_password"])
