"""The runner of the public test kit, on a kit of our own."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from tests.blocks.rules.dmn.small import decision, definitions, facts, table, text
from zhengtong.blocks.rules.dmn import tck
from zhengtong.project.cli.rules import rules

CASES = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
 <modelName>{model}</modelName>{cases}</testCases>"""
MODEL = definitions(
    facts(x="number")
    + decision("double", text("x * 2"), needs="x")
    + decision("word", table(["x"], [("> 0", '"plus"'), ("<= 0", '"minus"')]), needs="x")
    + '<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic>'
    '<formalParameter name="a"/>' + text("a + 1") + "</encapsulatedLogic></businessKnowledgeModel>"
    '<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#double"/>'
    '<outputDecision href="#word"/><inputData href="#i_x"/></decisionService>'
)


def value(text: str, type: str = "decimal") -> str:
    return f'<value xsi:type="xsd:{type}">{text}</value>'


def case(id: str, results: str, *, x: str = "", attributes: str = "") -> str:
    given = f'<inputNode name="x">{x}</inputNode>' if x else ""
    return f'<testCase id="{id}" {attributes}>{given}{results}</testCase>'


def result(name: str, expected: str, attributes: str = "") -> str:
    inside = f"<expected>{expected}</expected>" if expected else ""
    return f'<resultNode name="{name}" {attributes}>{inside}</resultNode>'


NIL = '<value xsi:nil="true"/>'


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "compliance-level-2" / "0001-own"
    folder.mkdir(parents=True)
    (folder / "model.dmn").write_bytes(MODEL)
    cases = [
        case("number", result("double", value("4.000")), x=value("2")),
        case("close", result("double", value("4.000000001")), x=value("2")),
        case("far", result("double", value("4.0001")), x=value("2")),
        case("string is no number", result("double", value("4", "string")), x=value("2")),
        case("null", result("double", NIL, 'errorResult="true"'), x=value("a", "string")),
        case("null where a value is", result("double", NIL), x=value("2")),
        case("value where null is", result("double", value("4")), x=NIL),
        case("nothing expected", result("double", "", 'errorResult="true"'), x=NIL),
        case("no such decision", result("gone", value("4")), x=value("2")),
        case(
            "function",
            result("f", value("3")),
            attributes='type="bkm" invocableName="f"',
        ).replace("<resultNode", f'<inputNode name="a">{value("2")}</inputNode><resultNode', 1),
        case(
            "service",
            result("double", value("4")) + result("word", value("plus", "string")),
            x=value("2"),
            attributes='type="decisionService" invocableName="s"',
        ),
    ]
    (folder / "cases.xml").write_text(CASES.format(model="model.dmn", cases="".join(cases)))
    broken = tmp_path / "compliance-level-3" / "0002-broken"
    broken.mkdir(parents=True)
    (broken / "model.dmn").write_text("<a/>")
    (broken / "cases.xml").write_text(
        CASES.format(model="model.dmn", cases=case("1", result("d", NIL)))
    )
    (broken / "other.xml").write_text("<other/>")
    return tmp_path


FAILING = {
    "far",
    "string is no number",
    "null where a value is",
    "value where null is",
    "no such decision",
}


def test_each_case_is_judged(kit: Path) -> None:
    results = {one.case: one for one in tck.run(kit / "compliance-level-2")}
    assert len(results) == 11
    assert {name for name, one in results.items() if not one.passed} == FAILING
    (failure,) = results["string is no number"].failures
    assert (failure.expected, failure.actual) == ('"4"', "4")


def test_a_model_that_cannot_be_read_fails_even_where_null_is_expected(kit: Path) -> None:
    (found,) = tck.run(kit / "compliance-level-3")
    assert not found.passed
    assert "no DMN model" in found.failures[0].actual


def test_the_model_is_sought_in_its_folder_only(kit: Path) -> None:
    cases = CASES.format(model="../0001-own/model.dmn", cases=case("1", result("double", NIL)))
    (kit / "compliance-level-3" / "0002-broken" / "cases.xml").write_text(cases)
    (found,) = tck.run(kit / "compliance-level-3")
    assert not found.passed


@pytest.mark.parametrize(
    ("expected", "actual", "passes"),
    [
        (None, None, True),
        (None, False, False),
        (Decimal(1), Decimal("1.0"), True),
        (Decimal(1), True, False),
        ("1", Decimal(1), False),
        ([Decimal(1)], [Decimal(1), Decimal(2)], False),
        ([Decimal(1), Decimal(2)], [Decimal(2), Decimal(1)], False),
        ({"a": "x"}, {"a": "x"}, True),
        ({"a": "x"}, {"a": "x", "b": "y"}, False),
        ({"a": [None]}, {"a": [None]}, True),
    ],
)
def test_values_are_compared_with_their_kinds(
    expected: object, actual: object, passes: bool
) -> None:
    assert tck.same(expected, actual) is passes


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (value("a b", "string"), '"a b"'),
        ("<value>plain</value>", '"plain"'),
        (value(" 1.50 "), "1.50"),
        (value("1e2", "double"), "1E+2"),
        (value("true", "boolean"), "true"),
        (value("2024-05-01", "date"), "date 2024-05-01"),
        (value("10:00:00Z", "time"), "time 10:00:00Z"),
        (value("P1Y2M", "duration"), "years and months duration P1Y2M"),
        (value("PT1H", "duration"), "days and time duration PT1H"),
        (NIL, "null"),
        (f"<list><item>{value('1')}</item><item>{NIL}</item></list>", "[1, null]"),
        ("<list/>", "[]"),
        (f'<component name="a b">{value("1")}</component>', "{a b: 1}"),
    ],
)
def test_values_of_the_kit_are_read_with_their_types(inside: str, shown: str) -> None:
    xml = CASES.format(model="", cases=f"<testCase><inputNode>{inside}</inputNode></testCase>")
    (node,) = etree.fromstring(xml.encode()).iter(f"{tck.SPACE}inputNode")
    assert tck.shown(tck.value_of(node)) == shown


def test_the_command_prints_levels_folders_and_failures(kit: Path, tmp_path: Path) -> None:
    target = tmp_path / "results.json"
    told = CliRunner().invoke(rules, ["tck", str(kit), "--json", str(target)])
    assert told.exit_code == 1
    assert "compliance-level-2  0001-own  6 of 11" in told.output
    assert "compliance-level-2: 6 of 11 passed (54.55 %)" in told.output
    assert "total: 6 of 12 passed" in told.output
    assert 'expected "4"' in told.output
    first = json.loads(target.read_text())[0]
    assert (first["folder"], first["total"], first["passed"]) == ("0001-own", 11, 6)
    assert len(first["failures"]) == 5


def test_the_command_succeeds_when_all_pass(kit: Path) -> None:
    folder = kit / "compliance-level-2" / "0001-own"
    cases = case("number", result("double", value("4")), x=value("2"))
    (folder / "cases.xml").write_text(CASES.format(model="model.dmn", cases=cases))
    told = CliRunner().invoke(rules, ["tck", str(folder), "--quiet"])
    assert told.exit_code == 0
    assert told.output.splitlines()[-1] == "total: 1 of 1 passed"


def test_a_folder_without_cases_is_told(tmp_path: Path) -> None:
    told = CliRunner().invoke(rules, ["tck", str(tmp_path)])
    assert told.exit_code == 1
    assert "No test cases" in told.output
