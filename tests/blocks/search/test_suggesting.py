import pytest

from zhengtong.blocks.search import actions, queries
from zhengtong.blocks.search.entry_words import Entry
from zhengtong.kernel.actors import SYSTEM

NAMES = ["食品经营许可", "食品生产许可", "结婚登记", "离婚登记", "居住证申领", "老年人优待证办理"]


@pytest.fixture(autouse=True)
def _names(db, at):
    actions.put("s", [Entry(key=n, title=n) for n in NAMES], by=SYSTEM, at=at)


def suggest(typed):
    return [hit.title for hit in queries.suggest("s", typed)]


@pytest.mark.parametrize("typed", ["食", "食品", "食品经", "s", "sh", "ship", "shipinj", "spj"])
def test_each_keystroke_keeps_the_name_in_sight(typed):
    assert "食品经营许可" in suggest(typed)


def test_everyday_words_are_known_before_they_are_finished():
    assert "食品经营许可" in suggest("开饭")
    assert "老年人优待证办理" in suggest("老年证")


def test_a_homophone_is_forgiven():
    assert suggest("结昏登记") == ["结婚登记"]


def test_the_same_title_is_suggested_once(at):
    actions.put("s", [Entry(key=f"k{n}", title="结婚登记") for n in range(3)], by=SYSTEM, at=at)
    assert suggest("结婚").count("结婚登记") == 1


def test_nothing_typed_nothing_suggested():
    assert suggest("") == suggest("  ") == []
