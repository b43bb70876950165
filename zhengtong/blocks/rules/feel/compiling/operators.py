"""Arithmetic and the sign (DMN 1.5, 10.3.2.13 tables 56–61); the meaning is in `arithmetic`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, DecimalException
from typing import Any

from zhengtong.blocks.rules.feel import arithmetic
from zhengtong.blocks.rules.feel.arithmetic import NUMBERS
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.tree import Arithmetic, Negation

from .base import Build, Closure, Constant, Frame, Value, folded, noted

# For two numbers the operation of the decimal context, for all else the general function.
_OPERATIONS: dict[str, tuple[Callable[[Any, Any], Any] | None, Callable[[Any, Any], Any]]] = {
    "+": (NUMBERS.add, arithmetic.plus),
    "-": (NUMBERS.subtract, arithmetic.minus),
    "*": (NUMBERS.multiply, arithmetic.times),
    "/": (NUMBERS.divide, arithmetic.divided),
    "**": (None, arithmetic.power),
}
# A string this short needs no permission to be longer.
_SHORT = 1000


def operation(node: Arithmetic, scope: Scope, build: Build) -> Closure:
    left, right = build(node.left, scope), build(node.right, scope)
    quick, general = _OPERATIONS[node.operator]

    def slow(frame: Frame, a: Value, b: Value) -> Value:
        try:
            made = general(a, b)
        except FeelError as error:
            return noted(frame, error)
        if type(made) is str and len(made) > _SHORT:
            frame[0].grow_string(len(made))
        return made

    if quick is None:
        return folded(lambda frame: slow(frame, left(frame), right(frame)), left, right)
    if isinstance(right, Constant) and type(right.value) is Decimal:
        return folded(_with_number(left, right.value, quick, slow), left)

    def compute(frame: Frame) -> Value:
        a, b = left(frame), right(frame)
        if type(a) is Decimal and type(b) is Decimal:
            try:
                return quick(a, b)
            except DecimalException:
                pass
        return slow(frame, a, b)

    return folded(compute, left, right)


def _with_number(
    left: Closure,
    number: Decimal,
    quick: Callable[[Any, Any], Any],
    slow: Callable[[Frame, Value, Value], Value],
) -> Closure:
    """The right operand is a number of the text."""

    def compute(frame: Frame) -> Value:
        a = left(frame)
        if type(a) is Decimal:
            try:
                return quick(a, number)
            except DecimalException:
                pass
        return slow(frame, a, number)

    return compute


def negation(node: Negation, scope: Scope, build: Build) -> Closure:
    operand = build(node.operand, scope)

    def negate(frame: Frame) -> Value:
        try:
            return arithmetic.negated(operand(frame))
        except FeelError as error:
            return noted(frame, error)

    return folded(negate, operand)
