"""The people, companies and bodies of the demo city have valid numbers and fit together."""

import re

from zhengtong.kernel.codes import credit_code, resident_number
from zhengtong.project.demo.reading import document

CITY = document("city")
CAST = document("cast")
ROLES = {
    "window_clerk",
    "reviewer",
    "approver",
    "supervisor",
    "catalogue_manager",
    "data_steward",
    "auditor",
    "administrator",
}


def test_the_city_has_its_divisions_and_bodies():
    divisions = {row["code"]: row for row in CITY["divisions"]}
    assert {"990100", "990102", "990103"} <= set(divisions)
    assert all(row.get("parent", "990100") in divisions for row in divisions.values())
    kinds = {row["kind"] for row in CITY["bodies"] if row["division"] == "990100"}
    wanted = "hall market police labour health housing fire urban civil education tax data"
    assert set(wanted.split()) <= kinds


def test_credit_codes_hold_and_name_the_division():
    for body in CITY["bodies"]:
        assert credit_code.is_valid(body["code"]), body["key"]
        assert body["code"][2:8] == body["division"]
    for company in CAST["companies"]:
        assert credit_code.is_valid(company["credit_code"]), company["key"]
    codes = [row["code"] for row in CITY["bodies"]]
    assert len(codes) == len(set(codes))


def test_resident_numbers_hold_and_lie_in_the_fictional_city():
    for person in CAST["persons"]:
        number = resident_number.read(person["number"])
        assert number.division in ("990102", "990103"), person["key"]
        assert re.fullmatch(r"1[3-9]\d{9}", person["mobile"])
    numbers = [person["number"] for person in CAST["persons"]]
    assert len(numbers) == len(set(numbers))


def test_rare_characters_the_middle_dot_and_a_stranger_are_in_the_cast():
    names = "".join(person["name"] for person in CAST["persons"])
    assert "𠮷" in names
    assert "䶮" in names
    assert "·" in names
    assert any(person["key"] == "stranger" for person in CAST["persons"])


def test_companies_name_people_of_the_cast():
    keys = {person["key"] for person in CAST["persons"]}
    for company in CAST["companies"]:
        assert company["legal_representative"] in keys
        assert set(company["agents"]) <= keys
        assert company["legal_representative"] not in company["agents"]


def test_every_body_has_a_reviewer_and_an_approver_and_every_role_a_person():
    bodies = {row["key"] for row in CITY["bodies"]}
    held: dict[str, set[str]] = {key: set() for key in bodies}
    for row in CAST["staff"]:
        assert set(row["roles"]) <= ROLES
        held[row["body"]] |= set(row["roles"])
    assert all({"reviewer", "approver"} <= roles for roles in held.values())
    assert set().union(*held.values()) == ROLES
    logins = [row["login"] for row in CAST["staff"]]
    assert len(logins) == len(set(logins))
