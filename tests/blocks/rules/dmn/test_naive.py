"""The engine and a naive reading of the specification agree on random tables.

The reading below knows nothing of the engine: a cell is a function of a value, a policy a few
lines over the rows that match (DMN 1.5, 8.2.11 and table 46).
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blocks.rules.dmn.small import decision, definitions, facts, table
from zhengtong.blocks.rules import dmn

Cell = tuple[str, Callable[[Any], bool]]
ORDER = [3, 1, 2]
POLICIES = ["UNIQUE", "ANY", "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT"]
AGGREGATIONS = ["SUM", "COUNT", "MIN", "MAX"]


def is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def span(low: int, high: int, left: bool, right: bool) -> Cell:
    def within(value: Any) -> bool:
        if not is_number(value):
            return False
        return (low <= value if left else low < value) and (
            value <= high if right else value < high
        )

    return f"{'[' if left else '('}{low}..{high}{']' if right else ')'}", within


def below(end: int) -> Cell:
    return f"< {end}", lambda value: is_number(value) and value < end


def same(one: Any) -> Cell:
    text = f'"{one}"' if isinstance(one, str) else str(one)
    return text, lambda value: type(value) is type(one) and value == one


def either(first: Cell, second: Cell) -> Cell:
    return f"{first[0]}, {second[0]}", lambda value: first[1](value) or second[1](value)


def other_than(word: str) -> Cell:
    # null is not equal to a word; a number cannot be compared with one
    return (
        f'not("{word}")',
        lambda value: value is None or (isinstance(value, str) and value != word),
    )


SMALL = st.integers(-3, 3)
WORD = st.sampled_from(["a", "b", "c"])
PART: st.SearchStrategy[Cell] = (
    st.builds(
        lambda ends, left, right: span(*sorted(ends), left, right),
        st.tuples(SMALL, SMALL),
        st.booleans(),
        st.booleans(),
    )
    | SMALL.map(below)
    | SMALL.map(same)
    | WORD.map(same)
)
CELL: st.SearchStrategy[Cell] = (
    st.just(("-", lambda value: True)) | PART | st.builds(either, PART, PART) | WORD.map(other_than)
)
ROW = st.tuples(CELL, CELL, st.integers(1, 4))
VALUE = SMALL | WORD | st.none()


def naive(rows: list[tuple[Cell, Cell, int]], policy: str, x: Any, y: Any) -> Any:
    """The result by the words of the specification."""
    found = [output for first, second, output in rows if first[1](x) and second[1](y)]
    if not found:
        return 0
    ordered = sorted(found, key=lambda one: ORDER.index(one) if one in ORDER else len(ORDER))
    return {
        "UNIQUE": lambda: found[0] if len(found) == 1 else None,
        "ANY": lambda: found[0] if len(set(found)) == 1 else None,
        "FIRST": lambda: found[0],
        "PRIORITY": lambda: ordered[0],
        "RULE ORDER": lambda: found,
        "OUTPUT ORDER": lambda: ordered,
        "COLLECT": lambda: found,
        "SUM": lambda: sum(found),
        "COUNT": lambda: len(found),
        "MIN": lambda: min(found),
        "MAX": lambda: max(found),
    }[policy]()


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(ROW, min_size=1, max_size=7),
    policy=st.sampled_from([*POLICIES, *AGGREGATIONS]),
    values=st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=8),
    traced=st.booleans(),
)
def test_it_works(
    rows: list[tuple[Cell, Cell, int]], policy: str, values: list[tuple[Any, Any]], traced: bool
) -> None:
    written = [(first[0], second[0], str(output)) for first, second, output in rows]
    logic = table(
        ["x", "y"],
        written,
        policy="COLLECT" if policy in AGGREGATIONS else policy,
        aggregation=policy if policy in AGGREGATIONS else "",
        outputs=[{"values": ", ".join(map(str, ORDER)), "default": "0"}],
    )
    # 4 is not among the output values, which is told and comes last.
    body = facts(x="", y="") + decision("d", logic, needs="x y")
    model = dmn.compile(dmn.load(definitions(body)))
    for x, y in values:
        expected = naive(rows, policy, x, y)
        found = model.decide("d", {"x": x, "y": y}, trace=traced).value
        assert found == ([*map(Decimal, expected)] if isinstance(expected, list) else expected)
