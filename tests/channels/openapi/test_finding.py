"""Finding from a program: search, pages, guides and forms, in both languages."""

import jsonschema_rs

from tests.cases.office import CARD, FOOD
from tests.channels.openapi.callers import Caller


def test_search_by_everyday_words(desk, stranger):
    found = stranger.get("/items", q="食品经营").body
    assert [item["code"] for item in found["items"]] == [FOOD]
    assert (found["total"], found["next"]) == (1, "")
    assert found["items"][0]["promised"] == {"days": 8, "unit": "workday"}


def test_words_come_in_both_languages(desk):
    english = Caller(language="en").get(f"/items/{FOOD}").body
    chinese = Caller(language="zh-Hans").get(f"/items/{FOOD}").body
    assert english["name"] == "Food business licence (new)"
    assert chinese["name"] == "食品经营许可（新办）"
    assert english["materials"][0]["name"] == "Identity card"


def test_pages_follow_one_another_without_gap_or_repetition(desk, stranger):
    whole = [item["code"] for item in stranger.get("/items").body["items"]]
    seen, after = [], ""
    while True:
        page = stranger.get("/items", size=1, after=after).body
        seen += [item["code"] for item in page["items"]]
        after = page["next"]
        if not after:
            break
    assert seen == whole
    assert len(seen) == 2


def test_filters_narrow(desk, stranger):
    def codes(**filters):
        return {item["code"] for item in stranger.get("/items", **filters).body["items"]}

    assert codes(audience="company") == {FOOD}
    assert codes(handling="instant") == {CARD.replace("/", "-")}
    assert codes(division="990102") == set()


def test_suggestions(desk, stranger):
    assert [s["code"] for s in stranger.get("/items/suggestions", q="食品").body] == [FOOD]


def test_an_unknown_item_is_not_found(desk, stranger):
    for path in ("/items/nothing", "/items/nothing/form", "/items/' OR 1=1 --"):
        assert stranger.get(path).status == 404


def test_the_form_says_what_to_answer(desk, stranger):
    form = stranger.get(f"/items/{FOOD}/form").body
    assert [page["title"] for page in form["pages"]] == ["Operator", "Business"]
    kind = form["pages"][1]["fields"][0]
    assert [choice["value"] for choice in kind["choices"]] == ["catering", "sales"]
    accepts = jsonschema_rs.validator_for(form["answers"]).is_valid
    assert accepts({"name": "王秀英", "area": 60, "kind": "catering"})
    assert not accepts({"name": "王秀英", "area": "much", "kind": "catering"})
    assert not accepts({"name": "王秀英"})


def test_bodies_and_divisions(desk, stranger):
    city = stranger.get("/bodies", division="990100").body
    assert {"Yunhai Market Bureau"} <= {body["name"] for body in city}
    assert len(stranger.get("/bodies").body) > len(city)
    assert [d["code"] for d in stranger.get("/divisions").body] == ["990100", "990102", "990103"]
