"""Signing in and out, registration, for whom one acts."""

import datetime as dt

import pytest
from django.test import Client

from tests import cast
from zhengtong.kernel.codes import credit_code, resident_number

NEW = resident_number.make(cast.LAKE, dt.date(1995, 5, 5), 210)


def signing_in(client, login, password=cast.PASSWORD, **more):
    return client.post("/sign-in/", {"login": login, "password": password, **more})


def test_it_works(nobody, people):
    answer = signing_in(nobody, people.resident.login)
    assert (answer.status_code, answer["Location"]) == (302, "/my/")
    assert people.resident.name in nobody.get("/my/").content.decode()


def test_officials_land_at_their_desk(nobody, people):
    assert signing_in(nobody, people.clerk.login)["Location"] == "/desk/"


def test_a_wrong_password_is_told_without_saying_which_was_wrong(nobody, people):
    answer = signing_in(nobody, people.resident.login, "wrong")
    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.content.decode()


def test_one_comes_back_to_where_one_was(nobody, people):
    answer = signing_in(nobody, people.resident.login, next="/my/licences/")
    assert answer["Location"] == "/my/licences/"


@pytest.mark.parametrize(
    "next_", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(nobody, people, next_):
    assert signing_in(nobody, people.resident.login, next=next_)["Location"] == "/my/"


def test_registration_signs_in(nobody):
    told = {
        "name": "钱小满",
        "number": NEW,
        "mobile": "13900019999",
        "password": "yunhai-spring-9",
        "password_again": "yunhai-spring-9",
        "agreed": "yes",
    }
    assert nobody.post("/register/", told)["Location"] == "/my/"
    assert "钱小满" in nobody.get("/my/").content.decode()


def test_registration_tells_everything_that_is_wrong(nobody):
    page = nobody.post("/register/", {"name": "", "number": NEW[:-1] + "0", "password": "1"})
    assert page.status_code == 422
    page = nobody.post(
        "/register/",
        {"name": "", "number": "123", "password": "1", "password_again": "1", "agreed": "yes"},
    ).content.decode()
    for field in ("name", "number", "mobile", "password"):
        assert f'href="#{field}"' in page


def test_signing_out_ends_the_session(resident):
    resident.post("/sign-out/")
    assert resident.get("/my/").status_code == 302


def test_an_agent_acts_for_the_company(desk):
    client = desk.people.agent.sign_in(Client())
    client.post("/my/companies/", {"acting_for": desk.people.company})
    assert desk.people.company_name in client.get("/my/").content.decode()


def test_a_company_one_has_no_mandate_for_is_not_taken(stranger, desk):
    stranger.post("/my/companies/", {"acting_for": desk.people.company})
    assert desk.people.company_name not in stranger.get("/my/").content.decode()


def test_the_representative_names_an_agent_and_ends_the_mandate(desk):
    client = desk.people.representative.sign_in(Client())
    client.post("/my/companies/", {"acting_for": desk.people.company})
    neighbour = desk.people.neighbour
    told = {"name": neighbour.name, "number": neighbour.number, "years": "1"}
    assert client.post("/my/companies/agents/", told).status_code == 302
    page = client.get("/my/companies/")
    assert neighbour.name in page.content.decode()
    mandate = max(m.id for m in page.context["agents"])
    client.post(f"/my/companies/agents/{mandate}/end/")
    assert neighbour.name not in client.get("/my/companies/").content.decode()


def test_a_company_is_registered_by_its_representative(resident, people):
    told = {
        "name": "云海新味餐饮有限公司",
        "credit_code": credit_code.make("9", "1", cast.LAKE, "MA300077"),
        "representative_name": people.resident.name,
    }
    assert resident.post("/my/companies/register/", told).status_code == 302
    assert "云海新味餐饮有限公司" in resident.get("/my/").content.decode()


def test_the_password_is_changed_and_the_session_stays(resident):
    told = {"current": cast.PASSWORD, "new": "another-spring-7", "new_again": "another-spring-7"}
    assert resident.post("/my/password/", told).status_code == 302
    assert resident.get("/my/").status_code == 200


def test_two_different_new_passwords_are_told(resident):
    told = {"current": cast.PASSWORD, "new": "another-spring-7", "new_again": "other"}
    page = resident.post("/my/password/", told)
    assert page.status_code == 422
    assert 'href="#new_again"' in page.content.decode()
