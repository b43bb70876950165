"""Types of a model and how values are bound to them (DMN 1.5, 7.3.2 and 10.3.2.9.4)."""

import datetime

import pytest

from tests.blocks.rules.dmn.small import compiled, decision, definitions, facts, feel, text
from zhengtong.blocks.rules import dmn


def item(name: str, inside: str, *, many: bool = False) -> str:
    collection = ' isCollection="true"' if many else ""
    return f'<itemDefinition name="{name}"{collection}>{inside}</itemDefinition>'


def of(type: str, allowed: str = "", constraint: str = "") -> str:
    parts = [f"<typeRef>{type}</typeRef>"]
    if allowed:
        parts.append(f"<allowedValues><text>{allowed}</text></allowedValues>")
    if constraint:
        parts.append(f"<typeConstraint><text>{constraint}</text></typeConstraint>")
    return "".join(parts)


def component(name: str, type: str) -> str:
    return f'<itemComponent name="{name}"><typeRef>{type}</typeRef></itemComponent>'


RULE = '<functionItem outputTypeRef="number"><parameters name="x" typeRef="number"/></functionItem>'
TYPES = (
    item("grade", of("string", '"A", "B"'))
    + item("grades", of("grade"), many=True)
    + item("two", of("number", "", "count(?) &lt;= 2"), many=True)
    + item("age", of("number", "[0..150]"))
    + item("person", component("name", "string") + component("age", "age"))
    + item("people", of("person"), many=True)
    + item("rule", RULE)
)


def bound(type: str, value: str) -> object:
    """A decision of this type with this result."""
    return compiled(TYPES + decision("d", text(value), type=type)).decide("d", {}).value


@pytest.mark.parametrize(
    ("type", "value", "expected"),
    [
        ("number", "1", 1),
        ("number", '"1"', None),
        ("number", "[1]", 1),
        ("number", "[1, 2]", None),
        ("number", '["a"]', None),
        ("string", "null", None),
        ("Any", "[1]", [1]),
        ("grade", '"A"', "A"),
        ("grade", '"C"', None),
        ("grade", '["B"]', "B"),
        ("grades", '["A", "B"]', ["A", "B"]),
        ("grades", '["A", "C"]', None),
        ("grades", '"A"', ["A"]),
        ("two", "[1, 2]", [1, 2]),
        ("two", "[1, 2, 3]", None),
        ("age", "150", 150),
        ("age", "151", None),
        ("person", '{name: "李", age: 60}', {"name": "李", "age": 60}),
        ("person", '{name: "李", age: 60, city: "x"}', {"name": "李", "age": 60, "city": "x"}),
        ("person", '{name: "李"}', None),
        ("person", '{name: "李", age: 200}', None),
        ("person", '{name: "李", age: null}', {"name": "李", "age": None}),
        ("people", '{name: "李", age: 1}', [{"name": "李", "age": 1}]),
        ("date and time", 'date("2024-05-01") = null', None),
    ],
)
def test_a_result_is_bound_to_its_type(type: str, value: str, expected: object) -> None:
    assert bound(type, value) == feel(expected)


def test_a_date_becomes_its_midnight() -> None:
    assert str(bound("date and time", 'date("2024-05-01")')) == "2024-05-01T00:00:00Z"


@pytest.mark.parametrize(
    ("type", "value", "expected"),
    [
        ("list<number>", "[1, 2]", [1, 2]),
        ("list<number>", '["a", 2]', None),
        ("list<person>", '[{name: "李", age: 1}]', [{"name": "李", "age": 1}]),
        ("context<a: string>", "{a: 1}", None),
    ],
)
def test_a_type_may_be_written_as_in_a_text(type: str, value: str, expected: object) -> None:
    assert bound(type, value) == feel(expected)


def test_functions_have_types() -> None:
    assert bound("rule", "function(x: number) x + 1") is not None
    assert bound("rule", "function(x: number, y: number) x + y") is None
    assert bound("rule", "1") is None


def test_instance_of_does_not_look_at_allowed_values() -> None:
    assert bound("", '"Z" instance of grade') is True
    assert bound("", '{name: "a", age: 200} instance of person') is True
    assert bound("", "1 instance of grade") is False


@pytest.mark.parametrize(
    ("type", "given", "expected"),
    [
        ("number", 5, 5),
        ("number", "5", None),
        ("string", "户", "户"),
        ("boolean", True, True),
        ("boolean", 1, None),
        ("date", datetime.date(2024, 5, 1), datetime.date(2024, 5, 1)),
        ("person", {"name": "李", "age": 3}, {"name": "李", "age": 3}),
        ("person", {"name": "李"}, {"name": "李", "age": None}),
        ("people", [{"name": "李"}], [{"name": "李", "age": None}]),
        ("grade", "A", "A"),
        ("grade", "Z", None),
        ("number", float("nan"), None),
        ("number", object(), None),
    ],
)
def test_a_fact_is_taken_as_its_type(type: str, given: object, expected: object) -> None:
    model = compiled(TYPES + facts(x=type) + decision("d", text("x"), needs="x"))
    found = model.decide("d", {"x": given})
    assert found.value == feel(expected)
    if expected is None and type != "number":
        assert found.messages


def test_what_is_not_of_its_type_is_told() -> None:
    model = compiled(facts(年龄="number") + decision("d", text("年龄"), needs="年龄"))
    (message,) = model.decide("d", {"年龄": "六十"}).messages
    assert message.startswith("年龄: ")


def test_members_with_spaces_are_known_from_the_type() -> None:
    types = item("loan", component("monthly payment", "number"))
    body = (
        types + facts(loan="loan") + decision("d", text("loan.monthly payment * 12"), needs="loan")
    )
    assert compiled(body).decide("d", {"loan": {"monthly payment": 2}}).value == feel(24)


@pytest.mark.parametrize(
    ("types", "words"),
    [
        (item("a", of("b")) + item("b", of("a")), "the type is made of itself"),
        (item("a", of("gone")), "there is no type “gone”"),
        (item("a", of("number", "1,,")), "is not FEEL"),
    ],
)
def test_a_faulty_type_is_told(types: str, words: str) -> None:
    body = types + facts(x="a") + decision("d", text("x"), needs="x")
    model = dmn.compile(dmn.load(definitions(body)))
    assert any(words in str(problem) for problem in model.problems)
    assert model.decide("d", {"x": 1}).value == feel(1)


def test_qualified_names_of_older_versions_are_understood() -> None:
    old = "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
    body = facts(x="feel:number") + decision("d", text("x + 1"), needs="x", type="feel:number")
    assert compiled(body, space=old).decide("d", {"x": 1}).value == feel(2)
