"""Signing in with resident number or login name; locks after repeated failures."""

import datetime as dt
import logging

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from tests.cast import PASSWORD
from zhengtong.blocks.identity import lockout, queries
from zhengtong.blocks.identity.actions import passwords, signing, staff
from zhengtong.blocks.identity.backends import AccountBackend
from zhengtong.blocks.identity.models import Account
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Invalid, Limited
from zhengtong.project.demo.hashing import quick_hashes


@pytest.fixture
def request_to_sign_in():
    def make(number="", password=""):
        request = RequestFactory().post("/sign-in/", {"number": number, "password": password})
        request.session = SessionStore()
        request.user = AnonymousUser()
        return request

    return make


@pytest.fixture
def enter(request_to_sign_in, people, at):
    def sign_in(login, password=PASSWORD):
        request = request_to_sign_in(login, password)
        return signing.sign_in(request, login, password, at=at)

    return sign_in


def test_a_resident_by_number(people, enter):
    assert enter(people.resident.number) == people.resident.actor
    assert enter(f" {people.resident.number.lower()} ") == people.resident.actor
    assert journal.lines_of(people.resident.ref)[-1].event == "SignedIn"


def test_staff_by_login_name(people, enter):
    assert enter("ZhouTing") == people.clerk.actor


def test_two_sign_ins_at_once_renew_an_old_hash_once(people, settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    account, backend = people.resident.account, AccountBackend()
    with quick_hashes():
        account.set_password(PASSWORD)
    account.save()
    early = Account.objects.get(pk=account.pk)
    first = backend.authenticate(None, account.login_name, PASSWORD)
    assert first.password != early.password
    # The other one had read the account before the first one renewed the hash.
    monkeypatch.setattr(Account.objects, "filter", read_before(early))
    second = backend.authenticate(None, account.login_name, PASSWORD)
    assert second.password == first.password
    assert second.get_session_auth_hash() == first.get_session_auth_hash()


def read_before(early):
    """`Account.objects.filter` that answers the first question with what was there before."""
    real, asked = Account.objects.filter, []

    class Earlier:
        def first(self):
            return early

    def ask(*args, **kwargs):
        asked.append(kwargs)
        return Earlier() if len(asked) == 1 else real(*args, **kwargs)

    return ask


def test_the_session_begins_and_ends(people, request_to_sign_in, at):
    request = request_to_sign_in()
    actor = signing.sign_in(request, people.resident.number, PASSWORD, at=at)
    assert request.user == people.resident.account
    assert queries.actor_of(request.user) == actor
    signing.sign_out(request, by=actor, at=at)
    assert queries.actor_of(request.user).is_stranger
    assert journal.lines_of(actor.ref)[-1].event == "SignedOut"


@pytest.mark.parametrize(
    "login", ["王秀英", "110105194912310029", "nobody", "", "x" * 5000, "'--", "a\0b"]
)
def test_who_is_not_known_learns_as_little_as_who_errs(people, enter, login):
    with pytest.raises(Invalid) as unknown:
        enter(login)
    with pytest.raises(Invalid) as known:
        enter(people.resident.number, "wrong")
    assert str(unknown.value.detail) == str(known.value.detail)


def test_who_has_left_does_not_get_in(people, enter, at):
    staff.switch_off(people.clerk.ref, by=SYSTEM, at=at)
    with pytest.raises(Invalid):
        enter("zhouting")


def fail(enter, login, times):
    for _try in range(times):
        with pytest.raises(Invalid):
            enter(login, "wrong")


def test_five_failures_lock_and_the_words_say_until_when(people, enter, at):
    fail(enter, people.resident.number, 4)
    with pytest.raises(Limited) as caught:
        enter(people.resident.number, "wrong")
    until = (at + dt.timedelta(minutes=15)).strftime("%H:%M")
    assert until in str(caught.value.hint)
    assert "15" in str(caught.value.hint)
    with pytest.raises(Limited):
        enter(people.resident.number)
    events = [line.event for line in journal.lines_of(people.resident.ref)]
    assert events == ["SignInFailed"] * 5 + ["SignInLocked"]
    assert enter(people.neighbour.number) == people.neighbour.actor


def test_the_lock_ends_by_itself(people, enter):
    fail(enter, people.resident.number, 4)
    with pytest.raises(Limited):
        enter(people.resident.number, "wrong")
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= dt.timedelta(minutes=16)
        attempt.save()
    assert enter(people.resident.number) == people.resident.actor


def test_trying_during_the_lock_does_not_prolong_it(people, enter):
    fail(enter, people.resident.number, 4)
    with pytest.raises(Limited):
        enter(people.resident.number, "wrong")
    before = list(AccessAttempt.objects.values_list("attempt_time", "failures_since_start"))
    with pytest.raises(Limited):
        enter(people.resident.number, "wrong")
    assert list(AccessAttempt.objects.values_list("attempt_time", "failures_since_start")) == before


def test_success_forgets_the_failures(people, enter):
    fail(enter, people.resident.number, 4)
    enter(people.resident.number)
    fail(enter, people.resident.number, 4)


def test_a_reset_lifts_the_lock(people, enter, at):
    fail(enter, "zhouting", 4)
    with pytest.raises(Limited):
        enter("zhouting", "wrong")
    fresh = passwords.reset_password(people.clerk.ref, by=people.administrator.actor, at=at)
    assert enter("zhouting", fresh) == people.clerk.actor
    assert not lockout.unlock("staff:zhouting")


def test_neither_number_nor_password_is_left_behind(people, enter, caplog):
    number = people.resident.number
    with caplog.at_level(logging.DEBUG):
        fail(enter, number, 3)
    attempt = AccessAttempt.objects.get()
    kept = " ".join(str(value) for value in vars(attempt).values())
    assert number not in kept
    assert "wrong" not in kept
    assert number not in caplog.text
    assert attempt.username.startswith("resident:")
