"""A company lets people act for it, in some matters and for some time."""

import datetime as dt

import pytest

from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import mandates
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused

YEAR = dt.timedelta(days=365)


def grant(people, at, who=None, by=None, **changes):
    who = who or people.neighbour
    given = {"name": who.name, "number": who.number, "until": at + YEAR} | changes
    return mandates.grant(people.company, **given, by=by or people.representative.actor, at=at)


def test_the_representative_names_an_agent(people, at):
    view = grant(people, at, scope=["ITEM1"])
    acting = queries.actor_of(people.neighbour.account, people.company, at=at)
    assert (acting.kind, acting.ref) == ("company", people.neighbour.ref)
    assert acting.subject == people.company
    assert view.scope == ("ITEM1",)
    line = journal.lines_of(people.company)[-1]
    assert line.event == "MandateGranted"
    assert line.payload["person"] == people.neighbour.ref


def test_also_while_acting_for_the_company(people, at):
    assert grant(people, at, by=people.representative_of_company)


def test_nobody_else_names_agents(people, at):
    for who in (people.stranger, people.agent, people.clerk):
        with pytest.raises(Forbidden):
            grant(people, at, by=who.actor)
    for actor in (people.agent_of_company, STRANGER):
        with pytest.raises(Forbidden):
            grant(people, at, by=actor)


def test_an_agent_must_be_registered_under_that_name(people, at):
    with pytest.raises(Invalid) as caught:
        grant(people, at, name="某某")
    assert "number" in caught.value.fields


def test_an_end_is_needed_and_not_too_far(people, at):
    for until in (at, at - YEAR, at + 4 * YEAR):
        with pytest.raises(Invalid) as caught:
            grant(people, at, until=until)
        assert "until" in caught.value.fields


def test_the_representative_needs_no_mandate(people, at):
    with pytest.raises(Refused):
        grant(people, at, who=people.representative)


def test_a_mandate_ends_by_itself(people, at):
    grant(people, at, until=at + dt.timedelta(days=1))
    later = at + dt.timedelta(days=1)
    assert queries.actor_of(people.neighbour.account, people.company, at=later).kind == "person"
    assert queries.mandates_of(people.neighbour.ref, at=later) == []


def test_a_new_mandate_takes_the_place_of_the_old(people, at):
    grant(people, at, scope=["ITEM1"])
    grant(people, at, scope=["ITEM2"])
    (held,) = queries.mandates_of(people.neighbour.ref, at=at)
    assert held.scope == ("ITEM2",)


def test_the_scope_counts(people, at):
    grant(people, at, scope=["ITEM1"])
    acting = queries.actor_of(people.neighbour.account, people.company, at=at)
    assert queries.may_apply(acting, "ITEM1", at=at)
    assert not queries.may_apply(acting, "ITEM2", at=at)
    assert queries.may_apply(people.agent_of_company, "ITEM2", at=at)
    assert queries.may_apply(people.resident.actor, "ITEM2", at=at)


@pytest.mark.parametrize("who", ["representative", "neighbour", "administrator"])
def test_a_mandate_is_taken_back(people, at, who):
    view = grant(people, at)
    mandates.revoke(view.id, by=getattr(people, who).actor, at=at)
    assert queries.mandates_of(people.neighbour.ref, at=at) == []
    assert journal.lines_of(people.company)[-1].event == "MandateRevoked"
    with pytest.raises(Refused):
        mandates.revoke(view.id, by=people.representative.actor, at=at)


def test_the_stranger_cannot_take_it_back_and_does_not_learn_of_it(people, at):
    view = grant(people, at)
    for who in (people.stranger.actor, people.agent_of_company, people.clerk.actor, STRANGER):
        with pytest.raises(NotFound):
            mandates.revoke(view.id, by=who, at=at)


def test_the_representatives_own_stays(people, at):
    (own,) = queries.mandates_of(people.representative.ref, at=at)
    with pytest.raises(Refused):
        mandates.revoke(own.id, by=people.representative.actor, at=at)


def test_a_load_is_idempotent(people, at):
    def put(until):
        return mandates.put(people.company_code, people.neighbour.number, until, by=SYSTEM, at=at)

    first = put(at + YEAR)
    lines = len(journal.lines_of(people.company))
    assert put(at + YEAR) == first
    assert len(journal.lines_of(people.company)) == lines
    assert put(at + 2 * YEAR).id != first.id
    with pytest.raises(NotFound):
        mandates.put("none", people.neighbour.number, at + YEAR, by=SYSTEM, at=at)
    with pytest.raises(Forbidden):
        mandates.put(people.company_code, people.neighbour.number, at, by=people.clerk.actor, at=at)
