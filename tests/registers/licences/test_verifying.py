"""Verification by anyone: what is told for which word, and what never is."""

import datetime as dt

import pytest

from zhengtong.kernel.codes import licence_identifier
from zhengtong.registers.licences import actions, queries

WHY = {"zh": "提供虚假材料。"}


def test_the_qr_code_tells_the_fields_but_nothing_personal(licence, people, at):
    told = queries.verify(licence.token, at=at)

    assert (told.status, told.asked_by, told.in_force) == ("valid", "token", True)
    assert told.holder == "**英"
    values = {field.key: field.value for field in told.fields}
    assert values["operator"] == "荷花小馆"
    assert "person" not in values
    assert people.resident.name not in str(told)
    assert people.resident.number not in str(told)


@pytest.mark.parametrize("word", ["identifier", "number"])
def test_a_word_that_can_be_guessed_tells_less(licence, at, word):
    told = queries.verify(f"  {getattr(licence, word).lower()} ", at=at)
    assert (told.status, told.asked_by) == ("valid", word)
    assert told.holder == "**英"
    assert told.fields == ()


def test_a_company_is_named(issue, people, at):
    card = issue(holder=people.company, holder_name=people.company_name, basis="case:7")
    assert queries.verify(card.number, at=at).holder == people.company_name


@pytest.mark.parametrize(
    "word",
    ["", "   ", "JY0", "'; DROP TABLE licences_licence; --", "<script>", "𠮷" * 500, "C-nothing"],
)
def test_what_is_not_known_is_unknown(licence, at, word):
    told = queries.verify(word, at=at)
    assert (told.status, told.in_force, told.identifier) == ("unknown", False, "")


def test_a_forged_token_tells_nothing(licence, at):
    forged = licence.token[:-1] + ("A" if licence.token[-1] != "A" else "B")
    assert queries.verify(forged, at=at).status == "unknown"


def test_a_wrong_check_character_is_unknown(licence, at):
    read = licence_identifier.read(licence.identifier)
    other = licence_identifier.make(read.type_code, read.body, "20260000099", 1)
    assert queries.verify(other, at=at).status == "unknown"
    wrong = licence.identifier[:-1] + ("A" if licence.identifier[-1] != "A" else "B")
    assert queries.verify(wrong, at=at).status == "unknown"


def test_a_number_that_is_an_identity_number_cannot_be_looked_up(issue, people, at):
    card = issue("card")
    assert queries.verify(people.resident.number, at=at).status == "unknown"
    told = queries.verify(card.token, at=at)
    assert told.status == "valid"
    assert people.resident.number not in str(told)
    assert told.number.endswith(people.resident.number[-4:])


def test_each_status_is_told_apart(licence, issue, people, at):
    by = {"by": people.approver.actor, "at": at}
    assert queries.verify(licence.token, at=at.replace(year=2032)).status == "expired"
    actions.suspend(licence.identifier, reason=WHY, **by)
    assert queries.verify(licence.token, at=at).status == "suspended"
    actions.resume(licence.identifier, reason=WHY, **by)
    new = actions.change(licence.identifier, fields={}, basis="case:2", **by)
    old = queries.verify(licence.token, at=at)
    assert (old.status, old.replaced_by, old.in_force) == ("changed", new.identifier, False)
    assert queries.verify(licence.number, at=at).identifier == new.identifier
    actions.revoke(new.identifier, reason=WHY, **by)
    assert queries.verify(licence.number, at=at).status == "revoked"
    third = issue(basis="case:3")
    actions.cancel(third.identifier, reason=WHY, **by)
    assert queries.verify(third.token, at=at).status == "cancelled"


def test_a_licence_before_its_first_day_is_not_in_force(issue, at):
    card = issue(valid_from=dt.date(2026, 4, 1))
    told = queries.verify(card.token, at=at)
    assert (told.status, told.in_force) == ("valid", False)
