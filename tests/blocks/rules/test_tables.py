"""Decision tables between diagrams, spreadsheets and checks: nothing is lost on the way."""

import pytest
from hypothesis import given, settings

from tests.blocks.rules.senior_card import ROWS, card
from tests.blocks.rules.test_spreadsheet import CARD, READ, grids, xlsx
from zhengtong.blocks.rules import diagrams, engine, queries, spreadsheet, tables
from zhengtong.blocks.rules.grids import Grid, GridRow, InputColumn, OutputColumn
from zhengtong.kernel.errors import Invalid, NotFound


def grid_of(xml: str, name: str = "") -> Grid:
    of = engine.read(xml)
    return next(
        tables.grid(of, found, table) for found, table in tables.tables(of) if name in ("", found)
    )


def judged(xml: str):
    ready = engine.prepare(xml)
    name, table = next(tables.tables(ready.definitions))
    return tables.judged(ready.definitions, name, table, ready.is_whole)


def test_a_spreadsheet_becomes_a_diagram_that_decides():
    xml = queries.from_spreadsheet(xlsx(CARD), key="senior-card")
    assert grid_of(xml) == READ
    ready = engine.prepare(xml)
    assert ready.problems == ()
    assert (ready.main, [one.name for one in ready.asked]) == (
        "老年人优待证资格", ["年龄", "户籍"],
    )  # fmt: skip
    values = {"年龄": 67, "户籍": "本市"}
    assert engine.evaluate(ready, "", values, None).value == "准予"


def test_a_diagram_becomes_a_spreadsheet_and_comes_back():
    data = queries.to_spreadsheet(card())
    assert spreadsheet.read(data) == grid_of(card())
    assert grid_of(queries.from_spreadsheet(data, into=card())) == grid_of(card())


def test_a_spreadsheet_takes_the_place_of_one_table_and_leaves_the_rest():
    shorter = queries.to_spreadsheet(card(ROWS[:2]), "资格")
    after = engine.read(queries.from_spreadsheet(shorter, into=card()))
    before = engine.read(card())
    assert len(grid_of(engine.write(after)).rows) == 2
    assert after.elements[:4] == before.elements[:4]
    assert after.item_definitions == before.item_definitions
    assert engine.prepare(engine.write(after)).problems == ()


def test_a_table_of_another_name_is_refused():
    rows = [["决策表", "别的"], *CARD[1:]]
    with pytest.raises(Invalid) as caught:
        queries.from_spreadsheet(xlsx(rows), into=card())
    assert caught.value.code == "no-table"
    with pytest.raises(NotFound):
        queries.to_spreadsheet(card(), "别的")


def test_what_is_no_feel_is_named_by_its_cell():
    rows = [list(row) for row in CARD]
    rows[7][1] = ">= 六十 岁 ("
    with pytest.raises(Invalid) as caught:
        queries.from_spreadsheet(xlsx(rows))
    assert list(caught.value.fields) == ["B8"]


def test_names_of_the_diagram_may_stand_in_cells():
    grid = Grid(
        "结论",
        "UNIQUE",
        (InputColumn("年龄", "年龄", "number"), InputColumn("收入", "申请人.月 收入", "number")),
        (OutputColumn("结论", "number"),),
        (),
        (GridRow(("> 年龄", "-"), ("申请人.月 收入 * 2",)),),
    )
    xml = queries.from_spreadsheet(spreadsheet.write(grid))
    assert grid_of(xml) == grid
    assert [one.name for one in engine.prepare(xml).asked] == ["年龄", "申请人"]


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("年龄", ["年龄"]),
        ("户籍 所在地", ["户籍 所在地"]),
        ("申请人.年龄", ["申请人"]),
        ("年龄 + 工龄", ["年龄 + 工龄"]),
        ("count(材料)", ["材料"]),
        ("(", []),
    ],
)
def test_the_facts_of_an_expression(expression, names):
    assert diagrams.names_in(expression) == names


@settings(max_examples=60, deadline=None)
@given(grids())
def test_a_grid_survives_the_diagram(grid):
    written = engine.write(diagrams.new(grid, "test"))
    assert grid_of(written) == grid


# -- what the checks see ---------------------------------------------------------------------------


def test_the_checks_see_kinds_and_allowed_values_of_the_diagram():
    table = judged(card())
    assert [(column.name, column.kind, column.plain) for column in table.columns] == [
        ("年龄", "integer", True),
        ("户籍", "string", True),
    ]
    assert table.columns[1].allowed.words == {"本市", "外埠"}
    assert len(table.rows) == len(ROWS)


@pytest.mark.parametrize(
    ("cell", "unknown"),
    [
        ("-", ""),
        ("60", ""),
        ("-5", ""),
        ("[18..60)", ""),
        ("]18..60[", ""),
        ("not(< 60, 70)", ""),
        ("null, 5", ""),
        ("!= 3", ""),
        ("> 年龄", "> 年龄"),
        ("5, > 年龄", "5, > 年龄"),
        ("even(?)", "even(?)"),
        ('"六十"', '"六十"'),
    ],
)
def test_what_a_cell_lets_through_is_known_or_not(cell, unknown):
    table = judged(card([(cell, "-", '"准予"', "", "", "")]))
    assert table.rows[0].cells[0].unknown == unknown


def test_days_and_lengths_of_time_are_judged():
    rows = [
        ["列", "条件", "条件", "结果"],
        ["名称", "受理日期", "居住时间", "结论"],
        ["类型", "日期", "年月时长", "文本"],
        [1, "< 2026-03-01", "", "甲"],
        [2, ">= 2026-03-02", '>= duration("P6M")', "乙"],
        [3, ">= 2026-03-02", '< duration("P6M")', "丙"],
    ]
    report = queries.check(queries.from_spreadsheet(xlsx(rows)))
    (gap,) = [one for one in report.findings if one.sort == "gap"]
    assert gap.example[0] == ("受理日期", 'date("2026-03-01")')


def test_paths_into_one_fact_vary_freely_and_the_fact_itself_does_not():
    columns = (InputColumn("a", "申请人.年龄", "number"), InputColumn("b", "申请人.户籍", "string"))
    grid = Grid("t", "UNIQUE", columns, (OutputColumn("t"),), (), (GridRow(("-", "-"), ("1",)),))
    table = judged(engine.write(diagrams.new(grid, "t")))
    assert [column.plain for column in table.columns] == [True, True]


def test_by_priority_the_order_of_the_allowed_outputs_counts():
    rows = [
        ["命中策略", "优先级"],
        ["列", "条件", "结果"],
        ["名称", "年龄", "结论"],
        ["类型", "数字", "文本"],
        ["允许值", "", "特别、普通"],
        [1, "60以上", "普通"],
        [2, "", "特别"],
    ]
    report = queries.check(queries.from_spreadsheet(xlsx(rows)))
    assert [(one.sort, one.rows) for one in report.findings if one.sort == "masked"] == [
        ("masked", (1, 2))
    ]
