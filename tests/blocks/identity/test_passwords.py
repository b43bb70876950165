"""Passwords are chosen by their holder and reset by administrators."""

import pytest

from tests.cast import PASSWORD
from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import accounts, passwords
from zhengtong.blocks.identity.models import Account
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound

NEW = "quiet-harbour-8"


def account_of(member):
    return Account.objects.get(pk=member.account.pk)


@pytest.mark.parametrize("who", ["resident", "clerk"])
def test_the_holder_changes_it(people, at, who):
    member = getattr(people, who)
    accounts.change_password(PASSWORD, NEW, by=member.actor, at=at)
    account = account_of(member)
    assert account.check_password(NEW)
    assert account.password_set_at == at
    assert journal.lines_of(member.ref)[-1].event == "PasswordChanged"


def test_an_agent_changes_their_own(people, at):
    accounts.change_password(PASSWORD, NEW, by=people.agent_of_company, at=at)
    assert account_of(people.agent).check_password(NEW)


def test_the_present_one_is_needed(people, at):
    with pytest.raises(Invalid) as caught:
        accounts.change_password("wrong", NEW, by=people.resident.actor, at=at)
    assert set(caught.value.fields) == {"current"}


def test_the_rules_hold(people, at):
    me = people.resident
    for bad in ("short1", PASSWORD, me.number[:12] + "abc", f"zz{me.mobile}"):
        with pytest.raises(Invalid) as caught:
            accounts.change_password(PASSWORD, bad, by=me.actor, at=at)
        assert set(caught.value.fields) == {"new"}
    assert len(queries.password_rules()) == 4


def test_strangers_have_none(people, at):
    with pytest.raises(Forbidden):
        accounts.change_password(PASSWORD, NEW, by=STRANGER, at=at)
    with pytest.raises(Forbidden):
        accounts.change_password(PASSWORD, NEW, by=SYSTEM, at=at)


def test_an_administrator_resets(people, at):
    fresh = passwords.reset_password(people.clerk.ref, by=people.administrator.actor, at=at)
    account = account_of(people.clerk)
    assert account.check_password(fresh)
    assert account.must_change_password
    line = journal.lines_of(people.clerk.ref)[-1]
    assert (line.event, line.payload) == ("PasswordReset", {})
    accounts.change_password(fresh, NEW, by=people.clerk.actor, at=at)
    assert not account_of(people.clerk).must_change_password


def test_nobody_else_resets(people, at):
    for who in (people.stranger.actor, people.supervisor.actor, STRANGER):
        with pytest.raises(Forbidden):
            passwords.reset_password(people.clerk.ref, by=who, at=at)
    own = people.administrator
    with pytest.raises(Forbidden):
        passwords.reset_password(own.ref, by=own.actor, at=at)
    for nobody in ("staff:0", "staff:x", people.resident.ref):
        with pytest.raises(NotFound):
            passwords.reset_password(nobody, by=SYSTEM, at=at)
