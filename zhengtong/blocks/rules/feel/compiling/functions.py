"""Function definitions and invocations (DMN 1.5, 10.3.2.8, 10.3.2.13.2 to 10.3.2.13.5)."""

from __future__ import annotations

from collections.abc import Sequence

from zhengtong.blocks.rules.feel.coercing import coerce
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.table import BUILTINS
from zhengtong.blocks.rules.feel.inferring import infer_among
from zhengtong.blocks.rules.feel.run import CALL, Run
from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.tree import FunctionDefinition, Invocation, Name, Node
from zhengtong.blocks.rules.feel.types import ANY, SimpleType, Type
from zhengtong.blocks.rules.feel.values import Function, Parameter, kind

from .base import Build, Closure, Constant, Frame, Value, are_constant, folded, noted

# Functions whose answer is not in their arguments.
IMPURE = frozenset(("now", "today"))


def function_definition(node: FunctionDefinition, scope: Scope, build: Build) -> Closure:
    return definition(node, scope, build)


def definition(
    node: FunctionDefinition, scope: Scope, build: Build, own_slot: int | None = None
) -> Closure:
    """A function that keeps the values of its place; `own_slot` is where it finds itself."""
    inner = scope.child()
    slots = [inner.declare(p.name, p.type or ANY).slot for p in node.parameters]
    parameters = tuple(Parameter(p.name, p.type) for p in node.parameters)
    body = _external if node.external else build(node.body, inner)
    result = _result(node, inner)

    def define(frame: Frame) -> Value:
        captured = frame[:]

        def call(run: Run, arguments: Sequence[Value]) -> Value:
            inside = captured[:]
            inside[0] = run
            for slot, parameter, argument in zip(slots, parameters, arguments, strict=True):
                inside[slot] = coerce(argument, parameter.type)
            return body(inside)

        function = Function(parameters, call, result=result)
        if own_slot is not None:
            captured[own_slot] = function
        return function

    return define


def _external(frame: Frame) -> Value:
    """10.3.2.13.3 lets an engine have no external functions: a rule reaches nothing outside."""
    raise FeelError("external functions are not supported")


def _result(node: FunctionDefinition, scope: Scope) -> Type | None:
    """The type of the result, where the text alone makes it certain."""
    found = ANY if node.external else infer_among(node.body, scope.type_of)
    return found if isinstance(found, SimpleType) else None


def invocation(node: Invocation, scope: Scope, build: Build) -> Closure:
    if isinstance(node.function, Name) and not _is_known(node.function.name, scope):
        return _refused(f"nothing is called {node.function.name}")
    function = _callee(node.function, scope, build)
    arguments = [build(one.value, scope) for one in node.arguments]
    names = [one.name for one in node.arguments if one.name is not None]
    if names and len(names) != len(arguments):
        return _refused("arguments are given all by name or all by position")
    if len(set(names)) != len(names):
        return _refused("an argument is given twice")
    invoke = _named(function, names, arguments) if names else _positional(function, arguments)
    if isinstance(function, Constant) and are_constant(*arguments):
        called = function.value
        if isinstance(called, Function) and called.name not in IMPURE:
            return folded(invoke, function, *arguments)
    return invoke


def _is_known(name: str, scope: Scope) -> bool:
    found = scope.resolve(name)
    return found.variable is not None or bool(found.items) or name in BUILTINS


def _callee(node: Node, scope: Scope, build: Build) -> Closure:
    """What is called. A variable that is no function hides no built-in one: date(date)."""
    closure = build(node, scope)
    builtin = BUILTINS.get(node.name) if isinstance(node, Name) else None
    if builtin is None or isinstance(closure, Constant):
        return closure

    def either(frame: Frame) -> Value:
        found = closure(frame)
        return found if isinstance(found, Function) else builtin

    return either


def _refused(message: str) -> Closure:
    def refuse(frame: Frame) -> Value:
        frame[0].note(message)
        return None

    return refuse


def _positional(function: Closure, arguments: list[Closure]) -> Closure:
    def invoke(frame: Frame) -> Value:
        called = function(frame)
        if not isinstance(called, Function):
            frame[0].note(f"{kind(called)} is no function")
            return None
        return frame[0].call(called, [one(frame) for one in arguments])

    return invoke


def _named(function: Closure, names: list[str], arguments: list[Closure]) -> Closure:
    def invoke(frame: Frame) -> Value:
        called = function(frame)
        if not isinstance(called, Function):
            frame[0].note(f"{kind(called)} is no function")
            return None
        run: Run = frame[0]
        values = {name: one(frame) for name, one in zip(names, arguments, strict=True)}
        run.step(CALL)
        run.enter()
        try:
            return called.call_named(run, values)
        except FeelError as error:
            return noted(frame, error)
        finally:
            run.leave()

    return invoke
