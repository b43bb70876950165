"""Boxed functions and invocations (DMN 1.5, 10.2.1.3, 10.2.1.8, 10.3.2.13.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zhengtong.blocks.rules.feel import FeelError, Run, Scope, coerce
from zhengtong.blocks.rules.feel.types import ANY, AnyType, FunctionType, Type
from zhengtong.blocks.rules.feel.values import Function, Parameter, kind

from . import expressions as box
from .building import Built, Closure, Frame, Site, Value, conforming, failing, joined


def parameters_of(
    one: box.FunctionDefinition, site: Site, place: str
) -> tuple[tuple[Parameter, ...], list[Type]]:
    types = [site.type(item.type_ref, place) for item in one.parameters]
    names = [item.name or "" for item in one.parameters]
    return tuple(Parameter(n, of) for n, of in zip(names, types, strict=True)), types


def body_of(one: box.FunctionDefinition, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """The body; a function of another kind than FEEL is null (10.3.2.13.3)."""
    if (one.kind or "FEEL").upper() != "FEEL":
        return failing(f"{site.where(place)}: a function of the kind {one.kind} is not supported")
    made: Built = build(one.body, scope, site, joined(place, "function"))
    return made


def function_definition(
    one: box.FunctionDefinition, scope: Scope, site: Site, place: str, build: Any
) -> Built:
    """A function that keeps the values of the place where it is defined."""
    inner = scope.child()
    parameters, types = parameters_of(one, site, place)
    slots = [inner.declare(p.name, of).slot for p, of in zip(parameters, types, strict=True)]
    made = body_of(one, inner, site, place, build)
    body = made.closure

    def define(frame: Frame) -> Value:
        captured = frame[:]

        def call(run: Run, arguments: Sequence[Value]) -> Value:
            inside = captured[:]
            inside[0] = run
            for slot, of, argument in zip(slots, types, arguments, strict=True):
                inside[slot] = coerce(argument, of)
            return body(inside)

        return Function(parameters, call, result=known(made.type))

    return Built(define, FunctionType(tuple(types), made.type))


def invocation(one: box.Invocation, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """10.2.1.3: the bindings are named arguments; a parameter without one is null."""
    called = build(one.called, scope, site, joined(place, "called function"))
    bindings: dict[str, Closure] = {}
    for binding in one.bindings:
        name = (binding.parameter.name if binding.parameter else None) or ""
        where = joined(place, f"parameter “{name}”")
        if name in bindings:
            return site.failed(where, "the parameter is bound twice")
        of = site.type(binding.parameter.type_ref if binding.parameter else None, where)
        made = build(binding.value, scope, site, where)
        bindings[name] = conforming(made.closure, of, site.where(where))
    function = called.closure

    def invoke(frame: Frame) -> Value:
        run: Run = frame[0]
        target = function(frame)
        if not isinstance(target, Function):
            run.note(f"{site.where(place)}: {kind(target)} is no function")
            return None
        values = {name: value(frame) for name, value in bindings.items()}
        run.step()
        run.enter()
        try:
            return call_named(target, run, values)
        except FeelError as error:
            run.note(f"{site.where(place)}: {error.message}")
            return None
        finally:
            run.leave()

    result = called.type.result if isinstance(called.type, FunctionType) else ANY
    return Built(invoke, result)


def call_named(function: Function, run: Any, values: dict[str, Value]) -> Value:
    """Named arguments; parameters without one are null (10.3.2.13.5). Raises FeelError."""
    if type(function) is Function:
        names = [parameter.name for parameter in function.parameters]
        if all(name in names for name in values):
            values = dict.fromkeys(names) | values
    return function.call_named(run, values)


def known(of: Type) -> Type | None:
    """What a function says of its result: nothing where it could be anything."""
    return None if isinstance(of, AnyType) else of


def result_type(declared: Type) -> Type:
    """What the variable of a function says of its result: a function type, or the result's."""
    return declared.result if isinstance(declared, FunctionType) else declared
