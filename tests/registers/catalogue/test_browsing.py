import pytest

from tests import cast
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Invalid
from zhengtong.registers.catalogue import actions, queries

from .samples import FOOD, SENIOR, SIGN, senior


def codes(**filters):
    return {card.code for card in queries.browse(**filters).rows}


def test_it_works(items):
    assert codes() == {FOOD, SENIOR, SIGN}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"audience": "person"}, {FOOD, SENIOR}),
        ({"audience": "company"}, {FOOD, SIGN}),
        ({"theme": "permits"}, {FOOD}),
        ({"theme": "elderly"}, {SENIOR}),
        ({"life_event": "grow-old"}, {SENIOR}),
        ({"life_event": "elderly"}, set()),
        ({"body": cast.MARKET}, {FOOD}),
        ({"division": cast.LAKE}, {SIGN}),
        ({"window": cast.WINDOW}, {FOOD}),
        ({"window": cast.MARKET}, {FOOD}),
        ({"window": cast.FIRE}, set()),
        ({"level": "3"}, {FOOD, SENIOR}),
        ({"kind": "20"}, {SENIOR}),
        ({"handling": "instant"}, {SENIOR}),
        ({"digital": True}, set()),
        ({"digital": False}, {FOOD, SENIOR, SIGN}),
        ({"audience": "person", "theme": "permits", "level": "3"}, {FOOD}),
        ({"audience": "person", "division": cast.LAKE}, set()),
        ({"audience": "nobody"}, set()),
        ({"theme": "' OR 1=1"}, set()),
    ],
)
def test_each_filter_narrows(filters, expected, items):
    assert codes(**filters) == expected


def test_a_card_says_what_a_list_needs(items):
    card = next(c for c in queries.browse().rows if c.code == FOOD)
    assert card.body_name["zh"] == "云海市市场监督管理局"
    assert card.division_name["zh"] == "云海市"
    assert card.kind_label["zh"] == "行政许可"
    assert card.promised.days == 8
    assert card.audience == ("person", "company")
    assert card.summary["en"] == "Needed before opening."


def test_what_is_used_most_stands_first(items, at):
    for _ in range(3):
        actions.count_use(SENIOR, by=SYSTEM, at=at)
    actions.count_use(SIGN, by=SYSTEM, at=at)
    assert [card.code for card in queries.popular()] == [SENIOR, SIGN, FOOD]
    assert [card.code for card in queries.popular(1, audience="company")] == [SIGN]


def test_pages_follow_each_other(city, at):
    many = [senior(code=f"item-{n}", name=f"第{n}号事项") for n in range(45)]
    actions.publish_many(many, by=SYSTEM, at=at)
    seen, after = [], ""
    while True:
        page = queries.browse(theme="elderly", after=after)
        seen.extend(card.code for card in page.rows)
        after = page.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 45


def test_a_damaged_cursor_is_refused_in_words(items):
    with pytest.raises(Invalid):
        queries.browse(after="rubbish")


def test_a_page_costs_two_queries_however_many_items(city, at, django_assert_max_num_queries):
    many = [senior(code=f"item-{n}") for n in range(30)]
    actions.publish_many(many, by=SYSTEM, at=at)
    with django_assert_max_num_queries(2):
        queries.browse(audience="person", theme="elderly")


def test_facets_count_what_each_value_would_leave(items):
    found = queries.facets()
    assert found.total == 3
    assert {f.value: f.count for f in found.audience} == {"person": 2, "company": 2}
    assert {f.value: f.count for f in found.levels} == {"3": 2, "4": 1}
    assert {f.value: f.count for f in found.themes} == {
        "permits": 1,
        "food-drugs": 1,
        "elderly": 1,
        "city-management": 1,
    }
    assert found.bodies[0].name["zh"] in {"市场监管局", "民政局", "南湖市监"}
    narrowed = queries.facets(audience="company")
    assert narrowed.total == 2
    assert {f.value for f in narrowed.kinds} == {"01", "10"}


def test_topics_are_listed_for_each_audience():
    assert {"birth", "education"} <= {t.key for t in queries.themes("person")}
    assert "birth" not in {t.key for t in queries.themes("company")}
    assert "closing" in {t.key for t in queries.themes("company")}
    assert all(t.name["zh"] and t.name["en"] and t.icon for t in queries.themes())
    assert all(t.name["zh"] and t.name["en"] and t.icon for t in queries.life_events())


def test_cards_come_in_the_order_asked(items):
    assert [c.code for c in queries.cards([SIGN, "unknown", FOOD])] == [SIGN, FOOD]
