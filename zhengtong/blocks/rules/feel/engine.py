"""From a text to something that runs: parse, compile, evaluate.

Compile once, evaluate often; what is compiled is immutable and may be shared by threads, for
each evaluation has its own frame and its own Run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .compiling import build, build_tests
from .compiling.base import Closure, Frame
from .compiling.tests import Tests
from .errors import LimitExceeded, SyntaxProblem
from .parsing import parse_expression, parse_unary_tests
from .run import Run
from .scope import Scope, Variable
from .tree import Node
from .types import ANY, Type

Value = Any


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression, ready to run. `closure(frame)` is for those who keep their own frame."""

    tree: Node
    scope: Scope
    closure: Closure

    def evaluate(self, values: Mapping[str, Value], run: Run | None = None) -> Value:
        """The value, given those of the variables of the scope (what is missing is null).

        Values are FEEL values (see `values.normalise`). Raises LimitExceeded.
        """
        frame = new_frame(self.scope, run or Run())
        for name, value in values.items():
            variable = self.scope.find(name)
            if variable is not None:
                frame[variable.slot] = value
        return in_limits(self.closure, frame)


def new_frame(scope: Scope, run: Run) -> Frame:
    """A frame with room for every variable of the layout."""
    frame: Frame = [None] * scope.layout.size
    frame[0] = run
    return frame


def in_limits(closure: Closure, frame: Frame) -> Value:
    """Run the closure; the end of Python's stack is a limit like the others."""
    try:
        return closure(frame)
    except RecursionError:
        raise LimitExceeded("the evaluation is nested too deeply", "depth") from None


def compile_expression(text: str, scope: Scope | None = None) -> Compiled:
    """Compile an expression for the names of `scope`. Raises SyntaxProblem."""
    scope = scope or Scope()
    tree = parse_expression(text, scope.names, scope.find_type)
    return compile_tree(tree, scope, text)


def compile_tree(tree: Node, scope: Scope, text: str = "") -> Compiled:
    """Compile a tree that is already parsed. Raises SyntaxProblem when it is too deep."""
    try:
        return Compiled(tree, scope, build(tree, scope))
    except RecursionError:
        raise SyntaxProblem("the text is nested too deeply", 0, text) from None


def compile_unary_tests(text: str, scope: Scope, input_type: Type | None = None) -> Tests:
    """Compile the tests of a cell. Raises SyntaxProblem.

    The value tested is in `Tests.slot`: the slot of "?" in `scope`, declared in a scope inside it
    when there is none yet. To share the slot among the cells of a column, declare "?" before.
    """
    variable = _input(scope)
    if variable is None:
        scope = scope.child()
        variable = scope.declare("?", input_type or ANY)
    tree = parse_unary_tests(text, scope.names, scope.find_type, input_type or variable.type)
    try:
        return build_tests(tree, scope, variable.slot)
    except RecursionError:
        raise SyntaxProblem("the text is nested too deeply", 0, text) from None


def _input(scope: Scope) -> Variable | None:
    return scope.find("?")


def evaluate(text: str, values: Mapping[str, Value] | None = None, run: Run | None = None) -> Value:
    """Compile and evaluate at once, for a text that is used once."""
    scope = Scope()
    for name in values or {}:
        scope.declare(name)
    return compile_expression(text, scope).evaluate(values or {}, run)
