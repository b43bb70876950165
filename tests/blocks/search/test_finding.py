"""Does the search find it? Measured on labelled questions over names written for this test."""

from pathlib import Path

import pytest
import yaml

from zhengtong.blocks.search import actions, queries
from zhengtong.blocks.search.entry_words import Entry
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.models import JournalLine

HERE = Path(__file__).parent
NAMES = yaml.safe_load((HERE / "names.yaml").read_text("utf-8"))
QUESTIONS = yaml.safe_load((HERE / "labelled.yaml").read_text("utf-8"))
LABELLED = {str(typed): names for typed, names in QUESTIONS.items()}
NOTHING = ["", "   ", "？！", "的", "<script>", "' OR 1=1 --", '"', "*", "\\"]


@pytest.fixture
def names(db, at):
    actions.put("names", [Entry(key=n, title=n) for n in NAMES], by=SYSTEM, at=at)


def titles(typed, **kwargs):
    return [hit.title for hit in queries.find("names", typed, **kwargs).hits]


def test_it_finds_what_people_mean(names, record_property):
    """P@10 counts the expected names among the first ten, MRR how high the first one stands."""
    precision = reciprocal = 0.0
    for typed, expected in LABELLED.items():
        got = titles(typed, limit=10)
        precision += sum(name in got for name in expected) / min(10, len(expected))
        reciprocal += next((1 / n for n, name in enumerate(got, 1) if name in expected), 0.0)
    precision, reciprocal = precision / len(LABELLED), reciprocal / len(LABELLED)
    record_property("P@10", round(precision, 3))
    record_property("MRR", round(reciprocal, 3))
    assert len(LABELLED) >= 40
    assert len(NAMES) >= 200
    assert precision >= 0.97
    assert reciprocal >= 0.95


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("结婚登记", "结婚登记"),
        ("《结婚登记》", "结婚登记"),
        ("结婚　登记", "结婚登记"),
        ("ＪＩＥＨＵＮ", "结婚登记"),
        ("食品经营许可（新办）", "食品经营许可（新办）"),
    ],
)
def test_the_name_itself_stands_first_whatever_its_width_and_marks(names, typed, first):
    assert titles(typed)[0] == first


def test_a_wrong_character_that_sounds_right_is_answered_with_what_was_meant(names):
    found = queries.find("names", "营业直照")
    assert found.hits[0].title == "营业执照遗失补领"
    assert found.suggestion == "营业执照"
    assert found.loose


@pytest.mark.parametrize("typed", NOTHING)
def test_what_says_nothing_or_means_mischief_finds_nothing_and_breaks_nothing(names, typed):
    assert queries.find("names", typed).hits == ()
    assert queries.suggest("names", typed) == ()


def test_nonsense_finds_nothing(names):
    assert queries.find("names", "量子翻毛鸡").total == 0
    assert queries.find("names", "zzqxw").total == 0


def test_a_very_long_question_is_cut_not_refused(names):
    assert queries.find("names", "食品经营许可" * 500).total >= 1


def test_pages_follow_each_other_without_overlap(names):
    whole = titles("登记", limit=30)
    assert titles("登记", limit=10) + titles("登记", limit=10, skip=10) == whole[:20]
    assert queries.find("names", "登记").total > 30


def test_filters_narrow_and_values_of_one_filter_are_alternatives(db, at):
    actions.put(
        "f",
        [
            Entry("a", "补贴甲", filters={"audience": ["person"], "level": "3"}),
            Entry("b", "补贴乙", filters={"audience": ["person", "company"], "level": "4"}),
            Entry("c", "补贴丙", filters={"audience": "company", "level": "4"}),
        ],
        by=SYSTEM,
        at=at,
    )

    def keys(**filters):
        return sorted(hit.key for hit in queries.find("f", "补贴", filters=filters).hits)

    assert keys() == ["a", "b", "c"]
    assert keys(audience="person") == ["a", "b"]
    assert keys(audience="company", level="4") == ["b", "c"]
    assert keys(level=["3", "4"], audience="person") == ["a", "b"]
    assert keys(audience="nobody") == []


def test_a_code_is_found_by_its_beginning(db, at):
    code = "11990100MB1234567X3440131001000"
    actions.put("c", [Entry(code, "食品经营许可", codes=[code])], by=SYSTEM, at=at)
    assert queries.find("c", "11990100mb12").hits[0].key == code
    assert queries.find("c", code).hits[0].key == code
    assert queries.find("c", "11990100mb99").total == 0


def test_other_names_count_nearly_like_the_title_and_mere_mention_does_not(db, at):
    actions.put(
        "o",
        [
            Entry("1", "建设工程规划许可证核发", also=["建工证"]),
            Entry("2", "施工许可", body=["建工证明见附件"]),
        ],
        by=SYSTEM,
        at=at,
    )
    assert [hit.key for hit in queries.find("o", "建工证").hits] == ["1"]
    assert [hit.key for hit in queries.find("o", "附件").hits] == ["2"]


def test_what_is_used_much_stands_higher(db, at):
    actions.put(
        "w", [Entry("1", "甲类登记办理"), Entry("2", "乙类登记办理", weight=9000)], by=SYSTEM, at=at
    )
    assert [hit.key for hit in queries.find("w", "登记").hits] == ["2", "1"]
    actions.weigh("w", {"1": 12000, "2": 0}, by=SYSTEM, at=at)
    assert [hit.key for hit in queries.find("w", "登记").hits] == ["1", "2"]


def test_indexes_do_not_see_each_other(names, at):
    actions.put("other", [Entry("x", "结婚登记")], by=SYSTEM, at=at)
    assert [hit.key for hit in queries.find("other", "结婚").hits] == ["x"]
    assert "x" not in [hit.key for hit in queries.find("names", "结婚").hits]


def test_each_load_leaves_one_line_in_the_journal(names):
    line = JournalLine.objects.get(event="IndexChanged")
    assert (line.ref, line.payload["put"]) == ("index:names", len(NAMES))


def test_a_misspelt_english_word_is_understood_and_a_mere_beginning_is_not(db, at):
    actions.put(
        "e",
        [
            Entry("1", "食品经营许可", also=["Food business licence"]),
            Entry("2", "通行证", also=["Pass"]),
        ],
        by=SYSTEM,
        at=at,
    )
    assert [hit.key for hit in queries.find("e", "bussines licnece").hits] == ["1"]
    assert queries.find("e", "passenger").total == 0
