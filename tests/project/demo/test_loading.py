"""The demo city is in the rooms after loading, once, and its people can sign in."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.contrib.auth.hashers import check_password

from tests.project.demo.conftest import NOW
from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.models import Person, Staff
from zhengtong.kernel import clock
from zhengtong.kernel.models import JournalLine
from zhengtong.project.cli.demo import demo
from zhengtong.project.demo import logins
from zhengtong.project.demo.items import all_items
from zhengtong.project.demo.loading import everything
from zhengtong.project.demo.reading import document
from zhengtong.registers.catalogue import queries as catalogue
from zhengtong.registers.licences import queries as licences

pytestmark = pytest.mark.django_db


def silent(things: int = 1) -> None:
    """Nobody is watching."""


def test_loading_again_does_nothing(small_city):
    before = JournalLine.objects.count()
    assert everything.is_loaded()
    assert everything.load(at=NOW) is False
    assert JournalLine.objects.count() == before


def test_every_part_can_be_loaded_again_without_a_trace(small_city):
    before = JournalLine.objects.count()
    for part in everything.PARTS:
        part.load(silent, at=NOW)
    assert JournalLine.objects.count() == before


def test_every_item_has_its_guide_and_pins_its_own_form(small_city):
    for item in all_items():
        guide = catalogue.guide(item["code"])
        assert guide.name["zh"] == item["name"]["zh"]
        pinned = catalogue.current(item["code"])
        assert pinned.licence_type == item.get("licence", "")
        assert set(item["participants"]) <= set(pinned.participants)


def test_everybody_in_the_list_of_logins_can_sign_in(small_city, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    password = logins.password()
    numbers = {row["number"]: row for row in document("cast")["persons"]}
    for shown in logins.residents():
        person = identity.find_subject("person", shown.login)
        row = Person.objects.select_related("account").get(pk=person.ref.partition(":")[2])
        assert numbers[shown.login]["name"] == row.name
        assert check_password(password, row.account.password)
    for shown in logins.staff():
        row = Staff.objects.select_related("account").get(login=shown.login)
        assert check_password(password, row.account.password)


def test_agents_act_for_their_company_and_the_stranger_for_nobody(small_city):
    people = {row["key"]: row for row in document("cast")["persons"]}
    agent = identity.find_subject("person", people["agent-restaurant"]["number"])
    stranger = identity.find_subject("person", people["stranger"]["number"])
    assert [m.company_name for m in identity.mandates_of(agent.ref, at=NOW)] == [
        "云海市潮味轩餐饮管理有限公司"
    ]
    assert identity.mandates_of(stranger.ref, at=NOW) == []


def test_wallets_hold_what_the_cast_brings_along(small_city):
    people = {row["key"]: row for row in document("cast")["persons"]}
    held = {
        key: {
            card.type_key
            for card in licences.wallet_of(
                identity.find_subject("person", people[key]["number"]).ref
            )
        }
        for key in ("resident", "disabled", "stranger")
    }
    assert {"resident-id", "property-certificate"} <= held["resident"]
    assert {"resident-id", "disability-card"} <= held["disabled"]
    assert held["stranger"] == {"resident-id"}


def test_every_identity_card_holds_now_and_for_months_to_come(small_city):
    later = clock.local_date(NOW) + timedelta(days=200)
    for row in document("cast")["persons"]:
        holder = identity.find_subject("person", row["number"]).ref
        (card,) = [c for c in licences.wallet_of(holder) if c.type_key == "resident-id"]
        assert card.valid_from <= clock.local_date(NOW), row["key"]
        assert card.valid_to is None or card.valid_to > later, row["key"]


def test_the_command_says_that_the_city_is_there(small_city):
    answer = CliRunner().invoke(demo, ["load"])
    assert answer.exit_code == 0
    assert "already" in answer.output
