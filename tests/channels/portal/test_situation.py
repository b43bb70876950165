"""Does it apply to me? Questions one at a time, then conditions, materials and where to apply."""

import pytest

from tests.cases import ruled
from tests.channels.reading import main, source


@pytest.fixture
def asking(desk):
    """The address of the questions about the food licence, which goes by rules."""
    ruled.publish_rules(desk.people, desk.at)
    ruled.publish_item(desk.at)
    return f"/guide/{desk.food}/situation/"


def test_guide_leads_there_where_there_are_rules(nobody, desk, asking):
    assert asking in source(nobody.get(f"/guide/{desk.food}/"))
    assert "/situation/" not in source(nobody.get(f"/guide/{desk.card}/"))
    assert nobody.get(f"/guide/{desk.card}/situation/").status_code == 404


def test_one_question_after_the_other_to_the_materials(nobody, desk, asking):
    first = nobody.get(asking)
    assert 'name="fact-面积"' in source(first)
    assert 'name="fact-业态"' not in source(first)
    second = nobody.post(asking, {"asked": "面积", "fact-面积": "30"})
    assert 'name="fact-业态"' in source(second)
    assert "餐饮" in main(second)
    done = nobody.post(asking, {"asked": "业态", "fact-面积": "30", "fact-业态": "餐饮"})
    page = main(done)
    assert "符合办理条件" in page
    assert "平面图" in page
    assert f'href="/apply/{desk.food}/"' in source(done)
    without = nobody.post(asking, {"asked": "业态", "fact-面积": "30", "fact-业态": "销售"})
    assert "平面图" not in main(without)


def test_who_is_not_entitled_reads_why_and_may_still_apply(nobody, desk, asking):
    answer = nobody.post(asking, {"asked": "面积", "fact-面积": "900"})
    page = main(answer)
    assert "不符合办理条件" in page
    assert "面积超过五百平方米的，须向省级部门申请。" in page
    assert "办法第三条" in page
    assert 'name="asked"' not in source(answer)
    assert f'href="/apply/{desk.food}/"' in source(answer)


def test_an_answer_can_be_changed(nobody, asking):
    answer = nobody.post(asking, {"fact-面积": "900", "again": "面积"})
    assert answer.status_code == 200
    assert 'value="900"' not in source(answer)
    assert 'name="asked" value="面积"' in source(answer)


@pytest.mark.parametrize("typed", ["many", "１２ｘ", "<script>alert(1)</script>", "9" * 500])
def test_what_is_no_number_is_said_at_the_question(nobody, asking, typed):
    answer = nobody.post(asking, {"asked": "面积", "fact-面积": typed})
    assert answer.status_code in (200, 422)
    assert "<script>alert" not in source(answer)
    if answer.status_code == 422:
        assert "govuk-error-summary" in source(answer)
        assert 'name="asked" value="面积"' in source(answer)


def test_going_on_without_an_answer_is_asked_for(nobody, asking):
    answer = nobody.post(asking, {"asked": "面积", "fact-面积": ""})
    assert answer.status_code == 422
    assert "请回答" in main(answer)


def test_choices_that_are_none_are_not_taken(nobody, asking):
    answer = nobody.post(asking, {"asked": "业态", "fact-面积": "30", "fact-业态": "赌场"})
    assert answer.status_code == 422
    assert "赌场" not in main(answer)
