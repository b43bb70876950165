"""Issuing: once per basis, with an identifier and number of its own."""

import datetime as dt

import pytest
from django.db import connection

from tests import cast
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.codes import credit_code, licence_identifier
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound
from zhengtong.registers.licences import actions, queries
from zhengtong.registers.licences.models import Licence


def test_it_works(issue, people, at):
    card = issue()

    read = licence_identifier.read(card.identifier)
    assert (read.type_code, read.body, read.version) == (f"{cast.MARKET}001", cast.MARKET, 1)
    assert read.serial == "20260000001"
    assert card.number == f"JY2{cast.CITY}0000001"
    assert (card.valid_from, card.valid_to) == (dt.date(2026, 3, 11), dt.date(2031, 3, 10))
    assert card.usable
    assert card.body_name["zh"] == "云海市市场监督管理局"
    [line] = journal.lines_of(card.ref)
    assert (line.event, line.payload["basis"]) == ("LicenceIssued", "case:1")


def test_the_same_basis_gives_the_same_licence(issue):
    assert issue().identifier == issue().identifier
    assert Licence.objects.count() == 1


def test_another_basis_gives_the_next_number(issue):
    issue()
    second = issue(basis="case:2")
    assert second.number.endswith("0000002")
    assert ".20260000002.001." in second.identifier


def test_one_case_may_give_licences_of_two_types(issue):
    assert issue("food").identifier != issue("card").identifier


def test_only_declared_fields_are_kept_and_said_in_words(issue, people):
    card = issue()
    fields = {
        f.key: f.value for f in queries.reading(card.identifier, by=people.resident.actor).fields
    }
    assert fields["operator"] == "荷花小馆"
    assert fields["person"] == people.resident.name
    assert fields["kind"] == {"zh": "餐饮服务", "en": "Catering"}
    assert fields["area"] == "86 平方米"
    assert fields["validity"]["zh"] == "2026年3月11日 至 2031年3月10日"
    assert "不在证上" not in str(Licence.objects.get().fields)


def test_what_is_personal_rests_encrypted(issue, people):
    issue()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM licences_licence")
        row = str(cursor.fetchall())
    assert people.resident.name not in row
    assert people.resident.number not in row
    assert "荷花小馆" not in row


def test_a_registration_gives_a_credit_code(issue, food_data, at):
    food_data |= {"key": "business", "number": "{credit_code:92}", "validity": {"none": True}}
    actions.put_type(food_data, by=SYSTEM, at=at)
    card = issue("business", body=cast.LAKE_MARKET)
    assert credit_code.is_valid(card.number)
    assert card.number.startswith(f"92{cast.LAKE}MA")
    assert card.valid_to is None


def test_a_licence_from_elsewhere_keeps_its_number_and_days(issue):
    card = issue(
        number="JY29999990000001",
        valid_from=dt.date(2024, 5, 1),
        valid_to=dt.date(2029, 4, 30),
        basis="register:food:1",
    )
    assert (card.number, card.valid_to) == ("JY29999990000001", dt.date(2029, 4, 30))
    assert card.issued_on == dt.date(2024, 5, 1)


def test_a_leap_day_ends_after_the_last_of_february(issue):
    card = issue(valid_from=dt.date(2028, 2, 29))
    assert card.valid_to == dt.date(2033, 2, 28)


def test_a_new_version_of_a_type_leaves_the_old_licences_alone(issue, food_data, people, at):
    old = issue()
    food_data["fields"][0]["label"] = {"zh": "经营主体"}
    assert actions.put_type(food_data, by=SYSTEM, at=at).version == 2
    assert actions.put_type(food_data, by=SYSTEM, at=at).version == 2
    view = queries.reading(old.identifier, by=people.resident.actor)
    assert view.fields[0].label == {"zh": "经营者"}
    new = queries.reading(issue(basis="case:2").identifier, by=people.resident.actor)
    assert new.fields[0].label == {"zh": "经营主体"}


def test_the_wrong_kind_of_holder_is_refused(issue, people):
    with pytest.raises(Invalid):
        issue("card", holder=people.company, basis="case:9")


def test_an_unknown_type_is_not_found(issue):
    with pytest.raises(NotFound):
        issue("no-such-type")


def test_a_missing_last_day_is_told(issue, food_data, at):
    food_data |= {"key": "road", "validity": {"field": "operator"}}
    actions.put_type(food_data, by=SYSTEM, at=at)
    with pytest.raises(Invalid) as told:
        issue("road")
    assert "operator" in told.value.fields


def test_a_licence_without_end_may_be_written_as_a_far_day(issue, food_data, at):
    food_data |= {"key": "identity", "validity": {"field": "area"}}
    actions.put_type(food_data, by=SYSTEM, at=at)
    assert issue("identity", fields={}, values={"area": "2099-12-31"}).valid_to is None
    near = issue("identity", fields={}, values={"area": "2036-05-01"}, basis="case:2")
    assert near.valid_to == dt.date(2036, 5, 1)


def test_as_many_years_as_the_form_says(issue, food_data, at):
    food_data |= {"key": "sign", "validity": {"years_in": "area"}}
    actions.put_type(food_data, by=SYSTEM, at=at)
    assert issue("sign", fields={"area": 3}).valid_to == dt.date(2029, 3, 10)
    for wrong in (0, -1, 2.5, "many", 101):
        with pytest.raises(Invalid):
            issue("sign", fields={"area": wrong}, basis=f"case:{wrong}")


@pytest.mark.parametrize("who", ["stranger", "resident"])
def test_only_officials_and_the_system_issue(issue, people, who):
    with pytest.raises(Forbidden):
        issue(by=getattr(people, who).actor)
    with pytest.raises(Forbidden):
        issue(by=STRANGER)
    assert issue(by=SYSTEM).usable
