"""What compiled FEEL is: functions of a frame, and constants where the text leaves no choice.

A frame is a list: the Run in slot 0, then one slot for each variable (see `scope`). Each closure
answers a value; a semantic error is noted in the run and the answer is null (10.3.2.13.1).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError, LimitExceeded
from zhengtong.blocks.rules.feel.run import Limits, Run
from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.tree import Node

Value = Any
Frame = list[Any]
Closure = Callable[[Frame], Value]
Build = Callable[[Node, Scope], Closure]

# A constant part may not cost more when it is compiled than a rule costs when it runs.
_FOLDING = Limits(steps=10_000, depth=20, list_length=1_000, string_length=10_000)


class Constant:
    """A closure that always answers the same value."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __call__(self, frame: Frame) -> Value:
        return self.value


def are_constant(*closures: Closure) -> bool:
    return all(isinstance(one, Constant) for one in closures)


def folded(closure: Closure, *parts: Closure) -> Closure:
    """`closure` as a constant, if its parts are constants and it has nothing to report."""
    if not are_constant(*parts):
        return closure
    run = Run(limits=_FOLDING)
    try:
        value = closure([run])
    except LimitExceeded:
        return closure
    return closure if run.messages else Constant(value)


def failing(message: str) -> Closure:
    """A part of the text that has no value: null and the message, each time it is reached."""

    def fail(frame: Frame) -> None:
        frame[0].note(message)

    return fail


def noted(frame: Frame, error: FeelError) -> Any:
    """Report the error; the answer is null."""
    frame[0].note(error.message)
    return None
