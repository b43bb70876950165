"""The unary tests of a cell (DMN 1.5, 7.3.3 and 10.3.2.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zhengtong.blocks.rules.feel.comparing import Truth, any_true
from zhengtong.blocks.rules.feel.inferring import BOOLEANS
from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.tree import Node, UnaryTests, mentions_input

from .base import Build, Frame, Value
from .comparisons import Test, constant_tests, test
from .shapes import Shape, quick, shape_of

Check = Callable[[Frame], Truth]


@dataclass(frozen=True, slots=True)
class Tests:
    """Compiled tests: `check(frame)` tests the value in `slot`; `shape` is None if not simple."""

    tree: UnaryTests
    slot: int
    check: Check
    shape: Shape | None


def unary_tests(tree: UnaryTests, scope: Scope, slot: int, build: Build) -> Tests:
    """Tests of the value in `slot`; in `scope` it is called "?" ."""
    if tree.anything:
        return Tests(tree, slot, lambda frame: True, Shape(anything=True))
    constants = constant_tests(tree.tests, scope, build)
    shape = None if constants is None else shape_of(constants, tree.negated)
    check = _general(tree, scope, slot, build)
    if shape is not None:
        check = _quick(shape, slot, check)
    return Tests(tree, slot, check, shape)


def _general(tree: UnaryTests, scope: Scope, slot: int, build: Build) -> Check:
    checks = [_cell_test(node, scope, build) for node in tree.tests]

    def check(frame: Frame) -> Truth:
        value = frame[slot]
        answer = any_true(one(frame, value) for one in checks)
        return answer if not tree.negated or answer is None else not answer

    return check


def _cell_test(node: Node, scope: Scope, build: Build) -> Test:
    """A condition is a test by itself, also when it speaks of other inputs than this one.

    7.3.3: a cell is satisfied when it evaluates to true. Only where the input is itself a
    boolean is the condition a value that it has to equal.
    """
    general = test(node, scope, build)
    if mentions_input(node) or not isinstance(node, BOOLEANS):
        return general
    closure = build(node, scope)

    def check(frame: Frame, value: Value) -> Truth:
        return general(frame, value) if type(value) is bool else closure(frame)

    return check


def _quick(shape: Shape, slot: int, general: Check) -> Check:
    """The general check is left for inputs of another kind than the cell speaks of."""
    found = quick(shape)
    if found is None:
        return general
    of, accepts = found
    if shape.negated:

        def refuse(frame: Frame) -> Truth:
            value = frame[slot]
            return not accepts(value) if type(value) is of else general(frame)

        return refuse

    def check(frame: Frame) -> Truth:
        value = frame[slot]
        return accepts(value) if type(value) is of else general(frame)

    return check
