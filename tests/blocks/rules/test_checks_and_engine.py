"""What the checks say of a table is what the engine does with it: both read the same cells."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from zhengtong.blocks.rules import checks, diagrams, engine, tables
from zhengtong.blocks.rules.feel import evaluate
from zhengtong.blocks.rules.findings import Finding
from zhengtong.blocks.rules.grids import Grid, GridRow, InputColumn, OutputColumn

DAY, OTHER = 'date("2026-03-01")', 'date("2026-03-03")'
COLUMNS = (
    InputColumn("收入", "收入", "number"),
    InputColumn("户籍", "户籍", "string"),
    InputColumn("受理日期", "受理日期", "date"),
    InputColumn("居住时间", "居住时间", "years and months duration"),
    InputColumn("成年", "成年", "boolean"),
)
CELLS = (
    ("-", "-", "< 3", ">= 3", "[1..4)", "(1..4]", "]2..5[", "2", "1, 4", "not(2)", "not(< 3)",
     "not([1..2], 4)", "!= 3", "-5", "null", "> 起付线", "2, > 起付线", "not(> 起付线)", "even(?)"),
    ("-", '"本市"', '"外埠"', '"本市", "外埠"', 'not("本市")', '!= "外埠"', "null", "not(null)",
     'starts with(?, "本")'),
    ("-", f"< {DAY}", f">= {DAY}", f"[{DAY}..{OTHER}]", f"not({DAY})", '@"2026-03-02"'),
    ("-", '< duration("P6M")', '>= @"P6M"', 'duration("P1Y")'),
    ("-", "true", "false", "not(true)"),
)  # fmt: skip


@st.composite
def grids(draw) -> Grid:
    rows = draw(
        st.lists(
            st.builds(
                GridRow,
                st.tuples(*[st.sampled_from(cells) for cells in CELLS]),
                st.tuples(st.sampled_from(['"甲"', '"乙"'])),
            ),
            min_size=1,
            max_size=5,
        )
    )
    policy = draw(st.sampled_from(["UNIQUE", "ANY", "FIRST"]))
    outputs = (OutputColumn("结论", "string"),)
    asked = (*COLUMNS, InputColumn("起付线", "起付线", "number"))
    open_rows = tuple(GridRow((*row.inputs, "-"), row.outputs) for row in rows)
    return Grid("结论", policy, asked, outputs, (), open_rows)


def prepared(grid: Grid) -> engine.Ready:
    return engine.prepare(engine.write(diagrams.new(grid, "test")))


def findings(ready: engine.Ready) -> list[Finding]:
    ((name, table),) = tables.tables(ready.definitions)
    return checks.check(tables.judged(ready.definitions, name, table, ready.is_whole))


def matched(ready: engine.Ready, finding: Finding) -> tuple[Any, set[int]]:
    """The outcome for the example of a finding, and the rules that match it."""
    facts = {name: evaluate(text) for name, text in finding.example}
    found = ready.model.decide("结论", facts, trace=True)
    (table,) = found.trace.decisions[-1].tables
    return found.value, {row.number for row in table.rows if row.matched}


@settings(max_examples=200, deadline=None)
@given(grids())
def test_examples_do_in_the_engine_what_the_checks_say(grid):
    ready = prepared(grid)
    assert ready.problems == ()
    for finding in findings(ready):
        if finding.sort in ("overlap", "contradiction"):
            assert set(finding.rows) <= matched(ready, finding)[1]
        if finding.sort == "gap":
            assert matched(ready, finding) == (None, set())
        if finding.sort == "masked":
            assert finding.rows[1] in matched(ready, finding)[1]


def test_the_cells_that_compute_are_named():
    rows = (GridRow(("> 起付线", *["-"] * 5), ('"甲"',)), GridRow(("-",) * 6, ('"乙"',)))
    grid = Grid("结论", "FIRST", (*COLUMNS, InputColumn("起付线", "起付线", "number")),
                (OutputColumn("结论", "string"),), (), rows)  # fmt: skip
    assert [(one.sort, one.more, one.rows) for one in findings(prepared(grid))] == [
        ("unjudged", "收入", (1,))
    ]
