"""Letters are PDF/A, the same data give the same bytes, and nothing an applicant writes runs."""

import datetime as dt
import threading
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from zhengtong.blocks.documents import drawing, lettering, queries, rare, stationery
from zhengtong.blocks.documents.drawing import CannotPrint, TemplateBroken
from zhengtong.blocks.documents.lettering import FontsMissing
from zhengtong.blocks.documents.stationery import NoTemplate
from zhengtong.kernel.errors import Invalid

AT = dt.datetime(2026, 2, 13, 17, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
LETTER = """
#import "/documents/base.typ": *
#let print(data) = [
  #show: letter.with(issuer: "云海市市场监督管理局", title: "受理通知书",
    number: "〔2026〕1号", to: data.to)
  #corner(qr(data.qr, caption: "扫码查询"))
  #data.words
  #rows((("申请人", data.to), (data.words, data.to)))
  #listing(("序号", "名称"), ((1, data.to),))
  #tick(true)
  #sign("云海市市场监督管理局", data.on, seal-serial: "9901020000001")
]
"""


@pytest.fixture
def letter(tmp_path, monkeypatch):
    """Print the letter above, or another source, with data."""
    folder = tmp_path / "print"
    folder.mkdir()
    folders = {**stationery.print_folders(), "tried": folder}
    stationery.root.cache_clear()
    stationery.find.cache_clear()
    monkeypatch.setattr(stationery, "print_folders", lambda: folders)
    monkeypatch.setattr(drawing, "_press", drawing._Press())

    def letter(source: str = LETTER, at: dt.datetime | None = AT, **data: Any) -> bytes:
        (folder / "letter.typ").write_text(source)
        stationery.find.cache_clear()
        whole = {"to": "张三", "words": "予以受理。", "on": "2026-02-13"} | data
        whole["qr"] = queries.qr("https://example.test/p/1")
        unprintable = whole.pop("unprintable", "refuse")
        return queries.pdf("tried/letter.typ", whole, at=at, unprintable=unprintable)

    yield letter
    stationery.root.cache_clear()
    stationery.find.cache_clear()


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_letter_says_what_it_was_given(letter):
    pdf = letter()
    found = text_of(pdf)
    for words in ("受理通知书", "〔2026〕1", "张三：", "予以受理。", "2026 年 2 月 13 日"):
        assert words in found
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "受理通知书 〔2026〕1号"
    assert reader.metadata.creation_date == AT
    assert b"pdfaid:part>2<" in pdf.replace(b" ", b"")


def test_the_same_data_give_the_same_bytes(letter):
    first = letter()
    assert letter(to="李四") != first
    assert letter() == first
    assert letter(at=None) == letter(at=None)


@pytest.mark.parametrize(
    "words",
    [
        "𠮷",
        "䶮",
        "阿依古丽·买买提",
        "𠮷䶮·㐀𪛖𫠝",
        "<b>'; DROP TABLE--",
        '#panic() $x$ *粗* [框] \\u{41} " ` @ref <label>',
        "{{ 7*7 }} %s %(x)s",
        "ꆈꌠꁱꂷ",
        "한국어",
        "ᠮᠣᠩᠭᠣᠯ",
        "Ökçür Ñandú Дмитрий",
        "≥ ㎡ № ① 〔2026〕",
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
    ],
)
def test_what_was_written_comes_back_when_it_is_copied(letter, words):
    found = text_of(letter(to=words))
    squeezed = found.replace("\n", "").replace(" ", "")
    assert words.replace(" ", "") in squeezed


def test_scripts_that_are_written_from_the_right_and_emoji_are_printed(letter):
    assert letter(to="بىر ئادەم")
    assert "👨" in text_of(letter(to="一家 👨‍👩‍👧"))


def test_what_paper_cannot_show_is_left_out(letter):
    found = text_of(letter(to="张\x00三\u202e\ud800四\x07"))
    assert "张三四" in found


def test_a_character_that_no_font_has_is_named(letter):
    with pytest.raises(CannotPrint) as caught:
        letter(to="张𓀀三", words="\U000f0000")
    assert caught.value.characters == "𓀀\U000f0000"
    assert "U+13000" in str(caught.value.detail)
    assert caught.value.hint


def test_or_marked_so_that_the_letter_can_go_out(letter):
    assert "张〔U+13000〕三" in text_of(letter(to="张𓀀三", unprintable="mark"))


def test_a_long_name_runs_over_several_lines_and_pages(letter):
    found = text_of(letter(words="很长的理由。" * 400, to="x" * 300))
    assert found.replace("\n", "").count("x" * 300) >= 1
    assert "— 2 —" in found


def test_more_text_than_a_letter_can_hold_is_refused(letter):
    with pytest.raises(Invalid) as caught:
        letter(words="长" * 5_000_000)
    assert caught.value.code == "letter-too-long"


def test_values_that_are_no_json_become_words(letter):
    assert "2026-02-13" in text_of(letter(to=dt.date(2026, 2, 13)))
    assert "None" not in text_of(letter(to=None))


def test_a_broken_template_is_told_without_the_data(letter):
    with pytest.raises(TemplateBroken) as caught:
        letter("#let print(data) = [#data.nothing]", to="王秀英的病历")
    assert "tried/letter.typ:1" in str(caught.value)
    assert "王秀英" not in str(caught.value)


def test_a_template_sees_no_other_file(letter):
    for path in ("/etc/passwd", "../../../../../../../../etc/passwd", "/tried/../../x"):
        with pytest.raises(TemplateBroken):
            letter(f'#let print(data) = [#read("{path}")]')


def test_a_template_that_reads_its_inputs_works_as_well(letter):
    source = (
        '#let data = json(bytes(sys.inputs.at("data")))\n#set text(font: "Noto Serif SC")\n#data.to'
    )
    assert "张三" in text_of(letter(source))


def test_threads_print_side_by_side(letter):
    letter()
    pages: dict[int, str] = {}

    def run(number: int) -> None:
        data = {"to": f"张{number}号", "words": "好", "on": "2026-02-13", "qr": queries.qr("x")}
        pages[number] = text_of(queries.pdf("tried/letter.typ", data, at=AT))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"张 {number} 号" in pages[number] for number in range(8))


