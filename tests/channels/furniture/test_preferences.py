"""The reader's language and text size, without scripts."""

import pytest
from django.test import Client


def test_chinese_first_whatever_the_browser_says(client, db):
    page = client.get("/about/", headers={"Accept-Language": "en-US"}).content.decode()
    assert '<html lang="zh-Hans"' in page


def test_the_switch_is_kept_in_a_cookie(client, db):
    answer = client.post("/language/", {"language": "en", "next": "/help/"})
    assert answer["Location"] == "/help/"
    assert '<html lang="en"' in client.get("/help/").content.decode()
    client.post("/language/", {"language": "zh-hans", "next": "/help/"})
    assert '<html lang="zh-Hans"' in client.get("/help/").content.decode()


def test_an_unknown_language_changes_nothing(client, db):
    client.post("/language/", {"language": "tlh", "next": "/"})
    assert '<html lang="zh-Hans"' in client.get("/about/").content.decode()


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "evil"])
def test_the_switch_leads_to_no_other_site(client, db, away):
    assert client.post("/language/", {"language": "en", "next": away})["Location"] == "/"


def test_large_text_on_and_off(client, db):
    client.post("/view/", {"view": "elder", "next": "/"})
    assert "zt-elder" in client.get("/about/").content.decode()
    client.post("/view/", {"view": "standard", "next": "/"})
    assert "zt-elder" not in client.get("/about/").content.decode()


def test_switches_want_the_form_token(db):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/language/", {"language": "en"})
    assert answer.status_code == 403
    assert "未被接收" in answer.content.decode()
