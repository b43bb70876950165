"""A decision table told three ways: as plain cells, as DMN, and by an oracle in plain Python.

Cells: None accepts anything, ("=", value), ("<", n), (">=", n), ("[)", low, high), ("!=", value).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

Cell = tuple[Any, ...] | None
MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"
DECISION = "资格审查"
NAMES = ("户籍所在地", "申请人年龄", "家庭月收入", "是否残疾", "社会保险缴纳年限", "婚姻状况")
LATIN = ("home", "age", "income", "disabled", "insured", "married")
TYPES = ("string", "number", "number", "boolean", "number", "string")
MARRIED = ("未婚", "已婚", "离异")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells with their outputs, first hit; some facts to decide on."""

    rows: tuple[tuple[Cell, ...], ...]
    outputs: tuple[str, ...]
    facts: tuple[dict[str, Any], ...]


def make(rows: int, facts: int = 1000, seed: int = 20260101) -> Table:
    """A table whose last row accepts everything, always the same for the same numbers."""
    chance = random.Random(seed)
    places = [f"金湾市第{n}区" for n in range(max(4, rows // 20))]
    made = [_row(chance, places) for _ in range(rows - 1)] + [(None,) * len(NAMES)]
    given = [
        (
            chance.choice(places),
            chance.randrange(0, 90),
            chance.randrange(0, 20_000),
            chance.random() < 0.5,
            chance.randrange(0, 12),
            chance.choice(MARRIED),
        )
        for _ in range(facts)
    ]
    return Table(
        tuple(made),
        tuple(f"结果{n}" for n in range(rows)),
        tuple(dict(zip(NAMES, one, strict=True)) for one in given),
    )


def _row(chance: random.Random, places: list[str]) -> tuple[Cell, ...]:
    low, income = chance.randrange(0, 80), chance.randrange(0, 20_000, 500)
    return (
        ("=", chance.choice(places)) if chance.random() < 0.8 else None,
        ("[)", low, low + chance.randrange(5, 30)) if chance.random() < 0.7 else None,
        ("<" if chance.random() < 0.6 else ">=", income),
        chance.choice((("=", True), ("=", False), None)),
        (">=", chance.randrange(0, 10)) if chance.random() < 0.5 else None,
        chance.choice((("=", "未婚"), ("=", "已婚"), ("!=", "离异"), None)),
    )


def oracle(table: Table, facts: dict[str, Any]) -> str:
    """The output of the first row whose cells all accept, found by trying them."""
    values = [facts[name] for name in NAMES]
    for cells, output in zip(table.rows, table.outputs, strict=True):
        if all(_accepts(cell, value) for cell, value in zip(cells, values, strict=True)):
            return output
    raise AssertionError("the last row accepts everything")


def _accepts(cell: Cell, value: Any) -> bool:
    if cell is None:
        return True
    sign, end = cell[0], cell[1]
    if sign == "[)":
        return bool(end <= value < cell[2])
    if sign == "<":
        return bool(value < end)
    if sign == ">=":
        return bool(value >= end)
    return bool((value == end) == (sign == "="))


def feel(cell: Cell) -> str:
    """The cell as a unary test of FEEL."""
    if cell is None:
        return "-"
    if cell[0] == "[)":
        return f"[{cell[1]}..{cell[2]})"
    if cell[0] in ("<", ">="):
        return f"{cell[0]} {cell[1]}"
    value = cell[1]
    text = str(value).lower() if isinstance(value, bool) else f'"{value}"'
    return text if cell[0] == "=" else f"not({text})"


def dmn(table: Table, *, annotated: bool = True) -> bytes:
    """The table as a model with one decision."""
    return "".join(_model(table, annotated)).encode()


def latin(table: Table) -> Table:
    """The same with names of Latin letters, for engines that misread others."""
    names = dict(zip(NAMES, LATIN, strict=True))
    facts = tuple({names[key]: value for key, value in one.items()} for one in table.facts)
    return Table(table.rows, table.outputs, facts)


def _model(table: Table, annotated: bool) -> Iterator[str]:
    yield f'<definitions xmlns="{MODEL}" name="bench" namespace="urn:bench" id="bench">'
    for number, (name, of) in enumerate(zip(NAMES, TYPES, strict=True)):
        yield f'<inputData id="i{number}" name="{name}"><variable name="{name}" typeRef="{of}"/>'
        yield "</inputData>"
    yield f'<decision id="d" name="{DECISION}"><variable name="{DECISION}" typeRef="string"/>'
    for number in range(len(NAMES)):
        yield f'<informationRequirement><requiredInput href="#i{number}"/></informationRequirement>'
    yield '<decisionTable hitPolicy="FIRST">'
    for name, of in zip(NAMES, TYPES, strict=True):
        yield f'<input label="{name}"><inputExpression typeRef="{of}"><text>{name}</text>'
        yield "</inputExpression></input>"
    yield f'<output name="{DECISION}" typeRef="string"/>'
    yield '<annotation name="依据"/>' if annotated else ""
    for number, (cells, output) in enumerate(zip(table.rows, table.outputs, strict=True), 1):
        yield "<rule>"
        for cell in cells:
            yield f"<inputEntry><text>{escape(feel(cell))}</text></inputEntry>"
        yield f'<outputEntry><text>"{output}"</text></outputEntry>'
        if annotated:
            yield f"<annotationEntry><text>第{number}条</text></annotationEntry>"
        yield "</rule>"
    yield "</decisionTable></decision></definitions>"
