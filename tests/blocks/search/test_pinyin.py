import pytest

from zhengtong.blocks.search import pinyin


def test_characters_read_as_they_do_alone():
    assert pinyin.read("食品经营许可") == ["shi", "pin", "jing", "ying", "xu", "ke"]


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("调解", "tiao jie"),
        ("重新", "chong xin"),
        ("银行", "yin hang"),
        ("会计", "kuai ji"),
        ("给付", "ji fu"),
        ("行政", "xing zheng"),
        ("都江堰", "du jiang yan"),
    ],
)
def test_characters_with_two_readings_follow_their_word(word, reading):
    assert pinyin.read(word) == reading.split()


def test_an_unknown_character_reads_as_itself():
    assert pinyin.read("𠮷利") == ["𠮷", "li"]


def test_letters_are_cut_into_syllables_in_every_likely_way():
    assert pinyin.split("shipin")[0] == ("shi", "pin")
    assert pinyin.split("xian")[:2] == (("xian",), ("xi", "an"))
    assert ("fang", "an") in pinyin.split("fangan")
    assert ("fan", "gan") in pinyin.split("fangan")


def test_the_last_syllable_may_be_unfinished():
    assert pinyin.split("shipinj") == (("shi", "pin", "j"),)
    assert pinyin.split("zhong")[0] == ("zhong",)


def test_initials_are_no_syllables():
    assert pinyin.split("spjy") == ()
    assert pinyin.split("passport2") == ()


def test_usual_confusions_are_one_sound():
    assert pinyin.blur("zhang") == pinyin.blur("zan") == "zan"
    assert pinyin.blur("sheng") == pinyin.blur("sen")
    assert pinyin.blur("ying") == pinyin.blur("yin")
    assert pinyin.blur("ji") == "ji"


@pytest.mark.parametrize("slip", ["jiehn", "jiehum", "jieuhn", "jjiehun"])
def test_one_slip_of_the_finger_is_mended(slip):
    assert ("jie", "hun") in pinyin.repair(slip)