class TestTemplates:
    @pytest.mark.parametrize(
        "name",
        [
            "cases/nothing.typ",
            "nothing.typ",
            "../settings.py",
            "documents/../x.typ",
            "/etc/passwd",
            "",
        ],
    )
    def test_what_is_no_template_is_told(self, name):
        with pytest.raises(NoTemplate):
            stationery.find(name)

    def test_a_bare_name_will_do_where_it_is_the_only_one(self):
        assert stationery.find("blank-form.typ") == stationery.find("documents/blank-form.typ")


class TestFonts:
    def test_without_the_packages_it_is_said_what_to_run(self, settings, tmp_path):
        settings.ZHENGTONG_NODE_MODULES = tmp_path
        with pytest.raises(FontsMissing) as caught:
            lettering.plain_folders()
        assert "@expo-google-fonts/noto-serif-sc" in str(caught.value.detail)
        assert "npm ci" in str(caught.value.hint)

    def test_what_is_taken_for_granted_is_there(self):
        common = [c for c in map(chr, range(0x20, 0x10000)) if not lettering._UNCOMMON.match(c)]
        assert len(common) > 28_000
        assert [c for c in common if not lettering.has_glyph(ord(c))] == []

    def test_rare_characters_are_found_in_their_blocks(self):
        blocks, homeless = rare.blocks_of({"𠮷", "𪛖", "𓀀", "a\u0300"[1]})
        assert any("Extension-B" in block for block in blocks)
        assert "𓀀" in homeless
        assert rare.block_of("𠮷") == "HanaMinB.CJK-Unified-Ideographs-Extension-B-03"

    def test_a_block_is_unpacked_once(self, monkeypatch):
        block = rare.block_of("𠮷") or ""
        first = next(rare.unpacked(block).glob("*.ttf"))
        before = first.stat().st_mtime_ns
        assert next(rare.unpacked(block).glob("*.ttf")).stat().st_mtime_ns == before


def test_a_code_is_a_picture_that_can_be_placed():
    svg = queries.qr("https://example.test/verify/1.2.156.3005.2")
    assert svg.startswith("<svg")
    assert "example.test" not in svg
