"""Overlap, gap, contradiction, hidden rows: each finding's example really does what it says."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengtong.blocks.rules import checks, shapes
from zhengtong.blocks.rules.shapes import ANYTHING, Column, Row, Shape, Span, Table, point

AGE = Column("年龄", "integer", Shape(spans=(Span(0, 150),)))
PLACE = Column("户籍", "string", Shape(words=frozenset({"本市", "外埠"})))


def words(*several: str, negated: bool = False) -> Shape:
    return Shape(words=frozenset(several), negated=negated)


def at_least(key: int) -> Shape:
    return Shape(spans=(Span(key, None),))


def below(key: int) -> Shape:
    return Shape(spans=(Span(None, key, True, False),))


def table(*rows: tuple, columns: tuple = (AGE, PLACE), policy: str = "UNIQUE", **more) -> Table:
    numbered = [
        Row(number, tuple(cells[:-1]), (cells[-1],)) for number, cells in enumerate(rows, start=1)
    ]
    return Table("资格", columns, tuple(numbered), policy, **more)


def found(of: Table, sort: str) -> list[tuple]:
    return [(one.rows, dict(one.example)) for one in checks.check(of) if one.sort == sort]


def test_a_table_without_fault_has_no_finding():
    whole = table(
        (below(60), ANYTHING, "否"),
        (at_least(60), words("本市"), "是"),
        (at_least(60), words("外埠"), "否"),
    )
    assert checks.check(whole) == []


def test_whole_numbers_have_no_gap_between_neighbours_and_numbers_have():
    rows = ((Shape(spans=(Span(None, 59),)), ANYTHING, "否"), (at_least(60), ANYTHING, "是"))
    assert found(table(*rows), "gap") == []
    exact = Column("年龄", "number", AGE.allowed)
    ((_rows, example),) = found(table(*rows, columns=(exact, PLACE)), "gap")
    assert example["年龄"] == "59.5"


def test_a_gap_is_shown_by_an_input():
    holed = table((below(60), ANYTHING, "否"), (at_least(60), words("本市"), "是"))
    assert found(holed, "gap") == [((), {"年龄": "60", "户籍": '"外埠"'})]


def test_a_default_output_closes_all_gaps():
    holed = table((at_least(60), words("本市"), "是"), has_default=True)
    assert checks.check(holed) == []


def test_rules_that_overlap_are_shown_by_an_input_and_block():
    double = table(
        (at_least(60), ANYTHING, "是"), (ANYTHING, words("外埠"), "否"), has_default=True
    )
    (one,) = checks.check(double)
    assert (one.sort, one.rows, one.blocking) == ("contradiction", (1, 2), True)
    assert dict(one.example) == {"年龄": "60", "户籍": '"外埠"'}
    assert "1、2" in one.words or "1, 2" in one.words


def test_any_allows_overlap_with_the_same_result_only():
    same = ((at_least(60), ANYTHING, "是"), (at_least(80), ANYTHING, "是"))
    assert found(table(*same, policy="ANY"), "overlap") == []
    other = ((at_least(60), ANYTHING, "是"), (at_least(80), ANYTHING, "否"))
    assert [rows for rows, _ in found(table(*other, policy="ANY"), "contradiction")] == [(1, 2)]


def test_the_first_rule_hides_a_later_one():
    hidden = table(
        (at_least(60), ANYTHING, "是"),
        (at_least(80), words("本市"), "高龄"),
        (ANYTHING, ANYTHING, "否"),
        policy="FIRST",
    )
    ((rows, example),) = found(hidden, "masked")
    assert rows == (2, 1)
    assert Decimal(example["年龄"]) >= 80


def test_two_rules_together_hide_a_third():
    hidden = table(
        (ANYTHING, words("本市"), "甲"),
        (ANYTHING, words("外埠"), "乙"),
        (at_least(60), ANYTHING, "丙"),
        policy="FIRST",
    )
    assert [rows[0] for rows, _ in found(hidden, "masked")] == [3]


def test_by_priority_the_more_important_row_hides_wherever_it_stands():
    rows = ((at_least(80), ANYTHING, "低"), (at_least(60), ANYTHING, "高"))
    hidden = table(*rows, policy="PRIORITY", ranks=(1, 0), has_default=True)
    assert [rows for rows, _ in found(hidden, "masked")] == [(1, 2)]


def test_a_row_outside_the_allowed_values_never_matches():
    never = table((at_least(151), ANYTHING, "是"), has_default=True)
    (one,) = checks.check(never)
    assert (one.sort, one.rows, one.more) == ("never", (1,), "年龄")


def test_a_column_that_computes_is_named_and_nothing_is_guessed():
    computing = Shape(unknown="> 起付线")
    unsure = table(
        (computing, ANYTHING, "是"), (at_least(60), ANYTHING, "否"), (below(60), ANYTHING, "否")
    )
    assert [(f.sort, f.more, f.rows) for f in checks.check(unsure)] == [("unjudged", "年龄", (1,))]


def test_over_a_computed_expression_a_finding_is_possible_and_does_not_block():
    computed = Column("年龄 + 工龄", "number", plain=False)
    double = table(
        (at_least(60), "是"), (at_least(80), "否"), columns=(computed,), has_default=True
    )
    (one,) = checks.check(double)
    assert (one.sort, one.blocking, one.certain) == ("contradiction", False, False)


def test_two_columns_of_one_expression_are_one():
    twice = table(
        (at_least(60), below(80), "是"),
        (below(60), ANYTHING, "否"),
        (at_least(80), ANYTHING, "否"),
        columns=(AGE, AGE),
    )
    assert checks.check(twice) == []


def test_null_counts_where_the_author_speaks_of_it():
    known = table((words("本市"), "是"), (words("本市", negated=True), "否"), columns=(PLACE,))
    assert checks.check(known) == []
    open_place = Column("户籍", "string")
    speaking = table(
        (words("本市"), "是"), (Shape(null=True), "不详"), columns=(open_place,), policy="UNIQUE"
    )
    assert found(speaking, "gap") == [((), {"户籍": '"其他"'})]


# -- against trying everything -------------------------------------------------------------------

NUMBERS = [Decimal(n) / 2 for n in range(-1, 12)]
WORDS = ["甲", "乙", "丙", "其他"]

spans = st.builds(
    lambda low, high, a, b: Span(low, high, a, b),
    st.one_of(st.none(), st.integers(0, 5)),
    st.one_of(st.none(), st.integers(0, 5)),
    st.booleans(),
    st.booleans(),
)
unknowns = st.sampled_from(["", "", "", "> x"])
number_cells = st.one_of(
    st.just(ANYTHING),
    st.builds(
        lambda parts, negated, unknown: Shape(spans=tuple(parts), negated=negated, unknown=unknown),
        st.lists(st.one_of(spans, st.builds(point, st.integers(0, 5))), min_size=1, max_size=2),
        st.booleans(),
        unknowns,
    ),
)
word_cells = st.one_of(
    st.just(ANYTHING),
    st.builds(
        lambda some, negated: Shape(words=frozenset(some), negated=negated),
        st.sets(st.sampled_from(WORDS[:3]), min_size=1, max_size=2),
        st.booleans(),
    ),
)


def passes(shape: Shape, value) -> bool | None:
    """Whether a cell lets a value through, the naive way; None where that cannot be said."""
    if shape.everything:
        return True
    inside = (
        value in shape.words
        if isinstance(value, str)
        else any(
            (span.low is None or value > span.low or (value == span.low and span.low_in))
            and (span.high is None or value < span.high or (value == span.high and span.high_in))
            for span in shape.spans
        )
    )
    if not inside and shape.unknown:
        return None
    return inside != shape.negated


def matching(row: Row, values) -> bool | None:
    answers = [passes(cell, value) for cell, value in zip(row.cells, values, strict=True)]
    return False if False in answers else None if None in answers else True


def read(text: str):
    return text.strip('"') if text.startswith('"') else Decimal(text)


def points():
    return [(x, y, w) for x in NUMBERS for y in NUMBERS for w in WORDS]


@st.composite
def tables(draw) -> Table:
    columns = (Column("a", "number"), Column("b", "number"), Column("c", "string"))
    rows = draw(
        st.lists(
            st.tuples(number_cells, number_cells, word_cells, st.sampled_from("xy")),
            min_size=1,
            max_size=5,
        )
    )
    policy = draw(st.sampled_from(["UNIQUE", "ANY", "FIRST"]))
    return table(*rows, columns=columns, policy=policy)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_the_checks_agree_with_trying_every_input(of):
    findings = checks.check(of)
    by_row = {row.number: row for row in of.rows}
    for one in findings:
        values = tuple(read(value) for _, value in one.example)
        if one.sort in ("overlap", "contradiction"):
            assert [matching(by_row[number], values) for number in one.rows] == [True, True]
        if one.sort == "gap":
            assert not any(matching(row, values) for row in of.rows)
            assert None not in [matching(row, values) for row in of.rows]
        if one.sort == "masked":
            assert matching(by_row[one.rows[0]], values) is not False
            assert matching(by_row[one.rows[1]], values) is True

    everything = [(at, [matching(row, at) for row in of.rows]) for at in points()]
    sorts = {one.sort for one in findings}
    if of.policy == "UNIQUE" and any(said.count(True) > 1 for _, said in everything):
        assert sorts & {"overlap", "contradiction"}
    if any(set(said) == {False} for _, said in everything):
        assert "gap" in sorts
    if of.policy == "FIRST":
        hidden = {one.rows[0] for one in findings if one.sort == "masked"}
        for place, row in enumerate(of.rows):
            reached = any(
                said[place] is not False and True not in said[:place] for _, said in everything
            )
            mine = any(said[place] is not False for _, said in everything)
            assert (row.number in hidden) == (mine and not reached)


def grid(count: int, policy: str) -> Table:
    """Disjoint rows over six columns, closed by a row that takes the rest."""
    columns = (
        Column("收入", "number"),
        *(Column(name, "string") for name in ("区", "类", "级", "户")),
        Column("成员", "boolean"),
    )
    rows = []
    for n in range(count):
        cells = (
            Shape(spans=(Span(n // 8 * 10, n // 8 * 10 + 10, True, False),)),
            words("甲" if n & 1 else "乙"),
            words("丙" if n & 2 else "丁"),
            words("戊" if n & 4 else "己"),
            ANYTHING,
            ANYTHING,
        )
        rows.append((*cells, str(n)))
    rows.append((ANYTHING,) * 6 + ("其他",))
    return table(*rows, columns=columns, policy=policy)


@pytest.mark.parametrize(("count", "seconds"), [(200, 1), (3700, 10)])
def test_large_tables_are_judged_in_bounded_time(count, seconds):
    began = time.perf_counter()
    assert [one.sort for one in checks.check(grid(count, "FIRST"))] == []
    overlapping = checks.check(grid(count, "UNIQUE"))
    assert {one.rows[1] for one in overlapping} == {count + 1}
    assert time.perf_counter() - began < seconds


def test_a_table_that_is_too_intricate_says_so():
    (last,) = checks.check(grid(200, "FIRST"), most_steps=50)
    assert last.sort == "unfinished"


def test_every_kind_writes_its_keys_in_feel():
    assert shapes.KINDS["date"].write(20514) == 'date("2026-03-02")'
    assert shapes.KINDS["months"].write(-14) == 'duration("-P14M")'
    assert shapes.KINDS["number"].write(Decimal("1E+2")) == "100"
