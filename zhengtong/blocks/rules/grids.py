"""A decision table as a grid of texts: what a spreadsheet holds and what a diagram holds of it.

Cells are FEEL as it is written. Nothing here knows a file format or XML.
"""

from dataclasses import dataclass

#: Hit policies of DMN 1.5, 8.2.11, and the aggregations of COLLECT (8.2.11, table 38).
POLICIES = (
    "UNIQUE",
    "ANY",
    "PRIORITY",
    "FIRST",
    "RULE ORDER",
    "OUTPUT ORDER",
    "COLLECT",
)
AGGREGATIONS = ("SUM", "MIN", "MAX", "COUNT")
ANY_INPUT = "-"


@dataclass(frozen=True, slots=True)
class InputColumn:
    """What is asked: its expression, the name over it, its type and allowed values, all as text."""

    name: str
    expression: str
    type: str = ""
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class OutputColumn:
    """What is answered; `default` is the output where no rule matches, "" for none."""

    name: str
    type: str = ""
    allowed: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One rule: its unary tests, its output expressions, its annotations."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One decision table. `name` is that of its decision."""

    name: str
    policy: str
    inputs: tuple[InputColumn, ...]
    outputs: tuple[OutputColumn, ...]
    notes: tuple[str, ...] = ()
    rows: tuple[GridRow, ...] = ()
    aggregation: str = ""
