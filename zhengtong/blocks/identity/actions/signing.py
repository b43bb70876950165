"""Signing in and out. Failures are counted, and after some the account waits (see `lockout`)."""

from datetime import datetime
from math import ceil

from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from zhengtong.blocks.identity import lockout
from zhengtong.blocks.identity.events import SignedIn, SignedOut, SignInFailed, SignInLocked
from zhengtong.blocks.identity.keys import key_of
from zhengtong.blocks.identity.models import Account, Person, Staff
from zhengtong.blocks.identity.queries import actor_of
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, Limited
from zhengtong.kernel.events import Event
from zhengtong.kernel.refs import ref

MISMATCH = _("Number or login name and password do not fit together.")


def sign_in(request: HttpRequest, login: str, password: str, *, at: datetime) -> Actor:
    """Sign in with a resident number or a staff login name; the session begins on `request`.

    Returns the actor; `request.user.must_change_password` says whether a new password is due.
    Raises Invalid when they do not fit (which of the two is not told), and Limited with words
    that say when to try again after repeated failures.
    """
    key = key_of(login)
    bare = lockout.gate(request)
    if lockout.is_locked(bare, key):
        raise _locked(bare, key, at)
    account = auth.authenticate(request=bare, login_name=key, password=password)
    if not isinstance(account, Account):
        locked = lockout.is_locked(bare, key)
        _note_failure(key, locked, bare, at)
        if locked:
            raise _locked(bare, key, at)
        raise Invalid(
            MISMATCH,
            fields={"password": [MISMATCH]},
            hint=_("Check the number and whether the capital lock is on, then try again."),
            code="sign-in",
        )
    actor = actor_of(account, at=at)
    with transaction.atomic():
        auth.login(request, account, backend="zhengtong.blocks.identity.backends.AccountBackend")
        journal.record(SignedIn(ref=actor.ref), by=actor, at=at)
    return actor


def sign_out(request: HttpRequest, *, by: Actor, at: datetime) -> None:
    """End the session of `request`."""
    with transaction.atomic():
        if not by.is_stranger:
            journal.record(SignedOut(ref=by.ref), by=by, at=at)
        auth.logout(request)


def _note_failure(key: str, locked: bool, bare: lockout.Gate, at: datetime) -> None:
    """A line for a known account only: strangers' guesses must not fill the journal."""
    holder = _holder(key)
    if holder is None:
        return
    failed = Actor(holder, "stranger")
    events: list[Event] = [SignInFailed(ref=holder)]
    if locked:
        events.append(SignInLocked(ref=holder, failures=bare.axes_failures_since_start or 0))
    with transaction.atomic():
        journal.record_all(events, by=failed, at=at)


def _holder(key: str) -> str | None:
    person = Person.objects.filter(account__login_name=key).values_list("pk", flat=True).first()
    if person:
        return ref("person", person)
    staff = Staff.objects.filter(account__login_name=key).values_list("pk", flat=True).first()
    return ref("staff", staff) if staff else None


def _locked(bare: lockout.Gate, key: str, at: datetime) -> Limited:
    remaining = lockout.wait(bare, key)
    minutes = max(ceil(remaining.total_seconds() / 60), 1)
    return Limited(
        _("Signing in has failed too often. The account is locked for a while."),
        hint=ngettext_lazy(
            "Try again in %(minutes)d minute, after %(time)s. Staff can ask an administrator.",
            "Try again in %(minutes)d minutes, after %(time)s. Staff can ask an administrator.",
            minutes,
        )
        % {"minutes": minutes, "time": (at + remaining).strftime("%H:%M")},
        code="locked",
    )
