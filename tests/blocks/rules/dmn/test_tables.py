"""What a row asks for and how a table is read (DMN 1.5, 8.3 and 10.3.2.10)."""

import pytest

from tests.blocks.rules.dmn.small import (
    answer,
    compiled,
    decision,
    definitions,
    facts,
    feel,
    outcome,
    table,
)
from zhengtong.blocks.rules import dmn


@pytest.mark.parametrize(
    ("cell", "matching", "failing"),
    [
        ("-", [1, "a", None, [1]], []),
        ("", [1, None], []),
        ('"a", "b"', ["a", "b"], ["c", 1, None]),
        ('not("a", "b")', ["c", None], ["a", "b", 1]),
        ("[1..5)", [1, 4.9], [5, 0, "1", None]),
        ("]1..5]", [5, 2], [1, 5.1]),
        ("> 3, < -3", [4, -4], [3, 0, -3]),
        ("not(< 3)", [3], [2, "x", None]),
        ("null", [None], [0, ""]),
        ("true", [True], [False, 1, None]),
        ("? * 2 > 6", [4], [3]),
        ("count(?) > 1", [[1, 2]], [[1]]),
        ('? in ("a", "b") or ? = "c"', ["a", "c"], ["d"]),
        ('1, "1"', [1, "1"], [2, True]),
    ],
)
def test_a_cell(cell: str, matching: list[object], failing: list[object]) -> None:
    logic = table(["x"], [(cell, '"yes"')], outputs=[{"default": '"no"'}])
    assert [answer(logic, x=value) for value in matching] == ["yes"] * len(matching)
    assert [answer(logic, x=value) for value in failing] == ["no"] * len(failing)


def test_cells_may_name_other_facts() -> None:
    logic = table(["年龄"], [(">= 起始年龄", '"可"'), ("< 起始年龄", '"否"')])
    assert answer(logic, 年龄=66, 起始年龄=65) == "可"
    assert answer(logic, 年龄=64, 起始年龄=65) == "否"


def test_an_input_is_any_expression() -> None:
    logic = table(["a + b", 'if a > b then "more" else "less"'], [("> 3", '"more"', "a - b")])
    assert answer(logic, a=3, b=1) == feel(2)
    assert answer(logic, a=1, b=3) is None


def test_a_value_outside_the_input_values_matches_no_dash_and_is_told() -> None:
    logic = table(["x"], [('"a"', "1"), ("-", "2")], policy="FIRST", input_values={"x": '"a", "b"'})
    assert answer(logic, x="a") == feel(1)
    assert answer(logic, x="b") == feel(2)
    told = outcome(logic, x="c")
    assert told.value is None
    assert "not among its input values" in told.messages[0]


def test_a_faulty_cell_spoils_only_its_row_and_is_named() -> None:
    logic = table(["x"], [("< <", "1"), ("> 0", "2")], policy="FIRST")
    model = dmn.compile(dmn.load(definitions(facts(x="number") + decision("d", logic, needs="x"))))
    (problem,) = model.problems
    assert (problem.kind, problem.element, problem.place) == (
        "decision",
        "d",
        "table, row 1, column “x”",
    )
    found = model.decide("d", {"x": 1})
    assert found.value == feel(2)
    assert any("row 1" in message for message in found.messages)


def test_outputs_that_are_not_among_the_output_values_are_told() -> None:
    values = [{"values": '"是", "否"'}]
    body = facts(x="number", y="")
    fixed = decision("d", table(["x"], [("> 0", '"也许"')], outputs=values), needs="x")
    model = dmn.compile(dmn.load(definitions(body + fixed)))
    assert [one.place for one in model.problems] == ["table, row 1, output 1"]
    computed = decision("d", table(["x"], [("> 0", "y")], outputs=values), needs="x y")
    model = compiled(body + computed)
    assert model.decide("d", {"x": 1, "y": "是"}).messages == ()
    told = model.decide("d", {"x": 1, "y": "也许"})
    assert told.value == "也许"
    assert "not among the output values" in told.messages[0]


def test_rows_of_another_length_are_a_problem() -> None:
    logic = table(["x"], [("> 0", "1")]).replace("<outputEntry><text>1</text></outputEntry>", "")
    model = dmn.compile(dmn.load(definitions(facts(x="number") + decision("d", logic, needs="x"))))
    assert "0 outputs for 1 columns" in str(model.problems[0])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('hitPolicy="UNIQUE"', 'hitPolicy="BEST"'), "no hit policy “BEST”"),
        (('hitPolicy="UNIQUE"', 'hitPolicy="PRIORITY"'), "needs the output values"),
        (('hitPolicy="UNIQUE"', 'hitPolicy="COLLECT" aggregation="AVG"'), "no aggregation “AVG”"),
        (("<text>x</text>", "<text>x +</text>"), "is not FEEL"),
    ],
)
def test_a_faulty_table_is_told_in_words(change: tuple[str, str], words: str) -> None:
    logic = table(["x"], [("> 0", "1")]).replace(*change)
    model = dmn.compile(dmn.load(definitions(facts(x="number") + decision("d", logic, needs="x"))))
    assert any(words in str(problem) for problem in model.problems)


def test_a_strict_compile_refuses_a_faulty_model() -> None:
    with pytest.raises(dmn.ModelProblem, match="decision “d”"):
        dmn.compile(
            dmn.load(
                definitions(
                    decision("d", "<literalExpression><text>1 +</text></literalExpression>")
                )
            ),
            strict=True,
        )


def test_the_model_says_what_it_needs() -> None:
    inner = decision("inner", table(["a"], [("> 0", "1")]), needs="a")
    outer = decision("outer", table(["inner", "b"], [("1", "-", "2")]), needs="d:inner b")
    model = compiled(facts(a="number", b="string", c="") + inner + outer)
    needed = [(one.name, str(one.type)) for one in model.inputs("outer")]
    assert needed == [("a", "number"), ("b", "string")]
    assert model.decisions == ("inner", "outer")
