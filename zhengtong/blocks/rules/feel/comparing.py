"""Equality, order and membership of values (DMN 1.5, 10.3.2.13 tables 53–55, 10.3.2.7).

Three answers: true, false, and null where the question has no meaning (values of two kinds).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from .errors import FeelError, LimitExceeded
from .run import Run
from .values import (
    Date,
    DateTime,
    DaysTimeDuration,
    Function,
    Range,
    Time,
    YearsMonthsDuration,
    kind,
)

Value = Any
Truth = bool | None

ORDERED = frozenset((Decimal, str, Date, Time, DateTime, DaysTimeDuration, YearsMonthsDuration))
SIMPLE = ORDERED | {bool}
"""Classes whose values are equal as Python has it, and may be keys."""
# Lists inside lists share parts, so that a small value can be a huge tree; comparing it ends here.
MOST_PARTS = 1_000_000


def equal(left: Value, right: Value, run: Run | None = None) -> Truth:
    """left = right (table 53): null equals only null, values of two kinds have no answer.

    The parts of lists and contexts are steps of the run, when there is one.
    """
    of = type(left)
    if of is type(right) and of in SIMPLE:
        return bool(left == right)
    if left is None or right is None:
        return left is right
    budget = [MOST_PARTS]
    answer = _equal(left, right, budget)
    if run is not None:
        run.step(MOST_PARTS - budget[0])
    return answer


def _equal(left: Value, right: Value, budget: list[int]) -> Truth:
    budget[0] -= 1
    if budget[0] < 0:
        raise LimitExceeded(f"a comparison of more than {MOST_PARTS} parts", "steps")
    if left is None or right is None:
        return left is right
    if isinstance(left, Function) and isinstance(right, Function):
        return left.same(right)
    of = type(left)
    if of is not type(right):
        return None
    if of in SIMPLE:
        return bool(left == right)
    if of is list:
        if len(left) != len(right):
            return False
        return _all(zip(left, right, strict=True), budget)
    if of is dict:
        if left.keys() != right.keys():
            return False
        return _all(((value, right[name]) for name, value in left.items()), budget)
    if (left.operator, left.start_included, left.end_included) != (
        right.operator,
        right.start_included,
        right.end_included,
    ):
        return False
    return _all(((left.start, right.start), (left.end, right.end)), budget)


def _all(pairs: Any, budget: list[int]) -> Truth:
    answer: Truth = True
    for left, right in pairs:
        same = _equal(left, right, budget)
        if same is False:
            return False
        if same is None:
            answer = None
    return answer


def incomparable(left: Value, right: Value) -> str:
    """What to say of two values without an order."""
    return f"{kind(left)} and {kind(right)} have no order"


def differs(left: Value, right: Value, run: Run | None = None) -> Truth:
    """left != right."""
    same = equal(left, right, run)
    return None if same is None else not same


def _ordering(symbol: str, operator: Callable[[Any, Any], bool]) -> Callable[..., bool]:
    def compare(left: Value, right: Value, run: Run | None = None) -> bool:
        of = type(left)
        if of is type(right) and of in ORDERED:
            return operator(left, right)
        raise FeelError(f"{kind(left)} {symbol} {kind(right)} has no answer")

    return compare


# Table 54. Each raises FeelError where the two values have no order.
less = _ordering("<", lt)
at_most = _ordering("<=", le)
greater = _ordering(">", gt)
at_least = _ordering(">=", ge)


def lies_in(value: Value, within: Range, run: Run | None = None) -> Truth:
    """value in range (table 55). Null or of another kind: FeelError, or null for a null end."""
    operator = within.operator
    if operator == "=":
        return equal(value, within.start, run)
    if operator == "!=":
        return differs(value, within.start, run)
    above: Truth = True
    below: Truth = True
    if within.start is not None:
        above = (at_least if within.start_included else greater)(value, within.start)
    elif not operator:
        above = None
    if within.end is not None:
        below = (at_most if within.end_included else less)(value, within.end)
    elif not operator:
        below = None
    if above is False or below is False:
        return False
    return None if above is None or below is None else True


def passes(value: Value, test: Value, run: Run | None = None) -> Truth:
    """value in test, where test is the value of a positive unary test (table 55)."""
    of = type(test)
    if of is Range:
        if type(value) is Range:
            return equal(value, test, run)
        return lies_in(value, test, run)
    if of is list:
        if run is not None:
            run.step(len(test))
        for item in test:
            if _passes_item(value, item, run):
                return True
        return type(value) is list and equal(value, test, run) is True
    return equal(value, test, run)


def _passes_item(value: Value, item: Value, run: Run | None) -> bool:
    """Does `value` equal the item, or lie in it when it is a range? No answer counts as no."""
    if type(item) is Range and type(value) is not Range:
        try:
            return lies_in(value, item, run) is True
        except FeelError:
            return False
    return equal(value, item, run) is True


def any_true(answers: Any) -> Truth:
    """Ternary or (table 50)."""
    answer: Truth = False
    for one in answers:
        if one is True:
            return True
        if one is not False:
            answer = None
    return answer
