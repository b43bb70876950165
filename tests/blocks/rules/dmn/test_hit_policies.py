"""The hit policies (DMN 1.5, 8.2.11), each on one table whose rows overlap."""

import pytest

from tests.blocks.rules.dmn.small import answer, feel, outcome, table

ROWS = [
    ("< 10", '"low"'),
    ("< 20", '"middle"'),
    ("[5..25)", '"high"'),
    ("< 10", '"low"'),
]
VALUES = {"values": '"high", "middle", "low"'}
AMOUNTS = [(">= 0", "10"), (">= 5", "20"), (">= 5", "20"), ("null", '"none"')]

CASES = [
    ("FIRST", 7, "low"),
    ("FIRST", 15, "middle"),
    ("FIRST", 22, "high"),
    ("UNIQUE", 22, "high"),
    ("UNIQUE", 15, None),
    ("ANY", 22, "high"),
    ("ANY", 15, None),
    ("PRIORITY", 7, "high"),
    ("PRIORITY", 3, "middle"),
    ("RULE ORDER", 7, ["low", "middle", "high", "low"]),
    ("OUTPUT ORDER", 7, ["high", "middle", "low", "low"]),
    ("COLLECT", 15, ["middle", "high"]),
]


@pytest.mark.parametrize(("policy", "given", "expected"), CASES)
def test_it_works(policy: str, given: int, expected: object) -> None:
    assert answer(table(["x"], ROWS, policy=policy, outputs=[VALUES]), x=given) == expected


@pytest.mark.parametrize("policy", sorted({policy for policy, _given, _expected in CASES}))
def test_no_row_is_the_default_or_null(policy: str) -> None:
    plain = table(["x"], ROWS, policy=policy, outputs=[VALUES])
    with_default = table(["x"], ROWS, policy=policy, outputs=[VALUES | {"default": '"other"'}])
    assert answer(plain, x=99) is None
    assert answer(with_default, x=99) == "other"


@pytest.mark.parametrize(
    ("aggregation", "given", "expected"),
    [
        ("SUM", 7, 50),
        ("COUNT", 7, 3),
        ("MIN", 7, 10),
        ("MAX", 7, 20),
        ("SUM", 1, 10),
        ("COUNT", -1, None),
        ("SUM", None, None),  # a text has no sum
    ],
)
def test_collect_with_an_operator(aggregation: str, given: int | None, expected: object) -> None:
    logic = table(["x"], AMOUNTS, policy="COLLECT", aggregation=aggregation)
    assert answer(logic, x=given) == feel(expected)


def test_any_accepts_rows_of_the_same_output() -> None:
    rows = [("< 10", '"a"'), ("> 5", '"a"'), ("> 8", '"b"')]
    assert answer(table(["x"], rows, policy="ANY"), x=7) == "a"
    assert answer(table(["x"], rows, policy="ANY"), x=9) is None


def test_two_rows_of_a_unique_table_are_told() -> None:
    told = outcome(table(["x"], ROWS), x=15)
    assert told.value is None
    assert "the rows 2, 3 match" in told.messages[0]


OUTPUTS = [
    {"name": "结论", "values": '"拒绝", "批准"', "default": '"人工"'},
    {"name": "费用", "values": "10, 0"},
]
TWO = [
    ("> 0", '"批准"', "0"),
    ("> 5", '"批准"', "10"),
    ("> 8", '"拒绝"', "0"),
]


@pytest.mark.parametrize(
    ("policy", "given", "expected"),
    [
        ("UNIQUE", 1, {"结论": "批准", "费用": 0}),
        ("FIRST", 9, {"结论": "批准", "费用": 0}),
        ("PRIORITY", 6, {"结论": "批准", "费用": 10}),
        ("PRIORITY", 9, {"结论": "拒绝", "费用": 0}),
        ("FIRST", 0, {"结论": "人工", "费用": None}),
        ("RULE ORDER", 6, [{"结论": "批准", "费用": 0}, {"结论": "批准", "费用": 10}]),
    ],
)
def test_several_outputs_make_a_context(policy: str, given: int, expected: object) -> None:
    assert answer(table(["x"], TWO, policy=policy, outputs=OUTPUTS), x=given) == feel(expected)


def test_order_falls_back_to_the_allowed_values_of_the_type() -> None:
    types = (
        '<itemDefinition name="grade"><typeRef>string</typeRef><allowedValues><text>"high",'
        ' "low"</text></allowedValues></itemDefinition>'
    )
    rows = [("> 0", '"low"'), ("> 5", '"high"')]
    logic = table(["x"], rows, policy="PRIORITY").replace("<output>", '<output typeRef="grade">')
    assert answer(logic, types=types, x=6) == "high"
