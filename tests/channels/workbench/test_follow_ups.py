"""Bad ratings are followed up by the body that earned them, step by step."""

import pytest

from tests.channels.counting import queries_of
from tests.channels.reading import hidden, links, main
from tests.channels.workbench.rated import follow
from zhengtong.oversight.supervision import queries

ONE = r"^/desk/follow-ups/\d+/$"


@pytest.fixture
def one(desk):
    return follow(desk)


def record(client, one, verb, words="已电话联系", **more):
    version = hidden(client.get(f"/desk/follow-ups/{one}/"), "version")
    sent = {"verb": verb, "words": words, "version": version} | more
    return client.post(f"/desk/follow-ups/{one}/", sent)


def state(desk, one):
    return queries.follow_up(one, by=desk.people.supervisor.actor, at=desk.at).card.state


def test_it_works(browser, desk, one):
    client = browser("market_reviewer")
    assert links(client.get("/desk/follow-ups/"), ONE) == [f"/desk/follow-ups/{one}/"]
    assert "等了太久" in main(client.get(f"/desk/follow-ups/{one}/"))
    for verb, after in (("contact", "contacted"), ("mend", "mended")):
        assert record(client, one, verb).status_code == 302
        assert state(desk, one) == after
    answer = record(client, one, "revisit", satisfied="yes")
    assert answer.status_code == 302
    assert "已登记。" in main(client.get(answer["Location"]))


def test_what_is_missing_is_told(browser, desk, one):
    client = browser("market_reviewer")
    for sent, words in (
        ({"verb": ""}, "请选择要登记的处理环节。"),
        ({"verb": "fly"}, "请选择要登记的处理环节。"),
    ):
        answer = record(client, one, **sent)
        assert answer.status_code == 422
        assert words in main(answer)
    empty = record(client, one, "contact", words=" ")
    assert empty.status_code == 422
    assert state(desk, one) == "open"


def test_revisit_says_whether_the_person_is_satisfied(browser, desk, one):
    client = browser("market_reviewer")
    record(client, one, "contact")
    record(client, one, "mend")
    answer = record(client, one, "revisit", satisfied="perhaps")
    assert answer.status_code == 422
    assert "请选择评价人对整改结果是否满意。" in main(answer)


def test_old_page_does_nothing(browser, desk, one):
    client = browser("market_reviewer")
    record(client, one, "contact")
    answer = client.post(f"/desk/follow-ups/{one}/", {"verb": "mend", "words": "x", "version": "0"})
    assert answer.status_code == 409
    assert "您填写的内容已保留" in main(answer)
    assert state(desk, one) == "contacted"


def test_step_that_is_not_open_is_refused(browser, desk, one):
    answer = record(browser("market_reviewer"), one, "close")
    assert answer.status_code in (403, 409)
    assert state(desk, one) == "open"


@pytest.mark.parametrize("who", ["other_clerk", "fire_reviewer", "clerk"])
def test_other_bodies_see_nothing_of_it(browser, desk, one, who):
    client = browser(who)
    assert links(client.get("/desk/follow-ups/?state=all"), ONE) == []
    assert client.get(f"/desk/follow-ups/{one}/").status_code == 404
    sent = {"verb": "contact", "words": "x", "version": "1"}
    assert client.post(f"/desk/follow-ups/{one}/", sent).status_code == 404


def test_supervisor_sees_those_of_all_bodies(browser, desk, one):
    assert links(browser("supervisor").get("/desk/follow-ups/"), ONE)


def test_state_narrows(browser, desk, one):
    client = browser("market_reviewer")
    assert links(client.get("/desk/follow-ups/?state=closed"), ONE) == []
    assert links(client.get("/desk/follow-ups/?state=open"), ONE)
    assert links(client.get("/desk/follow-ups/?state=nonsense"), ONE)


def test_list_costs_the_same_however_long(browser, desk):
    client = browser("market_reviewer")
    follow(desk, 1)
    few = queries_of(client, "/desk/follow-ups/")
    for number in (2, 3, 4):
        follow(desk, number)
    assert queries_of(client, "/desk/follow-ups/") == few <= 12
