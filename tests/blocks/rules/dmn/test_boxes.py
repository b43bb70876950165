"""Boxed expressions (DMN 1.5, 10.2.1)."""

import pytest

from tests.blocks.rules.dmn.small import answer, feel, outcome, text


def part(tag: str, feel_text: str) -> str:
    return f"<{tag}>{text(feel_text)}</{tag}>"


def entry(name: str, logic: str, type: str = "") -> str:
    of = f' typeRef="{type}"' if type else ""
    variable = f'<variable name="{name}"{of}/>' if name else ""
    return f"<contextEntry>{variable}{logic}</contextEntry>"


def context(*entries: str) -> str:
    return f"<context>{''.join(entries)}</context>"


def test_a_context_sees_its_earlier_entries() -> None:
    logic = context(entry("月 收入", text("x * 12")), entry("税", text("月 收入 / 10")))
    assert answer(logic, x=100) == feel({"月 收入": 1200, "税": 120})


def test_the_entry_without_a_name_is_the_result() -> None:
    logic = context(entry("a", text("x + 1")), entry("", text("a * 2")))
    assert answer(logic, x=1) == feel(4)


def test_an_entry_of_another_type_is_null_and_told() -> None:
    told = outcome(context(entry("a", text('"one"'), type="number")))
    assert told.value == {"a": None}
    assert "entry “a”" in told.messages[0]


def test_members_with_spaces_are_known_from_nested_contexts() -> None:
    inner = context(entry("家庭 月收入", text("3000")))
    logic = context(entry("户", inner), entry("", text("户.家庭 月收入 * 2")))
    assert answer(logic) == feel(6000)


def test_two_entries_of_one_name_are_refused() -> None:
    assert answer(context(entry("a", text("1")), entry("a", text("2")))) is None


def test_a_list() -> None:
    assert answer(f"<list>{text('1')}{text('x')}<context/></list>", x="b") == feel([1, "b", {}])


RELATION = (
    '<relation><column name="区" typeRef="string"/><column name="费" typeRef="number"/>'
    f"<row>{text(chr(34) + '东' + chr(34))}{text('x')}</row>"
    f"<row>{text(chr(34) + '西' + chr(34))}{text('true')}</row></relation>"
)


def test_a_relation_is_a_list_of_contexts_of_typed_columns() -> None:
    assert answer(RELATION, x=5) == feel([{"区": "东", "费": 5}, {"区": "西", "费": None}])


def test_a_relation_with_a_cell_missing_is_refused() -> None:
    assert answer(RELATION.replace(text("x"), "")) is None


@pytest.mark.parametrize(
    ("given", "expected"), [(True, "then"), (False, "else"), (None, "else"), ("a", None), (1, None)]
)
def test_a_conditional(given: object, expected: object) -> None:
    logic = (
        f"<conditional>{part('if', 'x')}{part('then', chr(34) + 'then' + chr(34))}"
        f"{part('else', chr(34) + 'else' + chr(34))}</conditional>"
    )
    assert answer(logic, x=given) == expected


@pytest.mark.parametrize(
    ("source", "match", "expected"),
    [
        ("[1, 2, 3]", "item > 1", [2, 3]),
        ("[{a: 1}, {a: 2}]", "a = 2", [{"a": 2}]),
        ("[1, 2, 3]", "2", 2),
        ("[1, 2, 3]", "-1", 3),
        ("[]", "true", []),
        ("[]", "1", None),
        ("5", "item > 1", [5]),
        ("null", "true", None),
        ("[1]", '"yes"', None),
        ("[1, null]", "item > 0", [1]),
    ],
)
def test_a_filter(source: str, match: str, expected: object) -> None:
    assert answer(f"<filter>{part('in', source)}{part('match', match)}</filter>") == feel(expected)


@pytest.mark.parametrize(
    ("source", "result", "expected"),
    [
        ("[1, 2]", "e * 2", [2, 4]),
        ("[]", "e", []),
        ("[1..3]", "e", [1, 2, 3]),
        ("[1, 2, 3]", "e + count(partial)", [1, 3, 5]),
        ("4", "e", [4]),
        ("null", "e", None),
    ],
)
def test_a_for(source: str, result: str, expected: object) -> None:
    logic = f'<for iteratorVariable="e">{part("in", source)}{part("return", result)}</for>'
    assert answer(logic) == feel(expected)


@pytest.mark.parametrize(
    ("kind", "source", "test", "expected"),
    [
        ("every", "[1, 2]", "e > 0", True),
        ("every", "[1, 2]", "e > 1", False),
        ("every", "[]", "false", True),
        ("every", "[1, 2]", 'if e = 1 then true else "x"', None),
        ("some", "[1, 2]", "e > 1", True),
        ("some", "[1, 2]", "e > 2", False),
        ("some", "[]", "true", False),
        ("some", "[1, null]", "e > 1", None),
        ("some", "null", "true", None),
    ],
)
def test_quantifiers(kind: str, source: str, test: str, expected: object) -> None:
    logic = f'<{kind} iteratorVariable="e">{part("in", source)}{part("satisfies", test)}</{kind}>'
    assert answer(logic) is expected


FUNCTION = (
    '<functionDefinition><formalParameter name="原价" typeRef="number"/>'
    f"{text('原价 * x')}</functionDefinition>"
)


def test_a_boxed_function_keeps_its_place_and_checks_its_arguments() -> None:
    logic = context(entry("f", FUNCTION), entry("", text("[f(10), f(原价: 20)]")))
    assert answer(logic, x=2) == feel([20, 40])
    logic = context(entry("f", FUNCTION), entry("", text('f("10")')))
    assert answer(logic, x=2) is None


def test_a_function_of_another_language_is_null() -> None:
    for kind in ("Java", "PMML"):
        foreign = FUNCTION.replace("<functionDefinition>", f'<functionDefinition kind="{kind}">')
        told = outcome(context(entry("f", foreign), entry("", text("f(1)"))), x=2)
        assert told.value is None
        assert kind in told.messages[0]


@pytest.mark.parametrize(
    ("bindings", "expected"),
    [
        ({"a": "1", "b": "2"}, 12),
        ({"b": "2", "a": "1"}, 12),
        ({"a": "1"}, None),
        ({"c": "1"}, None),
    ],
)
def test_an_invocation(bindings: dict[str, str], expected: object) -> None:
    bound = "".join(
        f'<binding><parameter name="{name}"/>{text(value)}</binding>'
        for name, value in bindings.items()
    )
    call = f"<invocation>{text('f')}{bound}</invocation>"
    logic = context(entry("f", text("function(a, b) a * 10 + b")), entry("", call))
    assert answer(logic) == feel(expected)


def test_what_is_no_function_cannot_be_invoked() -> None:
    told = outcome(f"<invocation>{text('x')}</invocation>", x=1)
    assert told.value is None
    assert "number is no function" in told.messages[0]


def test_no_logic_is_null() -> None:
    assert answer("") is None
    assert answer("<literalExpression/>") is None


def test_another_language_than_feel_is_refused_in_words() -> None:
    told = outcome(
        '<literalExpression expressionLanguage="python"><text>1</text></literalExpression>'
    )
    assert told.value is None
    assert "the language “python” is not FEEL" in told.messages[0]
