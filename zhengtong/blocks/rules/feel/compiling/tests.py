"""The unary tests of a cell (DMN 1.5, 7.3.3 and 10.3.2.8) and their shape for an index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from zhengtong.blocks.rules.feel.comparing import ORDERED, Truth, any_true, equal
from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.tree import Node, UnaryTests, mentions_input
from zhengtong.blocks.rules.feel.values import (
    DateTime,
    Range,
    Time,
    Value,
)

from .base import Build, Constant, Frame
from .comparisons import test

Check = Callable[[Frame], Truth]

# Equality as in a dict: by value, and by nothing else.
_KEYS = ORDERED | {bool, type(None)}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a cell accepts, where that is known before any input: values and ranges.

    `points` are compared with `=` (True and 1 are equal in Python but not in FEEL: compare the
    class too), `ranges` have endpoints that are known and ordered. `negated` is not(…): accepted
    is what is none of them, provided that it can be compared with all. `anything` is `-`.
    An input that is a list or a context has to go through the tests themselves.
    """

    points: tuple[Value, ...] = ()
    ranges: tuple[Range, ...] = ()
    negated: bool = False
    anything: bool = False


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
    shape = _shape(tree, scope, build)
    checks = [test(node, scope, build) for node in tree.tests]
    quick = _quick(shape, slot)
    check: Check
    if quick is not None:
        check = quick
    elif len(checks) == 1:
        single = checks[0]

        def check(frame: Frame) -> Truth:
            return single(frame, frame[slot])

    else:

        def check(frame: Frame) -> Truth:
            value = frame[slot]
            return any_true(one(frame, value) for one in checks)

    return Tests(tree, slot, _negated(check) if tree.negated else check, shape)


def _negated(check: Check) -> Check:
    def negate(frame: Frame) -> Truth:
        answer = check(frame)
        return None if answer is None else not answer

    return negate


def _shape(tree: UnaryTests, scope: Scope, build: Build) -> Shape | None:
    points: list[Value] = []
    ranges: list[Range] = []
    for node in tree.tests:
        found = _constant(node, scope, build)
        if found is None:
            return None
        value = found.value
        if type(value) is Range:
            if not _is_plain(value):
                return None
            ranges.append(value)
        elif type(value) in _KEYS:
            points.append(value)
        else:
            return None
    return Shape(tuple(points), tuple(ranges), tree.negated)


def _constant(node: Node, scope: Scope, build: Build) -> Constant | None:
    if mentions_input(node):
        return None
    closure = build(node, scope)
    return closure if isinstance(closure, Constant) else None


def _is_plain(value: Range) -> bool:
    """An interval with two endpoints, or < <= > >= with one."""
    ends = [end for end in (value.start, value.end) if end is not None]
    if value.operator in ("=", "!=") or len(ends) != (1 if value.operator else 2):
        return False
    return all(type(end) in ORDERED and type(end) not in (Time, DateTime) for end in ends)


def _quick(shape: Shape | None, slot: int) -> Check | None:
    """One value of a text or number, the most frequent cell of all."""
    if shape is None or len(shape.points) != 1 or shape.ranges:
        return None
    point = shape.points[0]
    of = type(point)
    if of is not str and of is not Decimal and of is not bool:
        return None

    def check(frame: Frame) -> Truth:
        value = frame[slot]
        if type(value) is of:
            return bool(value == point)
        return value_is(value)

    def value_is(value: Value) -> Truth:
        return equal(value, point)

    return check
