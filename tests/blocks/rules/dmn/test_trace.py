"""The explanation of a decision."""

from tests.blocks.rules.dmn.small import compiled, decision, facts, feel, table, text
from zhengtong.blocks.rules.dmn import Model
from zhengtong.blocks.rules.dmn.trace import TableTrace

ROWS = [
    ("< 60", "-", '"否"', "第三条", "未满六十岁"),
    (">= 60", 'not("本市")', '"否"', "第四条", "不是本市户籍"),
    (">= 60", "-", '"是"', "第五条", ""),
]


def card(policy: str = "FIRST") -> Model:
    logic = table(["年龄", "户籍"], ROWS, policy=policy, notes=["依据", "说明"])
    outer = table(["资格"], [('"是"', "资格")])
    return compiled(
        facts(年龄="number", 户籍="string")
        + decision("资格", logic, needs="年龄 户籍")
        + decision("发卡", outer, needs="d:资格")
    )


def traced(model: Model, decision: str = "资格", **given: object) -> TableTrace:
    trace = model.decide(decision, given, trace=True).trace
    assert trace is not None
    return trace.decisions[0].tables[0]


def test_it_works() -> None:
    table = traced(card(), 年龄=65, 户籍="外埠")
    assert table.inputs == {"年龄": feel(65), "户籍": "外埠"}
    first, second, third = table.rows
    assert (first.number, first.matched, first.hit) == (1, False, False)
    assert first.failed == ("年龄", "< 60", feel(65))
    assert (second.matched, second.hit, second.failed) == (True, True, None)
    assert second.annotations == {"依据": "第四条", "说明": "不是本市户籍"}
    assert (third.matched, third.hit) == (True, False)
    assert table.annotations == [second.annotations]


def test_the_first_cell_that_fails_is_named() -> None:
    rows = traced(card(), 年龄=65, 户籍="本市").rows
    assert rows[1].failed == ("户籍", 'not("本市")', "本市")


def test_every_decision_on_the_way_is_told_in_order() -> None:
    trace = card().decide("发卡", {"年龄": 65, "户籍": "本市"}, trace=True).trace
    assert trace is not None
    assert [(one.name, one.value) for one in trace.decisions] == [("资格", "是"), ("发卡", "是")]
    assert trace.decisions[1].inputs == {"资格": "是"}


def test_cells_that_compute_are_explained_too() -> None:
    logic = table(["x"], [("? > y", "1"), ("? <= y", "2")])
    model = compiled(facts(x="number", y="number") + decision("d", logic, needs="x y"))
    rows = traced(model, "d", x=1, y=2).rows
    assert [(row.matched, row.failed and row.failed.text) for row in rows] == [
        (False, "? > y"),
        (True, None),
    ]


def test_hits_follow_the_policy() -> None:
    def hits(policy: str, rows: list[tuple[str, str]]) -> list[int]:
        logic = table(["x"], rows, policy=policy, outputs=[{"values": '"b", "a"'}])
        model = compiled(facts(x="number") + decision("d", logic, needs="x"))
        return [row.number for row in traced(model, "d", x=5).rows if row.hit]

    both = [("> 1", '"a"'), ("> 2", '"b"'), ("> 9", '"b"')]
    assert hits("FIRST", both) == [1]
    assert hits("PRIORITY", both) == [2]
    assert hits("COLLECT", both) == [1, 2]
    assert hits("UNIQUE", both) == []
    assert hits("UNIQUE", both[:1]) == [1]


def test_messages_are_told_with_their_decision() -> None:
    model = compiled(decision("a", text("1 + null")) + decision("b", text("a"), needs="d:a"))
    trace = model.decide("b", {}, trace=True).trace
    assert trace is not None
    assert trace.decisions[0].messages
    assert not trace.decisions[1].messages


def test_without_asking_there_is_none() -> None:
    assert card().decide("资格", {"年龄": 1}).trace is None


def test_a_table_in_a_function_is_told_with_the_decision_that_calls_it() -> None:
    logic = table(["x"], [("> 0", '"plus"')])
    bkm = (
        '<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic>'
        f'<formalParameter name="x"/>{logic}</encapsulatedLogic></businessKnowledgeModel>'
    )
    model = compiled(bkm + decision("d", text("f(1)"), needs="f:f"))
    trace = model.decide("d", {}, trace=True).trace
    assert trace is not None
    assert trace.decisions[0].tables[0].table.element == "f"
