"""What people say of the work of a body, and the answers of that body."""

from tests.channels.counting import queries_of
from tests.channels.reading import hidden, main, source
from tests.channels.workbench.rated import rate
from zhengtong.frontline.ratings import queries
from zhengtong.kernel.refs import key_of


def answer_to(client, rating, words="感谢您的意见，已改进。"):
    return client.post("/desk/ratings/", {"rating": key_of(rating), "words": words})


def test_it_works(browser, desk):
    rating, client = rate(desk), browser("market_reviewer")
    page = client.get("/desk/ratings/")
    assert "等了太久" in main(page)
    assert hidden(page, "rating") == key_of(rating)
    done = answer_to(client, rating)
    assert done.status_code == 302
    page = main(client.get("/desk/ratings/"))
    assert "回复已公开。" in page
    assert "感谢您的意见，已改进。" in page


def test_empty_reply_is_told_at_its_box(browser, desk):
    rating = rate(desk)
    answer = answer_to(browser("market_reviewer"), rating, " ")
    assert answer.status_code == 422
    assert f'href="#words-{key_of(rating)}"' in source(answer)
    assert queries.rating(int(key_of(rating))).reply == ""


def test_other_bodies_neither_see_nor_answer(browser, desk):
    rating, client = rate(desk), browser("other_clerk")
    assert "等了太久" not in main(client.get("/desk/ratings/"))
    assert answer_to(client, rating).status_code in (403, 404)
    assert queries.rating(int(key_of(rating))).reply == ""


def test_damaged_number_is_no_rating(browser, desk):
    client = browser("market_reviewer")
    for number in ("", "x", "-1", "999999", "１"):
        sent = {"rating": number, "words": "x"}
        assert client.post("/desk/ratings/", sent).status_code in (404, 422)


def test_supervisor_chooses_the_body_and_does_not_answer_for_it(browser, desk):
    rating, client = rate(desk), browser("supervisor")
    assert "等了太久" not in main(client.get("/desk/ratings/"))
    page = client.get("/desk/ratings/", {"body": desk.people.approver.actor.body})
    assert "等了太久" in main(page)
    assert "公开回复" not in main(page)
    assert answer_to(client, rating).status_code == 403


def test_handler_cannot_choose_another_body(browser, desk):
    rate(desk)
    client = browser("other_clerk")
    page = client.get("/desk/ratings/", {"body": desk.people.approver.actor.body})
    assert "等了太久" not in main(page)


def test_bad_ones_alone(browser, desk):
    rate(desk, 1, 1, "办得又快又好")
    rate(desk, 2, 4, "态度恶劣")
    page = main(browser("market_reviewer").get("/desk/ratings/?bad=1"))
    assert "态度恶劣" in page
    assert "办得又快又好" not in page


def test_page_costs_the_same_however_many(browser, desk):
    client = browser("market_reviewer")
    rate(desk, 1)
    few = queries_of(client, "/desk/ratings/")
    for number in (2, 3, 4, 5):
        rate(desk, number)
    assert queries_of(client, "/desk/ratings/") == few <= 12
