"""Rating: five levels, reasons of the level, once, masked."""

import pytest

from zhengtong.frontline.ratings import queries
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused


def test_it_works(rate, people):
    given = rate(2, reasons=["on-time", "clear"], words="谢谢！")
    assert (given.level, given.bad, given.words) == (2, False, "谢谢！")
    assert [reason["zh"] for reason in given.reasons] == ["在承诺时限内办结", "办事指南清楚准确"]
    assert given.by_name == "**英"
    assert queries.of_case("case:1") == given
    assert queries.invitation_of_case("case:1").state == "rated"
    [line] = journal.lines_of(given.ref)
    assert line.payload["bad"] is False
    assert "谢谢" not in str(line.payload)


@pytest.mark.parametrize(("level", "bad"), [(1, 0), (2, 0), (3, 0), (4, 1), (5, 1)])
def test_the_last_two_levels_are_bad(rate, level, bad):
    assert rate(level, words="说明情况").bad is bool(bad)


def test_the_same_rating_twice_is_one(rate):
    first = rate(4, reasons=["late"], words="太慢了")
    assert rate(4, reasons=["late"], words="太慢了") == first
    assert queries.overall().rated == 1


def test_another_rating_of_the_same_matter_is_refused(rate):
    rate(1)
    with pytest.raises(Refused) as told:
        rate(5, words="改主意了")
    assert told.value.code == "rated"
    assert queries.of_case("case:1").level == 1


@pytest.mark.parametrize(
    ("level", "other", "field"),
    [
        (0, {}, "level"),
        (6, {}, "level"),
        (1, {"reasons": ["late"]}, "reasons"),
        (4, {}, "reasons"),
        (5, {"words": "   "}, "reasons"),
        (1, {"words": "好" * 501}, "words"),
        (1, {"channel": "pigeon"}, "channel"),
    ],
)
def test_what_is_wrong_is_told_by_field(rate, level, other, field):
    with pytest.raises(Invalid) as told:
        rate(level, **other)
    assert field in told.value.fields


def test_numbers_that_name_a_person_are_masked(rate, people):
    words = f"我是{people.resident.number}，电话139 0001 0001或13900010001，邮箱a.b@c.cn，𠮷"
    said = rate(4, words=words).words
    for secret in (people.resident.number, "0001 0001", "00010001", "a.b@c.cn"):
        assert secret not in said
    assert "𠮷" in said


def test_markup_is_kept_as_words(rate):
    hostile = "<script>alert(1)</script>'; DROP TABLE ratings_rating; --"
    assert rate(4, words=hostile).words == hostile


def test_a_character_that_no_database_keeps_is_left_out(rate):
    assert rate(4, words="慢\x00了").words == "慢了"
    with pytest.raises(NotFound):
        queries.invitation("\x00")


def test_whoever_holds_the_token_may_rate(rate):
    assert rate(1, by=STRANGER, channel="counter").channel == "counter"


@pytest.mark.parametrize("who", ["clerk", "approver", "supervisor"])
def test_officials_do_not_rate(rate, people, who):
    with pytest.raises(Forbidden):
        rate(1, by=getattr(people, who).actor)


def test_a_stranger_without_the_token_rates_nothing(rate, people):
    with pytest.raises(NotFound):
        rate(1, token="case:1", by=people.stranger.actor)


def test_the_levels_are_those_of_the_standard():
    names = [level.name["zh"] for level in queries.levels()]
    assert names == ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    for level in queries.levels():
        assert level.reasons
        assert all(reason.text["zh"] and reason.text["en"] for reason in level.reasons)
