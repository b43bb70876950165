"""Pages for what went wrong, and the policy of the browser."""

import pytest
from django.test import RequestFactory
from django.utils.translation import gettext_lazy as _

from zhengtong.channels.furniture import problems
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Limited, Refused, Stale


def asked(path="/", **headers):
    request = RequestFactory().get(path, headers=headers)
    request.actor = STRANGER
    request.user = type("Nobody", (), {"is_authenticated": False})()
    return request


@pytest.mark.parametrize(("problem", "status"), [(Refused, 409), (Stale, 409), (Limited, 429)])
def test_a_problem_becomes_a_page_with_its_status(db, problem, status):
    answer = problems.problem_page(asked(), problem(_("Sign in first."), hint=_("Back")))
    page = answer.content.decode()
    assert answer.status_code == status
    assert "zt-inset" in page or "govuk-inset-text" in page


def test_htmx_gets_a_piece_of_page(db):
    answer = problems.problem_page(asked(**{"HX-Request": "true"}), Refused())
    assert "<html" not in answer.content.decode()


def test_a_page_that_does_not_exist(client, db):
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "您访问的页面不存在" in answer.content.decode()


def test_our_own_fault_is_told_without_the_database(rf):
    answer = problems.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "系统暂时无法处理" in answer.content.decode()


def test_the_policy_forbids_inline_scripts_and_styles(client, db):
    answer = client.get("/about/")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    page = answer.content.decode()
    assert "style=" not in page
    assert "onclick" not in page
    assert "<script>" not in page


def test_way_back_only_to_our_own_pages(rf):
    ours = rf.get("/x/", headers={"Referer": "http://testserver/services/"})
    theirs = rf.get("/x/", headers={"Referer": "http://evil.example/"})
    assert problems._back(ours) == "http://testserver/services/"
    assert problems._back(theirs) == ""


def test_a_wrong_place_in_a_list_leads_to_its_first_page(client, db):
    answer = client.get("/services/?after=zzz")
    assert answer.status_code == 422
    assert 'href="/services/"' in answer.content.decode().partition("<main")[2]


def test_an_address_that_only_takes_forms_says_so(client, db):
    answer = client.get("/sign-out/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "该网址没有可以查看的页面" in answer.content.decode()


def test_a_form_sent_without_a_session_leads_back_to_the_page_it_stood_on(client, db):
    page = "/drafts/6e0b7ad2-97d3-4ce0-a630-7946de5e4be1/materials/"
    answer = client.post(f"{page}photo/", {}, headers={"Referer": f"http://testserver{page}"})
    assert f"next={page.replace('/', '%2F')}&" in answer["Location"]
    evil = client.post(f"{page}photo/", {}, headers={"Referer": "http://evil.example/x/"})
    assert "evil" not in evil["Location"]
