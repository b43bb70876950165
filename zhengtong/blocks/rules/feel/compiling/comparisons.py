"""Comparison, between, in, instance of (DMN 1.5, 10.3.2.13 tables 53–55, 10.3.2.9.1)."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel import comparing
from zhengtong.blocks.rules.feel.comparing import Truth, equal, passes
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.run import Run
from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.tree import (
    Between,
    Comparison,
    In,
    InstanceOf,
    Node,
    RangeLiteral,
    UnaryRange,
    mentions_input,
)

from .base import Build, Closure, Constant, Frame, Value, folded, noted
from .shapes import quick, shape_of

Compare = Callable[[Any, Any, Run], Truth]
# A test of the value of "?" : what is compared comes second.
Test = Callable[[Frame, Value], Truth]


COMPARE: dict[str, Compare] = {
    "=": equal,
    "!=": comparing.differs,
    "<": comparing.less,
    "<=": comparing.at_most,
    ">": comparing.greater,
    ">=": comparing.at_least,
}
_QUICK: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def comparison(node: Comparison, scope: Scope, build: Build) -> Closure:
    left, right = build(node.left, scope), build(node.right, scope)
    quick, general = _QUICK[node.operator], COMPARE[node.operator]

    def slow(frame: Frame, a: Value, b: Value) -> Truth:
        try:
            return general(a, b, frame[0])
        except FeelError as error:
            return noted(frame, error)

    if isinstance(right, Constant) and type(right.value) in (Decimal, str):
        constant, of = right.value, type(right.value)

        def with_constant(frame: Frame) -> Value:
            a = left(frame)
            return quick(a, constant) if type(a) is of else slow(frame, a, constant)

        return folded(with_constant, left)

    def compare(frame: Frame) -> Value:
        a, b = left(frame), right(frame)
        kind = type(a)
        if kind is type(b) and (kind is Decimal or kind is str):
            return quick(a, b)
        return slow(frame, a, b)

    return folded(compare, left, right)


def between(node: Between, scope: Scope, build: Build) -> Closure:
    """e1 >= e2 and e1 <= e3 (rule 49 b)."""
    low = comparison(Comparison(">=", node.value, node.low), scope, build)
    high = comparison(Comparison("<=", node.value, node.high), scope, build)

    def compare(frame: Frame) -> Value:
        above = low(frame)
        if above is False:
            return False
        below = high(frame)
        return below if above is True or below is False else None

    return folded(compare, low, high)


def membership(node: In, scope: Scope, build: Build) -> Closure:
    """e in test, e in (test, …): one test passed is enough (table 55)."""
    value = build(node.value, scope)
    inner, slot = scope, None
    if any(map(mentions_input, node.tests)):
        inner = scope.child()
        slot = inner.declare("?").slot
    tests = [test(one, inner, build) for one in node.tests]

    def check(frame: Frame) -> Value:
        it = value(frame)
        if slot is not None:
            frame[slot] = it
        return comparing.any_true(one(frame, it) for one in tests)

    constants = constant_tests(node.tests, scope, build)
    if constants is None:
        return check
    shape = shape_of(constants)
    fast = None if shape is None else quick(shape)
    return folded(check if fast is None else _quick_membership(value, *fast, tests), value)


def _quick_membership(
    value: Closure, of: type, accepts: Callable[[Any], bool], tests: list[Test]
) -> Closure:
    def check(frame: Frame) -> Value:
        it = value(frame)
        if type(it) is of:
            return accepts(it)
        return comparing.any_true(one(frame, it) for one in tests)

    return check


def constant_tests(tests: tuple[Node, ...], scope: Scope, build: Build) -> list[Value] | None:
    """The values of tests that depend on nothing, None if one does depend on something."""
    found: list[Value] = []
    for node in tests:
        closure = None if mentions_input(node) else build(node, scope)
        if not isinstance(closure, Constant):
            return None
        found.append(closure.value)
    return found


def test(node: Node, scope: Scope, build: Build) -> Test:
    """A positive unary test (rules 7 and 13): a comparison, a range, a list, a value, or an
    expression with "?" that is true or false by itself (10.3.2.8)."""
    if isinstance(node, UnaryRange):
        return _operator_test(COMPARE[node.operator], build(node.endpoint, scope))
    if isinstance(node, RangeLiteral):
        return _interval_test(node, scope, build)
    closure = build(node, scope)
    if mentions_input(node):

        def by_itself(frame: Frame, value: Value) -> Truth:
            answer = closure(frame)
            return (
                answer if answer is None or type(answer) is bool else _passes(frame, value, answer)
            )

        return by_itself
    return lambda frame, value: _passes(frame, value, closure(frame))


def _passes(frame: Frame, value: Value, against: Value) -> Truth:
    try:
        return passes(value, against, frame[0])
    except FeelError as error:
        return noted(frame, error)


def _operator_test(compare: Compare, endpoint: Closure) -> Test:
    def check(frame: Frame, value: Value) -> Truth:
        try:
            return compare(value, endpoint(frame), frame[0])
        except FeelError as error:
            # Most cells of a table meet an input that is not known; that is no fault.
            return None if value is None else noted(frame, error)

    return check


def _interval_test(node: RangeLiteral, scope: Scope, build: Build) -> Test:
    """Without making the range first: null ends and ranges as values take the long way."""
    low, high = build(node.start, scope), build(node.end, scope)
    above = comparing.at_least if node.start_included else comparing.greater
    below = comparing.at_most if node.end_included else comparing.less
    whole = build(node, scope)

    def check(frame: Frame, value: Value) -> Truth:
        start, end = low(frame), high(frame)
        if type(value) not in comparing.ORDERED or type(start) is not type(end) or start is None:
            found = None if value is None else whole(frame)
            return None if found is None else _passes(frame, value, found)
        try:
            return above(value, start) and below(value, end)
        except FeelError as error:
            return noted(frame, error)

    return check


def instance_of(node: InstanceOf, scope: Scope, build: Build) -> Closure:
    value, holds = build(node.value, scope), node.type.holds
    return folded(lambda frame: holds(value(frame)), value)
