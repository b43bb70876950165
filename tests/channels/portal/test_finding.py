"""Home, browsing, search, guide: what is found, what is kept, what it costs."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from zhengtong.registers.catalogue import queries as catalogue

MOST_QUERIES = 12


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as kept:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(kept)


def test_public_pages_cost_at_most_a_dozen_queries(nobody, resident, desk):
    catalogue.facets()  # counted once a minute in each process, whatever is opened
    found = f"/guide/{desk.food}/"
    for address in ("/", "/services/", "/services/by/themes/", "/search/?q=食品", found):
        assert queries(nobody, address) <= MOST_QUERIES, address
        assert queries(resident, address) <= MOST_QUERIES, address


def test_my_pages_cost_at_most_a_dozen_queries(resident, desk):
    number = desk.accepted().number
    for address in ("/my/", "/my/cases/", f"/my/cases/{number}/", "/my/drafts/", "/my/licences/"):
        assert queries(resident, address) <= MOST_QUERIES, address


def test_public_pages_are_kept_and_not_sent_twice(nobody, desk):
    address = f"/guide/{desk.food}/"
    first = nobody.get(address)
    assert queries(nobody, address) == 0
    again = nobody.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_kept_pages_are_in_the_readers_language(nobody, desk):
    address = f"/guide/{desk.food}/"
    assert "食品经营许可" in nobody.get(address).content.decode()
    nobody.post("/language/", {"language": "en", "next": address})
    page = nobody.get(address).content.decode()
    assert '<html lang="en"' in page
    assert "Food business licence" in page


def test_kept_pages_carry_each_readers_own_token(desk):
    pages = []
    for _ in range(2):
        client = Client(enforce_csrf_checks=True)
        page = client.get("/").content.decode()
        token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        pages.append(token)
        told = {"csrfmiddlewaretoken": token, "language": "en", "next": "/"}
        assert client.post("/language/", told).status_code == 302
    assert pages[0] != pages[1]


def test_who_is_signed_in_is_not_kept_for_others(nobody, resident, desk):
    resident.get("/")
    assert desk.people.resident.name not in nobody.get("/").content.decode()


def test_search_finds_and_suggests(nobody, desk):
    assert desk.food in nobody.get("/search/", {"q": "食品经营"}).content.decode()
    assert desk.food in nobody.get("/search/suggestions/", {"q": "食品"}).content.decode()


def test_what_is_not_found_is_told_kindly(nobody, desk):
    assert "没有找到" in nobody.get("/search/", {"q": "恐龙饲养"}).content.decode()


def test_odd_addresses_are_answered_in_words(nobody, desk):
    for address in (
        "/guide/no-such-code/",
        "/services/?after=%%%",
        "/services/by/nothing/",
        "/search/?q=食品&after=zzz",
        "/progress/forged/",
    ):
        answer = nobody.get(address)
        assert answer.status_code in (404, 422), address
        assert "zt-title" in answer.content.decode()


def test_filters_narrow_the_list(nobody, desk):
    page = nobody.get("/services/?audience=company")
    assert [card.code for card in page.context["page"].rows] == [desk.food]


def test_blank_and_sample_forms_are_pdfs(nobody, desk):
    for name in ("form.pdf", "sample.pdf"):
        answer = nobody.get(f"/guide/{desk.food}/{name}")
        assert answer.content.startswith(b"%PDF")


def test_the_guide_has_one_clear_button(nobody, desk):
    page = nobody.get(f"/guide/{desk.food}/").content.decode()
    assert page.count("govuk-button--large") == 1
    assert f'href="/apply/{desk.food}/"' in page
