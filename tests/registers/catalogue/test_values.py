import pytest

from zhengtong.registers.catalogue.reading import values
from zhengtong.registers.catalogue.reading.values import NotRead
from zhengtong.registers.catalogue.telephones import numbers


@pytest.mark.parametrize(
    ("words", "days", "unit"),
    [
        ("30(工作日)", 30, "workday"),
        ("90(自然日)", 90, "day"),
        ("5（工作日）", 5, "workday"),
        ("5个工作日", 5, "workday"),
        ("15 天", 15, "workday"),
        ("7", 7, "workday"),
        ("即办", 0, "workday"),
        ("当场办结", 0, "workday"),
    ],
)
def test_limits_are_read_as_lists_write_them(words, days, unit):
    assert values.limit(words) == {"days": days, "unit": unit}


@pytest.mark.parametrize(
    "words", ["详见指南", "三十日", "-5(工作日)", "99999(工作日)", "20工作日内答复"]
)
def test_what_is_no_limit_is_not_guessed(words):
    with pytest.raises(NotRead):
        values.limit(words)


def test_joint_departments_are_taken_apart():
    words = "省级教育（受理,审核,决定与公开,证件制定与送达）、市级司法（受理，审核）、海关（审核）"
    assert values.joint(words) == [
        {"department": "教育", "level": "2", "acts": ["accept", "review", "decide", "deliver"]},
        {"department": "司法", "level": "3", "acts": ["accept", "review"]},
        {"department": "海关", "acts": ["review"]},
    ]
    with pytest.raises(NotRead):
        values.joint("详见附件")


@pytest.mark.parametrize(
    "words", ["javascript:alert(1)", "www.example.cn", "ftp://a.cn", "http://"]
)
def test_only_web_addresses_become_links(words):
    with pytest.raises(NotRead):
        values.address(words)


def test_keywords_are_parted():
    assert values.keywords("工程规划许可，建工证、规证;") == ["工程规划许可", "建工证", "规证"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("020-34121084", ("020-34121084",)),
        ("020-38807710；020-83627551", ("020-38807710", "020-83627551")),
        (
            "省厅：020-86351219、86351130；深圳：0755-88127587",
            ("020-86351219", "86351130", "0755-88127587"),
        ),
        ("(020)87623552", ("020-87623552",)),
        ("（0662）3681111", ("0662-3681111",)),
        ("020－81102000", ("020-81102000",)),
        ("020--38819922", ("020-38819922",)),
        ("020-12333-9-0", ("020-12333-9-0",)),
        ("020-38356454转1", ("020-38356454转1",)),
        ("拨打12348或020-86350683", ("12348", "020-86350683")),
        ("400-7000-690", ("400-7000-690",)),
        ("020-8923 2806", ("020-89232806",)),
        ("周一至周五08：30-12:00，电话13900010001", ("13900010001",)),
        ("http://www.example.cn/4294436?a=1 微信 gh_a1e9527141a4", ()),
        ("无", ()),
        ("020-83827812、020-83827812", ("020-83827812",)),
    ],
)
def test_telephone_numbers_are_found_in_what_people_wrote(words, expected):
    assert numbers(words) == expected
