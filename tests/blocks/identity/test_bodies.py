"""Divisions and bodies are entered."""

import pytest

from tests import cast
from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import bodies, divisions
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.codes import credit_code
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound

CODE = credit_code.make("1", "1", cast.CITY, "MB900001")
GOOD = {
    "code": CODE,
    "name": {"zh": "云海市水务局", "en": "Yunhai Water Bureau"},
    "short": "水务局",
    "kind": "water",
    "division": cast.CITY,
    "level": "3",
}


def test_it_works_and_again_changes_nothing(people, at):
    view = bodies.put(**GOOD, phone="0999-1", by=SYSTEM, at=at)
    assert bodies.put(**GOOD, phone="0999-1", by=SYSTEM, at=at) == view
    assert queries.body(CODE) == queries.body(view.ref) == view
    assert view.short == {"zh": "水务局"}
    assert [line.event for line in journal.lines_of(view.ref)] == ["BodyPut"]
    assert (
        bodies.put(**GOOD, phone="0999-2", by=people.administrator.actor, at=at).phone == "0999-2"
    )
    assert len(journal.lines_of(view.ref)) == 2


def test_what_does_not_hold_is_told(people, at):
    with pytest.raises(Invalid) as caught:
        bodies.put(**(GOOD | {"code": "x", "division": "1"}), parent="none", by=SYSTEM, at=at)
    assert set(caught.value.fields) == {"code", "division", "parent"}


def test_nobody_else(people, at):
    for who in (people.stranger, people.clerk, people.catalogue_manager):
        with pytest.raises(Forbidden):
            bodies.put(**GOOD, by=who.actor, at=at)
        with pytest.raises(Forbidden):
            divisions.put("990104", "东岭区", by=who.actor, at=at)


def test_divisions(people, at):
    divisions.put("990104", {"zh": "东岭区"}, "4", cast.CITY, by=SYSTEM, at=at)
    divisions.put("990104", {"zh": "东岭区"}, "4", cast.CITY, by=SYSTEM, at=at)
    assert len(journal.lines_of("division:990104")) == 1
    assert queries.division("990104").parent == cast.CITY
    assert [d.code for d in queries.divisions()] == [cast.CITY, cast.LAKE, cast.HILL, "990104"]


def test_bodies_by_division_and_by_code(people):
    assert [b.code for b in queries.bodies(cast.LAKE)] == [cast.LAKE_MARKET]
    assert len(queries.bodies()) == len(cast.BODIES)
    assert {b.code for b in queries.bodies(codes=[cast.FIRE, "none"])} == {cast.FIRE}


def test_what_is_not_there(people):
    for read in (queries.body, queries.division, queries.staff, queries.person, queries.company):
        with pytest.raises(NotFound):
            read("none")
        with pytest.raises(NotFound):
            read("person:\0")
