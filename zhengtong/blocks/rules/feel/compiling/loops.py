"""for, some and every (DMN 1.5, 10.3.2.14, rules 44 and 46)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.run import Run
from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.stepping import steps, steps_of
from zhengtong.blocks.rules.feel.tree import (
    Filter,
    For,
    Iteration,
    Literal,
    Name,
    Node,
    Quantified,
    children,
)
from zhengtong.blocks.rules.feel.values import Range

from .base import Build, Closure, Frame, Value, noted

Domain = Callable[[Frame], Iterable[Value]]
# Does something for one combination of the variables; answers True to stop.
Visit = Callable[[Frame], bool]
# The slot of each variable and what it runs over.
Levels = list[tuple[int, Domain]]


def loop(node: For, scope: Scope, build: Build) -> Closure:
    """The list of the results; `partial` is the list of those so far."""
    inner, levels, walk = _walk(node.iterations, scope, build)
    partial = inner.child()
    slot = partial.declare("partial").slot
    result = build(node.result, partial)
    copied = _escapes(node.result)
    if len(node.iterations) == 1 and not copied:
        return _single_loop(*levels[0], slot, result)

    def run_through(frame: Frame) -> Value:
        run: Run = frame[0]
        made: list[Value] = []
        frame[slot] = made

        def visit(frame: Frame) -> bool:
            if copied:
                run.step(len(made))
                frame[slot] = made[:]
            value = result(frame)
            run.grow_by_one(len(made))
            made.append(value)
            return False

        try:
            walk(frame, visit)
        except FeelError as error:
            return noted(frame, error)
        return made

    return run_through


def _single_loop(slot: int, domain: Domain, partial: int, result: Closure) -> Closure:
    """The frequent case of one variable, without a call for each turn of the loop."""

    def run_through(frame: Frame) -> Value:
        run: Run = frame[0]
        made: list[Value] = []
        frame[partial] = made
        try:
            for item in domain(frame):
                run.grow_by_one(len(made))
                frame[slot] = item
                made.append(result(frame))
        except FeelError as error:
            return noted(frame, error)
        return made

    return run_through


def _escapes(node: Node) -> bool:
    """Could `partial` be kept by a result? Then each result needs a list of its own."""
    if isinstance(node, Name):
        return node.name == "partial"
    if isinstance(node, Filter) and node.value == Name("partial"):
        number = node.condition.operand if hasattr(node.condition, "operand") else node.condition
        if isinstance(number, Literal):
            return False
    return any(map(_escapes, children(node)))


def quantified(node: Quantified, scope: Scope, build: Build) -> Closure:
    """some is an or, every an and over all combinations; both stop when it is decided."""
    inner, _, walk = _walk(node.iterations, scope, build)
    condition = build(node.condition, inner)
    decisive = node.kind == "some"

    def decide(frame: Frame) -> Value:
        answer: list[bool | None] = [not decisive]

        def visit(frame: Frame) -> bool:
            value = condition(frame)
            if value is decisive:
                answer[0] = decisive
                return True
            if type(value) is not bool:
                answer[0] = None
            return False

        try:
            walk(frame, visit)
        except FeelError as error:
            return noted(frame, error)
        return answer[0]

    return decide


def _walk(
    iterations: tuple[Iteration, ...], scope: Scope, build: Build
) -> tuple[Scope, Levels, Callable[[Frame, Visit], bool]]:
    """The scope with all variables, and what visits each of their combinations in order."""
    levels: Levels = []
    inner = scope
    for iteration in iterations:
        domain = _domain(iteration, inner, build)
        inner = inner.child()
        levels.append((inner.declare(iteration.name).slot, domain))

    def walk(frame: Frame, visit: Visit, level: int = 0) -> bool:
        if level == len(levels):
            return visit(frame)
        slot, domain = levels[level]
        run: Run = frame[0]
        for item in domain(frame):
            run.step()
            frame[slot] = item
            if walk(frame, visit, level + 1):
                return True
        return False

    return inner, levels, walk


def _domain(iteration: Iteration, scope: Scope, build: Build) -> Domain:
    """What a variable runs over: a list, a range, or start..end."""
    over = build(iteration.over, scope)
    if iteration.end is not None:
        end = build(iteration.end, scope)
        return lambda frame: steps(over(frame), end(frame))

    def items(frame: Frame) -> Iterable[Value]:
        value = over(frame)
        if type(value) is list:
            return value
        if type(value) is Range:
            return steps_of(value)
        if value is None:
            raise FeelError("a loop runs over a list or a range, not null")
        return _single(value)

    return items


def _single(value: Value) -> Iterator[Value]:
    """10.3.2.9.4: where a list is asked for, a single value is a list of one."""
    yield value
