"""The wallet: what a holder has, what can be handed in, what forms may know of it."""

import datetime as dt

import pytest

from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import NotFound
from zhengtong.registers.licences import actions, queries


def test_valid_licences_come_first(issue, people, at):
    first, card = issue(), issue("card")
    later = at.replace(year=2032)
    wallet = queries.wallet_of(people.resident.ref, at=later)
    assert [c.identifier for c in wallet] == [card.identifier, first.identifier]
    assert [c.status for c in wallet] == ["valid", "expired"]
    assert queries.wallet_of(people.stranger.ref) == []


def test_a_wallet_costs_the_same_queries_however_full(
    issue, people, at, django_assert_max_num_queries
):
    for number in range(10):
        issue(basis=f"case:{number}")
    with django_assert_max_num_queries(2):
        assert len(queries.wallet_of(people.resident.ref, at=at)) == 10


def test_an_identity_number_is_masked_in_the_wallet(issue, people, at):
    issue("card")
    [card] = queries.wallet_of(people.resident.ref, at=at)
    assert card.number != people.resident.number
    assert queries.reading(card.identifier, by=people.resident.actor).number == (
        people.resident.number
    )


def test_only_what_holds_can_be_handed_in(issue, people, at):
    card = issue()
    assert [c.identifier for c in queries.usable_for(people.resident.ref, "food", at=at)] == [
        card.identifier
    ]
    assert queries.usable_for(people.resident.ref, "food", at=at.replace(year=2032)) == []
    assert queries.usable_for(people.neighbour.ref, "food", at=at) == []


def test_forms_learn_from_valid_licences(issue, people, at):
    card = issue()
    facts = queries.facts_of(people.resident.ref, at=at)
    assert facts["food.operator"].value == "荷花小馆"
    assert facts["food.operator"].source["zh"] == "食品经营许可证"
    actions.revoke(card.identifier, reason={"zh": "撤销"}, by=people.approver.actor, at=at)
    assert queries.facts_of(people.resident.ref, at=at) == {}


def test_licences_are_found_by_their_basis(issue):
    one, two = issue(), issue(basis="case:2")
    found = queries.of_basis(["case:1", "case:2", "case:3"])
    assert {basis: c.identifier for basis, [c] in found.items()} == {
        "case:1": one.identifier,
        "case:2": two.identifier,
    }


@pytest.mark.parametrize("who", ["stranger", "neighbour", "agent"])
def test_nobody_else_reads_a_licence(licence, people, who):
    with pytest.raises(NotFound):
        queries.reading(licence.identifier, by=getattr(people, who).actor)
    with pytest.raises(NotFound):
        queries.reading(licence.identifier, by=STRANGER)


def test_an_official_reads_it(licence, people, at):
    view = queries.reading(licence.identifier, by=people.clerk.actor, at=at)
    assert view.holder_name == people.resident.name
    assert view.verbs == ("change", "suspend", "revoke", "cancel", "expire")
    assert view.status_at - at == dt.timedelta(0)


@pytest.mark.parametrize("word", ["", "\x00", "%00", "1.2.156", "'; --", "𠮷" * 300])
def test_a_forged_identifier_is_not_found(licence, people, word):
    with pytest.raises(NotFound):
        queries.licence(word)
    with pytest.raises(NotFound):
        queries.reading(word, by=people.resident.actor)
    assert queries.verify(word).status == "unknown"
