"""The wallet from a program, and verification by anybody."""

import pytest

from zhengtong.registers.licences import queries


@pytest.fixture
def card(desk):
    """The licence that a granted case has brought the resident."""
    desk.decided()
    (card,) = queries.wallet_of(desk.people.resident.ref, at=desk.at)
    return card


def test_the_wallet(card, resident, neighbour):
    (shown,) = resident.get("/licences").body
    assert (shown["identifier"], shown["status"]) == (card.identifier, "valid")
    assert neighbour.get("/licences").body == []


def test_the_holder_reads_it_in_full(card, resident):
    told = resident.get(f"/licences/{card.identifier}").body
    assert told["holder"] == "王秀英"
    assert {field["value"] for field in told["fields"]} >= {"王秀英"}


def test_its_document_is_a_pdf(card, resident):
    answer = resident.get(f"/licences/{card.identifier}/document")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_anybody_verifies_by_token_or_identifier(card, stranger):
    for text in (card.token, card.identifier):
        told = stranger.get("/verification", licence=text)
        assert (told.body["status"], told.body["in_force"]) == ("valid", True)
        assert "王秀英" not in told.content.decode()


@pytest.mark.parametrize("text", ["", "1.2.156", "zt", "' OR 1=1", "𠮷" * 50, "x" * 300])
def test_what_is_not_known_is_unknown(desk, stranger, text):
    told = stranger.get("/verification", licence=text)
    assert (told.status, told.body["status"]) == (200, "unknown")


def test_an_official_who_reads_a_licence_leaves_a_trace(card, clerk, desk):
    assert clerk.get(f"/licences/{card.identifier}").status == 200
    uses = queries.uses_of(card.identifier, by=desk.people.resident.actor).rows
    assert uses[0].own is False
