"""Whatever stands in a file, there is a model or a readable refusal, and a decision or a limit."""

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.blocks.rules.dmn.small import decision, definitions, facts, table, text
from zhengtong.blocks.rules import dmn
from zhengtong.blocks.rules.feel import LimitExceeded, Limits

SMALL = Limits(steps=20_000, depth=40, list_length=1000, string_length=10_000)
WHOLE = (Path(__file__).parent / "everything.dmn").read_bytes()
LIVELY = definitions(
    facts(x="number", y="string")
    + decision(
        "a", table(["x", "y"], [("> 1", '"a"', "x"), ("-", "-", "2")], policy="FIRST"), needs="x y"
    )
    + decision("b", text("[a, x, y]"), needs="d:a x y")
    + '<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic>'
    '<formalParameter name="p" typeRef="number"/>' + text("p + 1") + "</encapsulatedLogic>"
    '</businessKnowledgeModel><decisionService id="s" name="s"><variable name="s"/>'
    '<outputDecision href="#b"/><inputDecision href="#a"/><inputData href="#i_x"/>'
    "</decisionService>" + decision("c", text("f(b[1]) + s(1, 2)[1]"), needs="d:b f:f f:s")
)
WORDS = ["", "x", "#a", "#gone", "x.y", "FIRST", "true", "number", "🎫", "a" * 500, "#i_x", "c"]


def mutated(xml: bytes, seed: int, times: int) -> bytes:
    """The file with elements taken away, doubled, moved or renamed, and words exchanged."""
    chance = random.Random(seed)
    root = etree.fromstring(xml)
    for _ in range(times):
        nodes = [one for one in root.iter() if isinstance(one.tag, str) and one is not root]
        if not nodes:
            break
        one, other = chance.choice(nodes), chance.choice(nodes)
        parent = one.getparent()
        act = chance.randrange(6)
        if parent is None:
            continue
        if act == 0:
            parent.remove(one)
        elif act == 1:
            parent.append(etree.fromstring(etree.tostring(one, with_tail=False)))
        elif act == 2 and not any(up is one for up in other.iterancestors()) and other is not one:
            other.append(one)
        elif act == 3:
            one.tag = other.tag
        elif act == 4 and one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(WORDS))
        else:
            one.text = chance.choice([*WORDS, "1 +", "?", "not(", "function(x) x", "- - -"])
    return etree.tostring(root)


def tried(xml: bytes) -> None:
    """Read, write, compile and ask for everything; other exceptions than the promised fail."""
    try:
        found = dmn.load(xml)
        assert dmn.load(dmn.write(found)) == found
        model = dmn.compile(found)
    except dmn.ModelProblem:
        return
    for element in found.elements:
        name = element.name or element.id
        if name is None:
            continue
        for trace in (False, True):
            try:
                model.decide(name, {"x": 5, "y": "a"}, limits=SMALL, trace=trace)
                model.invoke(name, {"p": 1}, limits=SMALL)
            except (KeyError, LimitExceeded):
                continue
        try:
            model.open_inputs(name, {"x": 5})
            model.inputs(name)
        except (KeyError, LimitExceeded):
            continue


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32), times=st.integers(1, 12), whole=st.booleans())
def test_a_damaged_model_is_a_model_or_refused(seed: int, times: int, whole: bool) -> None:
    tried(mutated(WHOLE if whole else LIVELY, seed, times))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(LIVELY)))
@example("\ufffd".encode(), LIVELY.index(b"<variable") + 1)
def test_any_bytes_are_a_model_or_refused(bytes_: bytes, place: int) -> None:
    tried(bytes_)
    tried(LIVELY[:place] + bytes_ + LIVELY[place:])


def test_a_chain_of_too_many_decisions_is_refused_or_limited() -> None:
    body = decision("d0", text("1"))
    chain = [decision(f"d{n}", text(f"d{n - 1}"), needs=f"d:d{n - 1}") for n in range(1, 2000)]
    with pytest.raises(dmn.ModelProblem):
        dmn.compile(dmn.load(definitions("".join(reversed(chain)) + body)))
    model = dmn.compile(dmn.load(definitions(body + "".join(chain))))
    with pytest.raises(LimitExceeded):
        model.decide("d1999", {})


@pytest.mark.parametrize(
    "feel",
    ["__import__", "open", "().__class__", "x.__class__", "x.__dict__", "item", "run", "now()"],
)
def test_a_rule_reaches_nothing_outside(feel: str) -> None:
    model = dmn.compile(dmn.load(definitions(facts(x="") + decision("d", text(feel), needs="x"))))
    assert model.decide("d", {"x": {"a": 1}}).value is None
