"""What the applicant came for: only services that this window takes in, for this kind of person."""

import pytest

from tests import cast
from tests.channels.counter.visit import begin, identify
from tests.channels.counting import queries_of
from tests.channels.reading import links, main
from zhengtong.blocks.identity import queries as identity
from zhengtong.cases import queries as cases

ITEM = r"/items/[^/]+/$"


@pytest.fixture
def clerk(browser, desk):
    return browser("clerk")


def chosen(client, visit, q=""):
    page = client.get(f"/counter/visits/{visit}/items/", {"q": q} if q else {})
    return [link.split("/")[5] for link in links(page, ITEM) if "suggestions" not in link]


def test_it_works(clerk, desk):
    visit = identify(clerk, desk.people.resident.number)
    assert chosen(clerk, visit, "食品") == [desk.food]
    answer = clerk.post(f"/counter/visits/{visit}/items/{desk.food}/")
    draft = answer["Location"].split("/")[3]
    view = cases.draft(draft, desk.people.clerk.actor)
    assert (view.applicant, view.channel) == (desk.people.resident.ref, "counter")


def test_with_nothing_typed_the_window_shows_what_it_takes_in(clerk, desk):
    visit = identify(clerk, desk.people.resident.number)
    assert set(chosen(clerk, visit)) == {desk.food, desk.card}


def test_what_is_for_people_is_not_offered_to_a_company(clerk, desk):
    visit = identify(clerk, desk.people.company_code)
    assert chosen(clerk, visit) == [desk.food]
    assert chosen(clerk, visit, "优待证") == []


def test_services_of_other_windows_are_not_offered(browser, desk):
    client = browser("other_clerk")
    visit = identify(client, desk.people.resident.number)
    assert chosen(client, visit) == []
    assert chosen(client, visit, "食品") == []
    assert "本窗口没有受理该事项" in main(client.get(f"/counter/visits/{visit}/items/?q=食品"))
    answer = client.post(f"/counter/visits/{visit}/items/{desk.food}/")
    assert answer.status_code == 403
    assert "该事项不由您所在的窗口收件。" in main(answer)


def test_suggestions_are_narrowed_likewise(browser, clerk, desk):
    visit = identify(clerk, desk.people.resident.number)
    address = "/counter/visits/{}/items/suggestions/?q=食品"
    assert "食品经营许可" in clerk.get(address.format(visit)).content.decode()
    other = browser("other_clerk")
    visit = identify(other, desk.people.resident.number)
    assert "食品经营许可" not in other.get(address.format(visit)).content.decode()


@pytest.mark.parametrize("code", ["nothing", "' OR 1=1 --", "𠮷"])
def test_unknown_item_is_not_there(clerk, desk, code):
    visit = identify(clerk, desk.people.resident.number)
    assert clerk.post(f"/counter/visits/{visit}/items/{code}/").status_code == 404


def test_chosen_again_the_same_draft_goes_on(clerk, desk):
    first = begin(clerk, desk.people.resident.number, desk.food)
    assert begin(clerk, desk.people.resident.number, desk.food) == first
    assert begin(clerk, desk.people.neighbour.number, desk.food) != first


def test_intake_is_written_down_for_the_person(clerk, desk):
    begin(clerk, desk.people.resident.number, desk.food)
    purposes = {seen.purpose for seen in identity.seen_by(desk.people.resident.ref)}
    assert purposes == {"look-up", "intake"}


def test_list_is_bounded(clerk, desk):
    assert desk.people.clerk.actor.body == cast.WINDOW
    visit = identify(clerk, desk.people.resident.number)
    assert queries_of(clerk, f"/counter/visits/{visit}/items/?q=食品") <= 12
