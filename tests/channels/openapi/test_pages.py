"""The page to read the API by, and the page where tokens are issued and revoked."""

import re

import pytest
from django.test import Client

from tests.channels.openapi.callers import Caller
from zhengtong.blocks.identity import queries as identity
from zhengtong.channels.openapi import document as documents

PAGE = {"Accept": "text/html"}


@pytest.fixture
def page(db):
    return Client().get("/api/", headers=PAGE).content.decode()


def test_every_operation_can_be_read_about(page):
    for found in documents.operations(documents.document("en")):
        assert f'id="{found["operationId"]}"' in page
        assert f'href="#{found["operationId"]}"' in page
    assert "提交申请" in page


def test_every_link_on_it_leads_to_a_place_on_it(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_it_speaks_the_language_of_the_switch_not_of_the_browser(db):
    english = {"Accept-Language": "en", **PAGE}
    assert "政通开放接口" in Client().get("/api/", headers=english).content.decode()
    switched = Client()
    switched.cookies["language"] = "en"
    assert "Submit an application" in switched.get("/api/", headers=PAGE).content.decode()


def test_it_needs_no_script_of_its_own(page):
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r'\sstyle="|\son\w+="', page)


def test_a_stranger_signs_in_before_seeing_tokens(db):
    answer = Client().get("/api/access/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


def test_a_token_is_shown_once_and_works(people):
    client = people.resident.sign_in(Client())
    shown = client.post("/api/access/", {"name": "账房", "days": "30"}).content.decode()
    (token,) = re.findall(r">(zt_[\w-]+)<", shown)
    again = client.get("/api/access/").content.decode()
    assert token not in again
    assert "账房" in again
    caller = Caller()
    caller.headers["Authorization"] = f"Bearer {token}"
    assert caller.get("/cases").status == 200


def test_a_revoked_token_opens_nothing(people, today):
    caller = Caller(people.resident)
    client = people.resident.sign_in(Client())
    (view,) = identity.tokens_of(people.resident.account, at=today)
    answer = client.post(f"/api/access/{view.id}/revoke/")
    assert answer.headers["Location"] == "/api/access/"
    assert caller.get("/cases").status == 401


def test_nobody_revokes_the_token_of_another(people, today):
    caller = Caller(people.resident)
    (view,) = identity.tokens_of(people.resident.account, at=today)
    assert (
        people.neighbour.sign_in(Client()).post(f"/api/access/{view.id}/revoke/").status_code == 404
    )
    assert caller.get("/cases").status == 200


@pytest.mark.parametrize("given", [{"name": "", "days": "30"}, {"name": "x", "days": "9999"}])
def test_what_is_wrong_with_a_new_token_is_told(people, today, given):
    answer = people.resident.sign_in(Client()).post("/api/access/", given)
    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.content.decode()
    assert identity.tokens_of(people.resident.account, at=today) == []
