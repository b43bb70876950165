"""Decision tables in spreadsheets: what officials write, what is refused, and the way back."""

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from zhengtong.blocks.rules import cell_words, sheets, spreadsheet
from zhengtong.blocks.rules.grids import (
    AGGREGATIONS,
    POLICIES,
    Grid,
    GridRow,
    InputColumn,
    OutputColumn,
)
from zhengtong.kernel.errors import Invalid, TooLarge

CARD = [
    ["决策表", "老年人优待证资格"],
    ["命中策略", "首个"],
    ["列", "条件", "条件", "结果", "说明"],
    ["名称", "年龄", "户籍", "结论", "依据"],
    ["类型", "数字", "文本", "文本", ""],
    ["允许值", "[0..150]", "本市，外埠", "准予、不予", ""],
    ["默认值", "", "", "不予", ""],
    [1, "60以上", "本市", "准予", "第五条"],
    [2, "不满60", "不限", "不予", "第五条"],
]
READ = Grid(
    name="老年人优待证资格",
    policy="FIRST",
    inputs=(
        InputColumn("年龄", "年龄", "number", "[0..150]"),
        InputColumn("户籍", "户籍", "string", '"本市", "外埠"'),
    ),
    outputs=(OutputColumn("结论", "string", '"准予", "不予"', '"不予"'),),
    notes=("依据",),
    rows=(
        GridRow((">= 60", '"本市"'), ('"准予"',), ("第五条",)),
        GridRow(("< 60", "-"), ('"不予"',), ("第五条",)),
    ),
)


def xlsx(rows, prepare=None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if prepare:
        prepare(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv(rows, encoding="utf-8-sig") -> bytes:
    quoted = (",".join(f'"{cell}"' for cell in row) for row in rows)
    return "\r\n".join(quoted).encode(encoding)


def refused(data: bytes, judging=None) -> dict:
    with pytest.raises(Invalid) as caught:
        spreadsheet.read(data, judging)
    return {cell: str(told[0]) for cell, told in caught.value.fields.items()}


def test_it_works():
    assert spreadsheet.read(xlsx(CARD)) == READ


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_a_csv_file_of_any_office_is_the_same(encoding):
    assert spreadsheet.read(csv(CARD, encoding)) == READ


def test_english_headings_are_understood():
    rows = [
        ["Decision table", "老年人优待证资格"],
        ["Hit policy", "FIRST"],
        ["Column", "Input", "Input", "Output", "Annotation"],
        ["Name", "年龄", "户籍", "结论", "依据"],
        ["Type", "number", "string", "string"],
        *CARD[5:],
    ]
    rows[3:5] = [rows[3], rows[4]]
    rows[5][0], rows[6][0] = "Allowed values", "Default"
    assert spreadsheet.read(xlsx(rows)) == READ


def test_merged_cells_count_for_each():
    rows = [list(row) for row in CARD]
    rows.append([3, "超过120", "", "不予", ""])
    both = xlsx(rows, lambda book: book.active.merge_cells("E9:E10"))
    assert spreadsheet.read(both).rows[2].notes == ("第五条",)


def test_what_the_spreadsheet_knows_the_type_of_is_kept():
    rows = [
        ["列", "条件", "条件", "结果"],
        ["名称", "受理日期", "本人到场", "金额"],
        ["类型", "日期", "是否", "数字"],
        [1, dt.datetime(2026, 3, 1), True, 80.5],
        ["", ">= 2026年3月2日", "否", 100],
    ]
    assert [(row.inputs, row.outputs) for row in spreadsheet.read(xlsx(rows)).rows] == [
        (('date("2026-03-01")', "true"), ("80.5",)),
        (('>= date("2026-03-02")', "false"), ("100",)),
    ]


@pytest.mark.parametrize(
    ("written", "kind", "feel"),
    [
        ("60以上", "number", ">= 60"),
        ("60 以下", "number", "<= 60"),
        ("3以内", "number", "<= 3"),
        ("不满16", "number", "< 16"),
        ("超过300", "number", "> 300"),
        ("16至18", "number", "[16..18]"),
        ("＞＝６０", "number", ">=60"),
        ("≥60，≤20", "number", ">=60,<=20"),
        ("[60..70)", "number", "[60..70)"),
        ("本市、外埠", "string", '"本市", "外埠"'),
        ("“本市”", "string", '"本市"'),
        ('not("本市")', "string", 'not("本市")'),
        ("—", "string", "-"),
        ("", "number", "-"),
        (None, "string", "-"),
        ("2026-01-01", "date", 'date("2026-01-01")'),
        ("[2026/1/1..2026/12/31]", "date", '[date("2026-01-01")..date("2026-12-31")]'),
        ('date("2026-01-01")', "date", 'date("2026-01-01")'),
        ("是", "boolean", "true"),
        ("null", "string", "null"),
        (":= starts with(?, 户籍)", "string", "starts with(?, 户籍)"),
        ("> 起付线", "number", "> 起付线"),
    ],
)
def test_what_officials_write_becomes_feel(written, kind, feel):
    assert cell_words.test(written, kind) == feel


@pytest.mark.parametrize(
    ("written", "kind", "feel"),
    [
        ("准予", "string", '"准予"'),
        ('"准予"', "string", '"准予"'),
        ("基准额 × 2", "number", "基准额 * 2"),
        (":= 姓名", "string", "姓名"),
        (80, "number", "80"),
        ("否", "boolean", "false"),
        ("", "string", ""),
    ],
)
def test_results_become_feel(written, kind, feel):
    assert cell_words.outcome(written, kind) == feel


def changed(row: int, column: int, value) -> bytes:
    rows = [list(line) for line in CARD]
    rows[row - 1][column] = value
    return xlsx(rows)


@pytest.mark.parametrize(
    ("data", "cell"),
    [
        (changed(8, 3, ""), "D8"),
        (changed(8, 3, "=1+1"), "D8"),
        (changed(4, 3, ""), "D4"),
        (changed(2, 1, "随便"), "B2"),
        (changed(3, 2, "也许"), "C3"),
        (changed(9, 0, "规则"), "A9"),
        (xlsx([*CARD, [3, "", "", "不予", "", "多余"]]), "F10"),
        (xlsx(CARD[:2]), "A1"),
        (xlsx(CARD[:7]), "A3"),
    ],
)
def test_what_is_wrong_is_named_by_its_cell(data, cell):
    assert cell in refused(data)


def test_the_judge_is_asked_about_every_cell():
    def judging(grid: Grid):
        assert grid == READ
        return lambda text, is_test: "?" if text == ">= 60" and is_test else ""

    assert refused(xlsx(CARD), judging) == {"B8": "?"}


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (sheets.MOST_UNPACKED + 1))
    return file.getvalue()


def entities() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return file.getvalue()


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\xff\xfe\x00\x00", entities(), b"a\0b"])
def test_what_is_no_spreadsheet_is_refused(data):
    with pytest.raises(Invalid):
        spreadsheet.read(data)


@pytest.mark.parametrize("data", [bomb(), b"1" * (sheets.MOST_BYTES + 1)])
def test_what_is_too_large_is_refused_before_it_is_unpacked(data):
    with pytest.raises(TooLarge):
        spreadsheet.read(data)


def test_nothing_written_becomes_a_formula():
    grid = Grid(
        "=cmd()", "UNIQUE", (InputColumn("x", "x"),), (OutputColumn("=y"),), ("=z",),
        (GridRow(("-",), ('"=HYPERLINK(1)"',), ("=1+1",)),),
    )  # fmt: skip
    book = load_workbook(io.BytesIO(spreadsheet.write(grid)))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}
    assert spreadsheet.read(spreadsheet.write(grid)) == grid


