from zhengtong.blocks.search import text


def test_runs_of_chinese_and_latin_characters_are_told_apart():
    found = [(run.text, run.han) for run in text.runs("Ｄ级电梯（住宅）CAD-2")]
    assert found == [
        ("d", False), ("级电梯", True), ("住宅", True), ("cad", False), ("2", False),
    ]  # fmt: skip


def test_widths_cases_and_accents_do_not_matter():
    assert text.squeeze("　《ＡＢＣ》　Café１４２ ") == "abc cafe142"


def test_characters_beyond_the_basic_plane_are_chinese():
    assert [run.text for run in text.runs("𠮷野家·䶮")] == ["𠮷野家", "䶮"]
    assert text.bigrams("𠮷野家") == ["𠮷野", "野家"]


def test_a_lone_character_stays_alone():
    assert text.bigrams("食") == ["食"]
    assert text.bigrams("") == []


def test_other_scripts_are_words_too():
    assert [run.text for run in text.runs("Привет ئۇيغۇر")] == ["привет", "ئۇيغۇر"]


def test_plural_endings_are_taken_off_english_words():
    assert [text.stem(w) for w in ("licences", "companies", "business", "tax", "bus")] == [
        "licence", "company", "business", "tax", "bus",
    ]  # fmt: skip
