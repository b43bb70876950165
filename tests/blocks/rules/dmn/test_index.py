"""The masks of the columns say what the cells say, for any table and any input."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blocks.rules.dmn.small import compiled, decision, facts, table
from zhengtong.blocks.rules.dmn.index import ColumnIndex, rows_of
from zhengtong.blocks.rules.feel import Run, Scope, compile_unary_tests, new_frame
from zhengtong.blocks.rules.feel.values import normalise

NUMBERS = st.integers(-4, 4)
WORDS = st.sampled_from(["a", "b", "ab", "c"])
DAYS = st.integers(1, 6).map(lambda day: f'@"2024-01-0{day}"')


def endpoints(ends: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    ordered = st.tuples(ends, ends).map(sorted)
    return st.builds(
        lambda pair, left, right: f"{left}{pair[0]}..{pair[1]}{right}",
        ordered,
        st.sampled_from("[("),
        st.sampled_from("])"),
    ) | st.builds(lambda sign, end: f"{sign} {end}", st.sampled_from(["<", "<=", ">", ">="]), ends)


QUOTED = WORDS.map(lambda word: f'"{word}"')
PARTS = (
    NUMBERS.map(str)
    | QUOTED
    | DAYS
    | st.sampled_from(["null", "true", "false", "? = 2", "string length(?) > 1", "limit"])
    | endpoints(NUMBERS)
    | endpoints(QUOTED)
    | endpoints(DAYS)
)
LISTS = st.lists(PARTS, min_size=1, max_size=3).map(", ".join)
CELLS = st.just("-") | LISTS | LISTS.map(lambda tests: f"not({tests})")
VALUES = (
    NUMBERS
    | st.decimals(-4, 4, places=1)
    | WORDS
    | st.booleans()
    | st.none()
    | st.integers(1, 6).map(lambda day: datetime.date(2024, 1, day))
    | st.just([1, 2])
    | st.just({"a": 1})
)


@settings(max_examples=250, deadline=None)
@given(cells=st.lists(CELLS, min_size=1, max_size=6), value=VALUES)
def test_a_column_accepts_what_its_cells_accept(cells: list[str], value: Any) -> None:
    scope = Scope()
    limit = scope.declare("limit")
    slot = scope.declare("?").slot
    tests = [compile_unary_tests(cell, scope) for cell in cells]
    index = ColumnIndex([test.shape for test in tests])
    frame = new_frame(scope, Run())
    frame[slot] = normalise(value)
    frame[limit.slot] = Decimal(3)
    accepted = {row for row, test in enumerate(tests) if test.check(frame) is True}
    found = index.find(frame[slot])
    if found is None:
        assert isinstance(value, list | dict)
        return
    computed = set(rows_of(index.computed))
    assert set(rows_of(found)) - computed == accepted - computed
    assert computed <= set(rows_of(found))


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8),
    inputs=st.tuples(VALUES, VALUES),
    policy=st.sampled_from(["FIRST", "COLLECT"]),
    traced=st.booleans(),
)
def test_a_table_matches_the_rows_that_its_cells_match_one_by_one(
    rows: list[tuple[str, ...]], inputs: tuple[Any, Any], policy: str, traced: bool
) -> None:
    numbered = [(*row, str(number)) for number, row in enumerate(rows)]
    body = facts(x="", y="", limit="number")
    model = compiled(
        body + decision("d", table(["x", "y"], numbered, policy=policy), needs="x y limit")
    )
    single = [
        compiled(body + decision("d", table(["x", "y"], [(*row, "true")]), needs="x y limit"))
        for row in rows
    ]
    given = {"x": inputs[0], "y": inputs[1], "limit": 3}
    matching = [
        Decimal(number) for number, one in enumerate(single) if one.decide("d", given).value is True
    ]
    expected = (matching[:1] or [None])[0] if policy == "FIRST" else matching or None
    assert model.decide("d", given, trace=traced).value == expected


def test_a_long_table_is_found_by_its_last_row() -> None:
    rows = [(f'"区{n}"', f"[{n}..{n + 1})", str(n)) for n in range(2000)]
    logic = table(["区", "数"], rows, policy="FIRST")
    model = compiled(facts(区="string", 数="number") + decision("d", logic, needs="区 数"))
    assert model.decide("d", {"区": "区1999", "数": 1999.5}).value == Decimal(1999)
    assert model.decide("d", {"区": "区1999", "数": 1998}).value is None


def test_what_would_take_too_much_room_is_asked_cell_by_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("zhengtong.blocks.rules.dmn.index.MOST_BYTES", 0)
    logic = table(["x"], [("< 3", "1"), ("-", "2")], policy="FIRST")
    model = compiled(facts(x="number") + decision("d", logic, needs="x"))
    assert model.decide("d", {"x": 2}).value == Decimal(1)
    assert model.decide("d", {"x": 3}).value == Decimal(2)