# -- there and back ------------------------------------------------------------------------------

letters = (
    st.text("年龄户籍ab 1，、。“”：()-+=@'\"", min_size=1, max_size=8).map(str.strip).filter(bool)
)
types = st.sampled_from(["", "string", "number", "boolean", "date", "t年龄"])
strings = letters.map(cell_words.quote)
tests = st.one_of(
    strings,
    st.sampled_from(
        ["-", ">= 60", "[1..2)", "not(5)", '"a", "b"', "true", "是", "60以上", "姓名", "2026-01-01",
         'date("2026-01-01")', "> x + 1", "null", "1.50", "007", "a，b"]
    ),
)  # fmt: skip
outcomes = st.one_of(
    strings,
    st.sampled_from(["1", "姓名", "true", '"甲" + 乙', "null", "-5", "否", "0.10", "[1, 2]"]),
)


@st.composite
def grids(draw) -> Grid:
    inputs = draw(
        st.lists(st.builds(InputColumn, letters, letters, types, st.just("") | tests), max_size=3)
    )
    outputs = draw(
        st.lists(
            st.builds(OutputColumn, letters, types, st.just("") | tests, st.just("") | outcomes),
            min_size=1,
            max_size=2,
        )
    )
    notes = draw(st.lists(letters, max_size=2))
    rows = draw(
        st.lists(
            st.builds(
                GridRow,
                st.tuples(*[tests] * len(inputs)),
                st.tuples(*[outcomes] * len(outputs)),
                st.tuples(*[st.just("") | letters] * len(notes)),
            ),
            min_size=1,
            max_size=3,
        )
    )
    policy = draw(st.sampled_from(POLICIES))
    aggregation = draw(st.sampled_from(("", *AGGREGATIONS))) if policy == "COLLECT" else ""
    clear = lambda column: (  # noqa: E731
        type(column)(**{f: getattr(column, f) for f in column.__slots__ if f != "allowed"})
        if column.allowed == "-"
        else column
    )
    return Grid(
        draw(letters), policy, tuple(map(clear, inputs)), tuple(map(clear, outputs)),
        tuple(notes), tuple(rows), aggregation,
    )  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(grids())
def test_what_is_written_reads_back_equal(grid):
    assert spreadsheet.read(spreadsheet.write(grid)) == grid
