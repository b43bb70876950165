"""The portal's own pages call with their session: what writes carries the page's token."""

import pytest
from django.test import Client

from tests.cases.office import FOOD


@pytest.fixture
def page(desk):
    """A browser of the resident that is signed in, as strict as a real one."""
    client = desk.people.resident.sign_in(Client(enforce_csrf_checks=True))
    client.get("/api/access/")
    return client


def start(client, **headers):
    return client.post(
        "/api/drafts", {"item": FOOD}, content_type="application/json", headers=headers
    )


def test_reading_needs_no_token(page):
    assert page.get("/api/drafts").json() == []


def test_writing_needs_the_pages_token(page):
    answer = start(page)
    assert answer.status_code == 403
    assert answer.json()["type"].endswith(":csrf")
    assert start(page, **{"X-CSRFToken": "x" * 64}).status_code == 403
    assert start(page, **{"X-CSRFToken": page.cookies["csrftoken"].value}).status_code == 201


def test_a_stranger_is_told_to_sign_in_not_of_tokens(desk):
    assert start(Client(enforce_csrf_checks=True)).status_code == 401


def test_a_wrong_token_is_not_saved_by_a_session(page):
    headers = {"Authorization": "Bearer zt_wrong"}
    assert page.get("/api/drafts", headers=headers).status_code == 401


def test_a_token_needs_no_pages_token(resident):
    resident.client.handler.enforce_csrf_checks = True
    assert resident.post("/drafts", {"item": FOOD}).status == 201


def test_tokens_are_not_issued_by_tokens(resident):
    assert resident.post("/tokens", {"name": "x"}).status == 401
    assert resident.get("/tokens").status == 401


def test_tokens_are_issued_and_revoked_from_pages(page):
    headers = {"X-CSRFToken": page.cookies["csrftoken"].value}
    made = page.post(
        "/api/tokens", {"name": "账房"}, content_type="application/json", headers=headers
    )
    assert made.status_code == 201
    assert made.json()["token"].startswith("zt_")
    (held,) = page.get("/api/tokens").json()
    assert held["name"] == "账房"
    assert page.delete(f"/api/tokens/{held['id']}", headers=headers).status_code == 204
    assert page.get("/api/tokens").json() == []
    assert page.delete(f"/api/tokens/{held['id']}", headers=headers).status_code == 404
