import pytest

from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import NotFound
from zhengtong.registers.catalogue import actions, names, queries

from .samples import FOOD, SENIOR, SIGN, food


def test_it_works(items):
    guide = queries.guide(FOOD)
    assert guide.body.name == {"zh": "云海市市场监督管理局", "en": "Yunhai Market Bureau"}
    assert guide.division_name["zh"] == "云海市"
    assert guide.kind_label == {"zh": "行政许可", "en": "Administrative licence"}
    assert guide.level_label["zh"] == "市级"
    assert [label["zh"] for label in guide.audience_labels] == ["个人办事", "法人办事"]
    assert [topic.key for topic in guide.themes] == ["permits", "food-drugs"]
    assert guide.life_events[0].name["zh"] == "开办餐饮店"
    assert guide.limits.promised.days == 8
    assert guide.limits.promised.unit_label["zh"] == "个工作日"
    assert guide.days_saved == 12
    assert guide.fee.charged is False
    assert guide.steps[0].days == 1
    assert guide.places[0].phone == "0999-5550100"
    assert guide.results[0].kind_label["zh"] == "证照"
    assert guide.questions[0].a == {"zh": "需要。"}
    assert guide.basis[0].article == {"zh": "第三十五条"}
    assert guide.contact.consult_phones == ("0999-5550101", "12315")
    assert guide.online.depth_label["zh"] == "全程网办"
    assert guide.delivery.courier is True
    assert guide.scope_label["zh"] == "全市通办"


def test_materials_say_whether_they_are_needed(items):
    card, plan = queries.guide(FOOD).materials
    assert (card.required, card.required_label["zh"], card.source_label["zh"]) == (
        True,
        "必要",
        "数据共享",
    )
    assert (plan.required, plan.required_label["zh"], plan.blank, plan.sample) == (
        False,
        "非必要",
        "plan",
        True,
    )


def test_what_a_list_does_not_say_is_not_made_up(items):
    guide = queries.guide(SIGN)
    assert guide.limits.promised is None
    assert guide.days_saved is None
    assert guide.fee.charged is None
    assert guide.online.depth is None
    assert guide.summary == {}
    assert guide.basic_code == ""


def test_a_guide_costs_two_queries_at_most_and_none_when_kept(items, django_assert_max_num_queries):
    names.forget()
    with django_assert_max_num_queries(2):
        queries.guide(FOOD)
    with django_assert_max_num_queries(0):
        queries.guide(FOOD)


def test_a_kept_guide_goes_when_a_version_is_published(items, at):
    assert queries.guide(FOOD).visits == 0
    actions.publish(food(visits=1), by=SYSTEM, at=at)
    assert queries.guide(FOOD).visits == 1


def test_a_body_that_is_not_known_is_called_as_the_list_calls_it(city, at):
    data = food(body="TE440000GD030003VV", body_name="某文献中心")
    actions.publish(data, by=SYSTEM, at=at)
    assert queries.guide(FOOD).body.name == {"zh": "某文献中心"}
    assert queries.browse().rows[0].body_name == {"zh": "某文献中心"}
    assert [f.name for f in queries.facets().bodies] == [{"zh": "某文献中心"}]


@pytest.mark.parametrize("code", ["", "unknown", "x" * 500, "食品", "a\x00b", "' OR 1=1 --"])
def test_an_unknown_code_is_not_found(code, items):
    with pytest.raises(NotFound):
        queries.guide(code)
    with pytest.raises(NotFound):
        queries.current(code)
    assert not queries.exists(code)


def test_unknown_versions_are_not_found(items):
    with pytest.raises(NotFound):
        queries.version(0)
    with pytest.raises(NotFound):
        queries.pinned(0)


def test_before_its_first_version_an_item_had_no_guide(items, at):
    with pytest.raises(NotFound):
        queries.guide(SENIOR, at=at.replace(year=2020))
