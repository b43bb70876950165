"""Requirement graphs: decisions, functions, services, imports (DMN 1.5, chapter 6 and 10.4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.dmn.small import (
    compiled,
    decision,
    definitions,
    facts,
    feel,
    table,
    text,
)
from zhengtong.blocks.rules import dmn
from zhengtong.blocks.rules.feel import LimitExceeded, Limits


def function(name: str, body: str, *parameters: str, needs: str = "", type: str = "") -> str:
    of = f' typeRef="{type}"' if type else ""
    formal = ""
    for one in parameters:
        key, _, kind = one.partition(":")
        formal += f'<formalParameter name="{key}"' + (f' typeRef="{kind}"/>' if kind else "/>")
    wants = "".join(
        f'<knowledgeRequirement><requiredKnowledge href="#{key}"/></knowledgeRequirement>'
        for key in needs.split()
    )
    return (
        f'<businessKnowledgeModel id="{name}" name="{name}"><variable name="{name}"{of}/>'
        f"<encapsulatedLogic>{formal}{body}</encapsulatedLogic>{wants}</businessKnowledgeModel>"
    )


def service(name: str, outputs: str, decisions: str = "", data: str = "", type: str = "") -> str:
    of = f' typeRef="{type}"' if type else ""
    parts = [f'<outputDecision href="#{one}"/>' for one in outputs.split()]
    parts += [f'<inputDecision href="#{one}"/>' for one in decisions.split()]
    parts += [f'<inputData href="#i_{one}"/>' for one in data.split()]
    return (
        f'<decisionService id="{name}" name="{name}"><variable name="{name}"{of}/>'
        f"{''.join(parts)}</decisionService>"
    )


def test_a_decision_uses_what_it_requires_and_nothing_else() -> None:
    model = compiled(
        facts(x="number", y="number")
        + decision("a", text("x + 1"), needs="x")
        + decision("b", text("a * 10"), needs="d:a")
        + decision("c", text("y"), needs="d:a")
    )
    assert model.decide("b", {"x": 1}).value == feel(20)
    assert model.decide("c", {"x": 1, "y": 2}).value is None


def test_a_decision_is_known_by_name_and_id() -> None:
    model = compiled(decision("结论", text("1"), id="d1"))
    assert model.decide("结论", {}).value == model.decide("d1", {}).value == feel(1)
    with pytest.raises(KeyError):
        model.decide("d2", {})


def test_a_fact_may_stand_for_a_required_decision_but_not_for_the_one_asked() -> None:
    model = compiled(decision("a", text("1")) + decision("b", text("a + 1"), needs="d:a"))
    assert model.decide("b", {"a": 10}).value == feel(11)
    assert model.decide("b", {"b": 10}).value == feel(2)


def test_each_decision_is_evaluated_once() -> None:
    body = decision("d0", text("[1]"))
    for level in range(1, 40):
        body += decision(f"d{level}", text(f"d{level - 1} = d{level - 1}"), needs=f"d:d{level - 1}")
    wide = compiled(body)
    assert wide.decide("d39", {}, limits=Limits(steps=1000)).value is True


def test_a_circle_is_refused_in_words() -> None:
    body = decision("a", text("b"), needs="d:b") + decision("b", text("a"), needs="d:a")
    model = dmn.compile(dmn.load(definitions(body)))
    assert "it requires itself: a → b → a" in str(model.problems[0])
    assert model.decide("a", {}).value is None
    with pytest.raises(dmn.ModelProblem, match="requires itself"):
        dmn.compile(dmn.load(definitions(body)), strict=True)


def test_a_requirement_of_nothing_is_a_problem() -> None:
    model = dmn.compile(dmn.load(definitions(decision("a", text("1"), needs="d:gone"))))
    assert "it requires “#gone”, which does not exist" in str(model.problems[0])


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("税(100)", 10),
        ("税(收入: 100)", 10),
        ('税("100")', None),
        ("税([100])", 10),
        ("税()", None),
        ("税(1, 2)", None),
        ("税(支出: 1)", None),
    ],
)
def test_a_function_is_called_by_position_or_name(call: str, expected: object) -> None:
    body = function("税", text("收入 / 10"), "收入:number", type="number")
    model = compiled(body + decision("d", text(call), needs="f:税"))
    assert model.decide("d", {}).value == feel(expected)


def test_functions_use_functions_and_themselves() -> None:
    body = function("twice", text("x * 2"), "x") + function(
        "sum to", text("if n = 0 then 0 else twice(n) + sum to(n - 1)"), "n", needs="twice"
    ).replace('id="sum to"', 'id="sum"')
    model = compiled(body + decision("d", text("sum to(4)"), needs="f:sum"))
    assert model.decide("d", {}).value == feel(20)


def test_a_function_without_end_meets_the_limits() -> None:
    model = compiled(
        function("f", text("f(n + 1)"), "n") + decision("d", text("f(1)"), needs="f:f")
    )
    with pytest.raises(LimitExceeded):
        model.decide("d", {})


def test_a_function_without_logic_is_null() -> None:
    body = '<businessKnowledgeModel id="f" name="f"><variable name="f"/></businessKnowledgeModel>'
    model = compiled(body + decision("d", text("f()"), needs="f:f"))
    assert model.decide("d", {}).value is None


def test_a_table_in_a_function() -> None:
    rows = [("< 60", '"no"'), (">= 60", '"yes"')]
    body = function("card", table(["age"], rows), "age:number")
    model = compiled(body + decision("d", text("card(70)"), needs="f:card"))
    assert model.decide("d", {}).value == "yes"
    assert model.invoke("card", {"age": 50}).value == "no"


SERVICE = (
    facts(x="number")
    + decision("inner", text('"inside"'), type="string")
    + decision("outer", text('inner + " " + string(x)'), needs="d:inner x")
)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"x": 1, "inner": "given"}, "given 1"),
        ({"x": 1}, None),  # an input decision that is not given is null
        ({"x": "one", "inner": "given"}, None),
    ],
)
def test_a_service_is_given_its_data_and_decisions(
    arguments: dict[str, object], expected: object
) -> None:
    model = compiled(SERVICE + service("s", "outer", "inner", "x"))
    assert model.invoke("s", arguments).value == expected


def test_a_service_is_a_function_of_data_then_decisions() -> None:
    body = SERVICE + service("s", "outer", "inner", "x")
    model = compiled(
        body + decision("d", text('[s(2, "given"), inner, s("given", 2)]'), needs="d:inner f:s")
    )
    assert model.decide("d", {}).value == ["given 2", "inside", None]


def test_a_service_of_several_outputs_gives_a_context() -> None:
    model = compiled(SERVICE + service("s", "outer inner", "", "x"))
    assert model.invoke("s", {"x": 1}).value == {"outer": "inside 1", "inner": "inside"}
    assert model.outputs("s") == 2


def test_the_result_of_a_service_conforms_to_its_type() -> None:
    model = compiled(SERVICE + service("s", "outer", "inner", "x", type="number"))
    told = model.invoke("s", {"x": 1, "inner": "a"})
    assert told.value is None
    assert told.messages


LIBRARY = definitions(
    '<itemDefinition name="tPerson"><itemComponent name="full name"><typeRef>string</typeRef>'
    "</itemComponent></itemDefinition>"
    + facts(城市="string")
    + decision("地区", text('城市 + "市"'), needs="城市")
    + function("hello", text('"Hello " + p.full name'), "p:tPerson"),
    namespace="urn:library",
)
IMPORT = (
    '<import name="库" namespace="urn:library"'
    ' importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>'
)


def importing(body: str, head: str = IMPORT) -> dmn.Model:
    return dmn.compile(dmn.load(definitions(body, head=head), {"library.dmn": LIBRARY}))


def test_imported_elements_are_known_under_the_name_of_the_import() -> None:
    model = importing(
        facts(who="库.tPerson")
        + decision(
            "d",
            text('库.hello(who) + " " + 库.地区'),
            needs="who d:urn:library#地区 f:urn:library#hello",
        )
    )
    assert model.problems == ()
    given = {"who": {"full name": "李"}, "城市": "金湾"}
    assert model.decide("d", given).value == "Hello 李 金湾市"
    assert model.decide("d", {"who": {"full name": "李"}, "{urn:library}城市": "临海"}).value == (
        "Hello 李 临海市"
    )
    assert [one.name for one in model.inputs("d")] == ["who", "城市"]


def test_an_import_without_a_name_needs_no_prefix() -> None:
    model = importing(
        decision("d", text("地区"), needs="d:urn:library#地区"), IMPORT.replace("库", "")
    )
    assert model.decide("d", {"城市": "金湾"}).value == "金湾市"


def test_a_model_that_is_not_given_is_a_problem() -> None:
    model = dmn.compile(dmn.load(definitions("", head=IMPORT)))
    assert "the imported model “urn:library” is not given" in str(model.problems[0])


def test_a_reference_may_name_the_own_namespace() -> None:
    model = compiled(decision("a", text("1")) + decision("b", text("a"), needs="d:urn:test#a"))
    assert model.decide("b", {}).value == feel(1)


@given(st.text(min_size=1, max_size=6, alphabet="ab 户籍-+/'.").map(str.strip).filter(bool))
def test_odd_names_never_break_a_model(name: str) -> None:
    body = f'<inputData id="i" name="{name}"/>' + decision("d", "", needs="d:i")
    model = dmn.compile(dmn.load(definitions(body)))
    assert model.decide("d", {name: 1}).value is None
