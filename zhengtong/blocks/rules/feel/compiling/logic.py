"""and, or, if (DMN 1.5, 10.3.2.13 tables 50 and 51, rule 45): ternary, null where unknown."""

from __future__ import annotations

from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.tree import Conjunction, Disjunction, If, Node

from .base import Build, Closure, Constant, Frame, Value, folded


def conjunction(node: Conjunction, scope: Scope, build: Build) -> Closure:
    """False as soon as one operand is; else null if one is no boolean; else true."""
    return _all(node.operands, scope, build, decisive=False)


def disjunction(node: Disjunction, scope: Scope, build: Build) -> Closure:
    """True as soon as one operand is; else null if one is no boolean; else false."""
    return _all(node.operands, scope, build, decisive=True)


def _all(operands: tuple[Node, ...], scope: Scope, build: Build, decisive: bool) -> Closure:
    closures = [build(one, scope) for one in operands]
    other = not decisive

    def decide(frame: Frame) -> Value:
        answer: bool | None = other
        for closure in closures:
            value = closure(frame)
            if value is decisive:
                return decisive
            if value is not other:
                answer = None
        return answer

    return folded(decide, *closures)


def choice(node: If, scope: Scope, build: Build) -> Closure:
    """Anything but true chooses else."""
    condition = build(node.condition, scope)
    then, otherwise = build(node.then, scope), build(node.otherwise, scope)
    if isinstance(condition, Constant):
        return then if condition.value is True else otherwise

    def choose(frame: Frame) -> Value:
        return then(frame) if condition(frame) is True else otherwise(frame)

    return choose
