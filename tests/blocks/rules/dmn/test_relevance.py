"""Which questions still matter: none that is left out may change the outcome."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blocks.rules.dmn.small import compiled, decision, facts, table, text
from zhengtong.blocks.rules.dmn import Model

NAMES = ["年龄", "户籍", "残疾"]
DOMAINS = {"年龄": [50, 60, 70], "户籍": ["本市", "外埠"], "残疾": [True, False]}
TYPES = {"年龄": "number", "户籍": "string", "残疾": "boolean"}


def model_of(rows: list[tuple[str, ...]], policy: str = "FIRST", **output: str) -> Model:
    logic = table(NAMES, rows, policy=policy, outputs=[output])
    return compiled(facts(**TYPES) + decision("优待", logic, needs=" ".join(NAMES)))


def names(model: Model, known: dict[str, Any], decision: str = "优待") -> list[str]:
    return [one.name for one in model.open_inputs(decision, known)]


CARD = [
    ("< 60", "-", "-", '"否"'),
    ("-", '"本市"', "-", '"免费"'),
    ("-", "-", "true", '"免费"'),
    ("-", "-", "-", '"半价"'),
]


def test_it_works() -> None:
    model = model_of(CARD)
    assert names(model, {}) == NAMES
    assert names(model, {"年龄": 50}) == []
    assert names(model, {"年龄": 65}) == ["户籍", "残疾"]
    assert names(model, {"年龄": 65, "户籍": "本市"}) == []
    assert names(model, {"年龄": 65, "户籍": "外埠"}) == ["残疾"]
    assert names(model, {"户籍": "本市"}) == ["年龄"]
    assert names(model, {"年龄": None, "户籍": None, "残疾": None}) == []


def test_rows_that_decide_the_same_need_no_question() -> None:
    rows = [("> 60", '"本市"', "-", '"可"'), ("> 60", "-", "-", '"可"')]
    assert names(model_of(rows), {"年龄": 65}) == []


def test_questions_of_required_decisions_count_too() -> None:
    inner = decision(
        "是否高龄", table(["年龄"], [(">= 60", "true"), ("< 60", "false")]), needs="年龄"
    )
    outer = table(["是否高龄", "户籍"], [("false", "-", '"否"'), ("true", '"本市"', '"是"')])
    body = facts(**TYPES) + inner + decision("优待", outer, needs="d:是否高龄 户籍")
    model = compiled(body)
    assert names(model, {}) == ["年龄", "户籍"]
    assert names(model, {"年龄": 40}) == []
    assert names(model, {"年龄": 70}) == ["户籍"]


def test_a_text_needs_what_it_names() -> None:
    model = compiled(facts(a="number", b="number") + decision("d", text("a + 1"), needs="a b"))
    assert names(model, {}, "d") == ["a"]
    assert names(model, {"a": 1}, "d") == []


@pytest.mark.parametrize(
    ("logic", "known", "expected"),
    [
        ('年龄 > 60 and 户籍 = "本市"', {"年龄": 50}, []),
        ('年龄 > 60 and 户籍 = "本市"', {"年龄": 70}, ["户籍"]),
        ('年龄 > 60 and 户籍 = "本市"', {"年龄": None}, ["户籍"]),
        ("年龄 > 60 or 残疾", {"残疾": True}, []),
        ("年龄 > 60 or 残疾", {"年龄": 50}, ["残疾"]),
        ("if 残疾 then 1 else 年龄", {"残疾": True}, []),
        ("if 残疾 then 1 else 年龄", {"残疾": False}, ["年龄"]),
        ("if 残疾 then 1 else 1", {}, []),
        ("if 残疾 then 年龄 else 1", {"年龄": 1}, []),
        ('(年龄 > 60 and 户籍 = "本市") or 残疾', {"年龄": 50}, ["残疾"]),
        ("年龄 + 1 > 60", {"户籍": "本市"}, ["年龄"]),
    ],
)
def test_texts_are_looked_into(logic: str, known: dict[str, Any], expected: list[str]) -> None:
    model = compiled(facts(**TYPES) + decision("d", text(logic), needs=" ".join(NAMES)))
    assert names(model, known, "d") == expected


def test_cells_that_compute_wait_for_what_they_name() -> None:
    rows = [("> 残疾年龄", '"可"'), ("-", '"否"')]
    model = compiled(
        facts(年龄="number", 残疾年龄="number")
        + decision("d", table(["年龄"], rows, policy="FIRST"), needs="年龄 残疾年龄")
    )
    assert names(model, {"年龄": 60}, "d") == ["残疾年龄"]
    assert names(model, {"残疾年龄": 60}, "d") == ["年龄"]


CELL = {
    "年龄": st.sampled_from(["-", "< 60", ">= 60", "[60..65]", "not(70)", "> 55"]),
    "户籍": st.sampled_from(["-", '"本市"', 'not("本市")', '"外埠", "本市"']),
    "残疾": st.sampled_from(["-", "true", "false", '户籍 = "本市"']),
}
ROWS = st.lists(
    st.tuples(*(CELL[name] for name in NAMES), st.sampled_from(['"a"', '"b"', "户籍"])),
    min_size=1,
    max_size=5,
)


@settings(max_examples=100, deadline=None)
@given(
    rows=ROWS,
    policy=st.sampled_from(["FIRST", "COLLECT", "PRIORITY", "RULE ORDER"]),
    default=st.sampled_from(["", '"a"']),
    known=st.sets(st.sampled_from(NAMES)),
    pick=st.integers(0, 11),
)
def test_what_is_not_open_changes_nothing(
    rows: list[tuple[str, ...]], policy: str, default: str, known: set[str], pick: int
) -> None:
    output = {"values": '"b", "a"'} | ({"default": default} if default else {})
    model = model_of(rows, policy, **output)
    everything = [dict(zip(NAMES, values, strict=True)) for values in product(*DOMAINS.values())]
    chosen = everything[pick % len(everything)]
    given = {name: chosen[name] for name in known}
    still_open = set(names(model, given))
    assert not still_open & known
    outcomes: dict[tuple[Any, ...], Any] = {}
    for one in everything:
        if all(one[name] == value for name, value in given.items()):
            key = tuple(one[name] for name in NAMES if name in still_open)
            value = model.decide("优待", one).value
            assert outcomes.setdefault(key, value) == value
