"""Invitations: one for each matter, open for a while."""

import datetime as dt

import pytest

from zhengtong.frontline.ratings import actions, queries
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, NotFound, Refused


def test_it_works(invite, people):
    made = invite()
    found = queries.invitation(made.token)
    assert (found.about, found.is_open) == ("case:1", True)
    assert found.body_name["zh"] == "云海市市场监督管理局"
    assert [i.token for i in queries.invitations_of(people.resident.ref)] == [made.token]


def test_a_matter_is_invited_once(invite):
    assert invite().token == invite().token
    assert queries.overall().invited == 1


def test_tokens_cannot_be_guessed(invite):
    tokens = {invite(number).token for number in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 20


def test_it_lapses(invite, rate, at):
    late = at + dt.timedelta(days=91)
    assert actions.lapse_due(by=SYSTEM, at=at + dt.timedelta(days=90)) == 0
    assert actions.lapse_due(by=SYSTEM, at=late) == 1
    assert actions.lapse_due(by=SYSTEM, at=late) == 0
    assert queries.overall().silent_rate == 1.0
    with pytest.raises(Refused) as told:
        rate(at=late)
    assert told.value.code == "lapsed"


def test_after_the_last_day_it_is_refused_before_the_round_has_noted_it(rate, at):
    with pytest.raises(Refused):
        rate(at=at + dt.timedelta(days=91))


def test_strangers_and_residents_invite_nobody(invite, people):
    for by in (STRANGER, people.stranger.actor, people.resident.actor):
        with pytest.raises(Forbidden):
            invite(by=by)


def test_an_unknown_token_is_not_found(invitation):
    with pytest.raises(NotFound):
        queries.invitation("nothing")
    assert queries.invitation_of_case("case:404") is None
