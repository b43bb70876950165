"""Programs act as their owner, for a time and within what the owner may."""

import datetime as dt

import pytest
from django.db import connection

from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import mandates, staff, tokens
from zhengtong.blocks.identity.models import ApiToken
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Invalid, NotFound, Refused


def issue(member, at, by=None, **changes):
    given = {"name": "账房", "days": 30} | changes
    return tokens.issue(member.account, **given, by=by or member.actor, at=at)


def test_a_token_acts_as_its_owner(people, at):
    plain = issue(people.resident, at)
    actor = queries.actor_of_token(plain, at=at)
    assert (actor.ref, actor.kind, actor.channel) == (people.resident.ref, "person", "api")
    (view,) = queries.tokens_of(people.resident.account, at=at)
    assert (view.name, view.expires_at) == ("账房", at + dt.timedelta(days=30))
    line = journal.lines_of(people.resident.ref)[-1]
    assert plain not in str(line.payload)


def test_only_a_hash_is_kept(people, at):
    plain = issue(people.resident, at)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {ApiToken._meta.db_table}")
        assert plain not in str(cursor.fetchall())


@pytest.mark.parametrize("wrong", ["", "zt_", "zt_x", "x" * 500, "zt_\0", "zt_𠮷"])
def test_a_wrong_token_is_a_strangers(people, at, wrong):
    assert queries.actor_of_token(wrong, at=at).is_stranger


def test_a_token_ends(people, at):
    plain = issue(people.resident, at, days=1)
    assert queries.actor_of_token(plain, at=at + dt.timedelta(days=1)).is_stranger
    assert queries.tokens_of(people.resident.account, at=at + dt.timedelta(days=1)) == []


def test_a_token_is_taken_back_by_its_owner_only(people, at):
    plain = issue(people.resident, at)
    (view,) = queries.tokens_of(people.resident.account, at=at)
    with pytest.raises(NotFound):
        tokens.revoke(people.stranger.account, view.id, by=people.stranger.actor, at=at)
    assert not queries.actor_of_token(plain, at=at).is_stranger
    tokens.revoke(people.resident.account, view.id, by=people.resident.actor, at=at)
    assert queries.actor_of_token(plain, at=at).is_stranger
    with pytest.raises(NotFound):
        tokens.revoke(people.resident.account, view.id, by=people.resident.actor, at=at)


def test_a_token_for_a_company_ends_with_the_mandate(people, at):
    plain = issue(people.agent, at, by=people.agent_of_company)
    assert queries.actor_of_token(plain, at=at).subject == people.company
    (held,) = queries.mandates_of(people.agent.ref, at=at)
    mandates.revoke(held.id, by=people.representative.actor, at=at)
    assert queries.actor_of_token(plain, at=at).is_stranger


def test_a_token_of_an_official_ends_with_the_office(people, at):
    plain = issue(people.clerk, at)
    assert queries.actor_of_token(plain, at=at).has("window_clerk")
    staff.switch_off(people.clerk.ref, by=SYSTEM, at=at)
    assert queries.actor_of_token(plain, at=at).is_stranger


def test_names_and_days_are_checked(people, at):
    for changes in ({"name": " "}, {"name": "x" * 61}, {"days": 0}, {"days": 366}):
        with pytest.raises(Invalid):
            issue(people.resident, at, **changes)


def test_there_is_an_end_to_their_number(people, at):
    for _number in range(10):
        issue(people.resident, at)
    with pytest.raises(Refused):
        issue(people.resident, at)
