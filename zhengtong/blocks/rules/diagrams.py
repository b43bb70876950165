"""A diagram for one decision table: the decision, the facts it asks for, and how it is drawn."""

from dataclasses import replace

from zhengtong.blocks.rules.declared import local
from zhengtong.blocks.rules.dmn.expressions import DecisionTable
from zhengtong.blocks.rules.dmn.model import (
    Decision,
    Definitions,
    InformationRequirement,
    InputData,
)
from zhengtong.blocks.rules.dmn.parts import InformationItem
from zhengtong.blocks.rules.feel import Names, SyntaxProblem, parse_expression, tree
from zhengtong.blocks.rules.grids import Grid
from zhengtong.blocks.rules.tables import table_of

DMNDI = "https://www.omg.org/spec/DMN/20230324/DMNDI/"
DC = "http://www.omg.org/spec/DMN/20180521/DC/"
DI = "http://www.omg.org/spec/DMN/20180521/DI/"
PREFIXES = (("", "https://www.omg.org/spec/DMN/20230324/MODEL/"),)

WIDE, HIGH, GAP, TOP, LOW = 180, 60, 40, 80, 260


def new(made: Grid, key: str) -> Definitions:
    """A diagram with the table of a grid; its facts are the names its inputs begin with."""
    facts = tuple(
        InputData(
            id=f"input_{place}",
            name=name,
            variable=InformationItem(id=f"variable_{place}", name=name, type_ref=type_ref or None),
        )
        for place, (name, type_ref) in enumerate(_facts(made).items(), start=1)
    )
    decision = Decision(
        id="decision",
        name=made.name,
        variable=InformationItem(id="variable", name=made.name, type_ref=_type_of(made) or None),
        information=tuple(
            InformationRequirement(id=f"need_{fact.id}", required_input=f"#{fact.id}")
            for fact in facts
        ),
        logic=numbered(replace(table_of(made), id="table")),
    )
    return Definitions(
        id=f"rules_{key.replace('-', '_')}",
        name=made.name,
        namespace=f"urn:zhengtong:rules:{key}",
        prefixes=PREFIXES,
        elements=(decision, *facts),
        diagram=_drawn(decision, facts),
    )


def numbered(table: DecisionTable) -> DecisionTable:
    """The table with an id for each clause and each rule, as editors want them."""
    name = table.id or "table"
    return replace(
        table,
        inputs=tuple(
            replace(clause, id=f"{name}_in_{n}") for n, clause in enumerate(table.inputs, start=1)
        ),
        outputs=tuple(
            replace(clause, id=f"{name}_out_{n}") for n, clause in enumerate(table.outputs, start=1)
        ),
        rules=tuple(
            replace(rule, id=f"{name}_rule_{n}") for n, rule in enumerate(table.rules, start=1)
        ),
    )


def _facts(made: Grid) -> dict[str, str]:
    """Name and type of the facts that the input columns speak of."""
    found: dict[str, str] = {}
    for column in made.inputs:
        names = names_in(column.expression)
        simple = names == [column.expression]
        for name in names:
            found.setdefault(name, local(column.type) if simple else "")
    return found


def names_in(expression: str) -> list[str]:
    """The names of facts in an expression whose names nobody knows yet.

    What stands before the first point is one name, signs and spaces included, where the text is
    one name or one path; else each word is a name of its own.
    """
    head = expression.partition(".")[0].strip()
    simple = not set(head) & set('()[]{}"<>=')
    try:
        names = Names([head] if simple else [])
        waiting: list[tree.Node] = [parse_expression(expression, names)]
    except SyntaxProblem:
        return []
    found: list[str] = []
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, tree.Name) and node.name not in found:
            found.append(node.name)
        below = list(tree.children(node))
        waiting += below[1:] if isinstance(node, tree.Invocation) else below
    return found


def _type_of(made: Grid) -> str:
    """The type of the decision where it has one output and gives one."""
    single = len(made.outputs) == 1 and made.outputs[0].name == made.name
    return made.outputs[0].type if single and not _gives_list(made) else ""


def _gives_list(made: Grid) -> bool:
    several = made.policy in ("RULE ORDER", "OUTPUT ORDER", "COLLECT")
    return several and not made.aggregation


def _drawn(decision: Decision, facts: tuple[InputData, ...]) -> str:
    width = max(1, len(facts)) * (WIDE + GAP) - GAP
    middle = (width - WIDE) // 2 + GAP
    parts = [_shape(decision.id or "", middle, TOP)]
    for place, fact in enumerate(facts):
        left = GAP + place * (WIDE + GAP)
        parts.append(_shape(fact.id or "", left, LOW))
        ends = ((left + WIDE // 2, LOW), (middle + WIDE // 2, TOP + HIGH))
        parts.append(_edge(f"need_{fact.id}", ends))
    return (
        f'<dmndi:DMNDI xmlns:dmndi="{DMNDI}" xmlns:dc="{DC}" xmlns:di="{DI}">'
        f'<dmndi:DMNDiagram id="diagram">{"".join(parts)}</dmndi:DMNDiagram></dmndi:DMNDI>'
    )


def _shape(element: str, left: int, top: int) -> str:
    return (
        f'<dmndi:DMNShape id="shape_{element}" dmnElementRef="{element}">'
        f'<dc:Bounds x="{left}" y="{top}" width="{WIDE}" height="{HIGH}"/></dmndi:DMNShape>'
    )


def _edge(element: str, ends: tuple[tuple[int, int], tuple[int, int]]) -> str:
    points = "".join(f'<di:waypoint x="{x}" y="{y}"/>' for x, y in ends)
    return f'<dmndi:DMNEdge id="edge_{element}" dmnElementRef="{element}">{points}</dmndi:DMNEdge>'
