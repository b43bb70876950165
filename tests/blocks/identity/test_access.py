"""Who looked at somebody's data is written down, and the person can see it."""

import pytest

from tests import cast
from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import access


def look(people, who, at, fields=("number", "mobile")):
    access.note(people.resident.ref, fields, "case:1", by=who, at=at)


def test_a_look_is_noted_with_body_and_purpose(people, at):
    look(people, people.fire_reviewer.actor, at)
    (seen,) = queries.seen_by(people.resident.ref)
    assert (seen.by, seen.body) == (people.fire_reviewer.ref, cast.FIRE)
    assert seen.body_name["zh"] == "消防救援支队"
    assert (seen.fields, seen.purpose, seen.at) == (("mobile", "number"), "case:1", at)


def test_the_latest_first(people, at):
    look(people, people.fire_reviewer.actor, at)
    look(people, people.clerk.actor, at)
    assert [s.body for s in queries.seen_by(people.resident.ref)] == [cast.WINDOW, cast.FIRE]
    assert [s.body for s in queries.seen_by(people.resident.ref, limit=1)] == [cast.WINDOW]


def test_ones_own_eyes_are_not_noted(people, at):
    look(people, people.resident.actor, at)
    access.note(people.company, ["phone"], "case:1", by=people.agent_of_company, at=at)
    assert queries.seen_by(people.resident.ref) == []
    assert queries.seen_by(people.company) == []


@pytest.mark.parametrize("ref", ["person:0", "stranger:", ""])
def test_of_nobody_nothing_is_known(people, ref):
    assert queries.seen_by(ref) == []
