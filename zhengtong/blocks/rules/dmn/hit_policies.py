"""Hit policies (DMN 1.5, 8.2.11 and 10.3.2.10): from the rows that match to the result.

A policy is given the outputs of the rows in question, each a function that answers the row's
value, and the rows that match in their order; at least one does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from zhengtong.blocks.rules.feel.comparing import equal
from zhengtong.blocks.rules.feel.functions.table import BUILTINS

from .building import Closure, Frame, Value

#: Answers the result for the frame and the rows that match.
Policy = Callable[[Frame, list[int]], Value]
Ranks = Callable[[Value], tuple[int, ...]]

#: Policies that need the output values in their order.
ORDERING = frozenset(("PRIORITY", "OUTPUT ORDER"))
#: Policies that gather the outputs of all rows that match.
MULTIPLE = frozenset(("COLLECT", "RULE ORDER", "OUTPUT ORDER"))
AGGREGATIONS = {"SUM": "sum", "COUNT": "count", "MIN": "min", "MAX": "max"}
#: Letters used for the names, as in a printed table.
LETTERS = {
    "U": "UNIQUE",
    "A": "ANY",
    "P": "PRIORITY",
    "F": "FIRST",
    "R": "RULE ORDER",
    "O": "OUTPUT ORDER",
    "C": "COLLECT",
}


def unique(outputs: Sequence[Closure], name: str) -> Policy:
    """Only a single row can match; two are a fault of the table."""

    def decide(frame: Frame, rows: list[int]) -> Value:
        if len(rows) > 1:
            frame[0].note(f"{name}: the rows {listed(rows)} match, where only one may")
            return None
        return outputs[rows[0]](frame)

    return decide


def first(outputs: Sequence[Closure], name: str) -> Policy:
    """The first row in the order of the table."""
    return lambda frame, rows: outputs[rows[0]](frame)


def any_(outputs: Sequence[Closure], name: str) -> Policy:
    """Several rows may match if they have the same output."""

    def decide(frame: Frame, rows: list[int]) -> Value:
        value = outputs[rows[0]](frame)
        for row in rows[1:]:
            if equal(value, outputs[row](frame)) is not True:
                frame[0].note(f"{name}: the rows {listed(rows)} match and their outputs differ")
                return None
        return value

    return decide


def priority(outputs: Sequence[Closure], ranks: Ranks) -> Policy:
    """The output that comes first in the list of output values."""

    def decide(frame: Frame, rows: list[int]) -> Value:
        return min((outputs[row](frame) for row in rows), key=ranks)

    return decide


def output_order(outputs: Sequence[Closure], ranks: Ranks) -> Policy:
    """All outputs, in the order of the list of output values."""

    def decide(frame: Frame, rows: list[int]) -> Value:
        return sorted((outputs[row](frame) for row in rows), key=ranks)

    return decide


def rule_order(outputs: Sequence[Closure], name: str) -> Policy:
    """All outputs, in the order of the table; also COLLECT, whose order is free."""
    return lambda frame, rows: [outputs[row](frame) for row in rows]


def aggregated(outputs: Sequence[Closure], aggregation: str) -> Policy:
    """COLLECT with an operator, which is the built-in function of FEEL (10.3.4.4)."""
    function = BUILTINS[AGGREGATIONS[aggregation]]

    def decide(frame: Frame, rows: list[int]) -> Value:
        return frame[0].call(function, [[outputs[row](frame) for row in rows]])

    return decide


SIMPLE: dict[str, Callable[[Sequence[Closure], str], Policy]] = {
    "UNIQUE": unique,
    "FIRST": first,
    "ANY": any_,
    "RULE ORDER": rule_order,
    "COLLECT": rule_order,
}


def rank(value: Value, order: Sequence[Any]) -> int:
    """The place of a value in the list of output values; what is not listed comes last."""
    for place, one in enumerate(order):
        if equal(value, one) is True:
            return place
    return len(order)


def listed(rows: Sequence[int]) -> str:
    """Rows as people count them."""
    shown = [str(row + 1) for row in rows[:5]]
    return ", ".join(shown) + (" …" if len(rows) > 5 else "")
