"""Changing a licence: a newer one that names the one it replaces."""

import datetime as dt

import pytest

from zhengtong.kernel import journal
from zhengtong.kernel.codes import licence_identifier
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused
from zhengtong.registers.licences import actions, queries


@pytest.fixture
def change(licence, people, at):
    def changed(**other):
        given = {
            "fields": {"operator": "荷花大酒楼"},
            "basis": "case:2",
            "by": people.approver.actor,
            "at": at + dt.timedelta(days=30),
        }
        return actions.change(licence.identifier, **(given | other))

    return changed


def test_it_works(change, licence, people):
    new = change()
    old = queries.reading(licence.identifier, by=people.resident.actor)
    view = queries.reading(new.identifier, by=people.resident.actor)

    assert licence_identifier.read(new.identifier).version == 2
    assert (new.number, new.valid_to) == (licence.number, licence.valid_to)
    assert view.replaces == licence.identifier
    assert old.replaced_by == new.identifier
    assert old.card.status == "changed"
    values = {field.key: field.value for field in view.fields}
    assert (values["operator"], values["area"]) == ("荷花大酒楼", "86 平方米")
    assert [line.event for line in journal.lines_of(licence.ref)] == [
        "LicenceIssued",
        "LicenceChanged",
    ]


def test_the_same_basis_changes_once(change):
    assert change().identifier == change().identifier


def test_a_new_term_counts_from_its_first_day(change):
    assert change(valid_from=dt.date(2031, 3, 11)).valid_to == dt.date(2036, 3, 10)


def test_the_wallet_shows_the_newer_one_only(change, people):
    new = change()
    assert [card.identifier for card in queries.wallet_of(people.resident.ref)] == [new.identifier]


def test_a_replaced_licence_is_not_changed_again(change):
    change()
    with pytest.raises(Refused):
        change(basis="case:3")


def test_days_out_of_order_are_refused_and_nothing_is_changed(change, licence):
    with pytest.raises(Invalid):
        change(valid_to=dt.date(2020, 1, 1))
    assert queries.licence(licence.identifier).status == "valid"


def test_the_stranger_changes_nothing(change, people):
    with pytest.raises(Forbidden):
        change(by=people.stranger.actor)


def test_an_unknown_licence_is_not_found(people, at):
    with pytest.raises(NotFound):
        actions.change("1.2.3", fields={}, basis="case:2", by=people.approver.actor, at=at)
