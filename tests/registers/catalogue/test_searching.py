import pytest

from tests import cast
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Invalid
from zhengtong.registers.catalogue import actions, queries

from .samples import FOOD, SENIOR, SIGN, food, senior


def found(typed, filters=None):
    return [card.code for card in queries.search(typed, filters).cards]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("食品经营许可", FOOD),
        ("开饭店", FOOD),
        ("小吃店", FOOD),
        ("shipin", FOOD),
        ("spjyxk", FOOD),
        ("食品经迎许可", FOOD),
        ("food licence", FOOD),
        ("市场监管局食品", FOOD),
        ("老年证", SENIOR),
        ("laonian", SENIOR),
        ("senior", SENIOR),
        ("招牌", SIGN),
        (FOOD, FOOD),
        (FOOD[:20].lower(), FOOD),
    ],
)
def test_it_finds_by_name_everyday_word_pinyin_typo_english_and_code(typed, code, items):
    assert found(typed)[0] == code


def test_filters_narrow(items):
    assert found("许可", {"audience": "person"}) == [FOOD]
    assert found("食品", {"division": cast.LAKE}) == []
    assert found("食品", {"theme": "permits", "kind": ["01", "20"]}) == [FOOD]
    assert found("食品", {"theme": "", "unknown": "x"}) == [FOOD]
    assert (
        found("食品", {"window": cast.WINDOW}) == found("食品", {"window": cast.MARKET}) == [FOOD]
    )
    assert found("食品", {"window": cast.FIRE}) == []


def test_with_nothing_typed_it_is_a_list(items):
    result = queries.search("", {"audience": "person"})
    assert {card.code for card in result.cards} == {FOOD, SENIOR}
    assert result.total == 2


def test_results_are_paged(city, at):
    many = [senior(code=f"item-{n}", name=f"第{n}号老年人事项") for n in range(45)]
    actions.publish_many(many, by=SYSTEM, at=at)
    seen, after = [], ""
    while True:
        result = queries.search("老年人", after=after)
        assert result.total == 45
        seen.extend(card.code for card in result.cards)
        after = result.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize("after", ["r-1", "rx", "r999999999", "rubbish"])
def test_a_damaged_cursor_is_refused_in_words(after, items):
    with pytest.raises(Invalid):
        queries.search("食品", after=after)


def test_what_was_probably_meant_is_said(items):
    assert queries.search("食品经迎许可").suggestion == "食品经营许可"


def test_a_changed_name_is_found_by_the_new_one_only(items, at):
    assert found("夜宵档") == [FOOD]
    actions.publish(food(name="餐桌登记", keywords=[]), by=SYSTEM, at=at)
    assert found("餐桌") == [FOOD]
    assert found("夜宵档") == []


def test_suggestions_come_as_one_types(items):
    for typed in ("食", "食品", "shi", "sp", "开饭"):
        assert [s.code for s in queries.suggest(typed)][:1] == [FOOD], typed
    (one,) = queries.suggest("老年")
    assert one.name["en"] == "Senior citizen card"
    assert one.body_name["zh"] == "云海市民政局"
    assert queries.suggest("") == []


def test_a_search_costs_a_handful_of_queries(items, django_assert_max_num_queries):
    queries.search("食品")
    with django_assert_max_num_queries(4):
        queries.search("食品", {"audience": "person"})
