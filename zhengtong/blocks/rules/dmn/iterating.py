"""Boxed for, filter, every and some (DMN 1.5, 10.2.1.10 to 10.2.1.12; meaning: 10.3.2.14)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel import FeelError, Run, Scope, Variable
from zhengtong.blocks.rules.feel.compiling.paths import at_index
from zhengtong.blocks.rules.feel.stepping import steps_of
from zhengtong.blocks.rules.feel.types import ANY, BOOLEAN, ListType, Type
from zhengtong.blocks.rules.feel.values import Range, kind

from . import expressions as box
from .building import Built, Closure, Frame, Site, Value, conforming, joined


def _source(
    part: box.ChildExpression | None, scope: Scope, site: Site, place: str, build: Any
) -> Built:
    where = joined(place, "in")
    made: Built = build(part.value if part else None, scope, site, where)
    declared = site.type(part.type_ref if part else None, where)
    if declared == ANY:
        return made
    return Built(conforming(made.closure, declared, site.where(where)), declared)


def _items(value: Value) -> Iterable[Value]:
    """A list, the values of a range, or one value for a list of one (10.3.2.9.4)."""
    if type(value) is list:
        return value
    if type(value) is Range:
        return steps_of(value)
    if value is None:
        raise FeelError("a loop runs over a list or a range, not null")
    return [value]


def boxed_for(one: box.For, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """The list of the results; `partial` is the list of those so far."""
    source = _source(one.source, scope, site, place, build)
    inner = scope.child()
    slot = inner.declare(one.variable or "", source.type.element).slot
    partial = inner.declare("partial", ListType(ANY)).slot
    value = one.result.value if one.result else None
    result = build(value, inner, site, joined(place, "return"))
    over, closure = source.closure, result.closure

    def run_through(frame: Frame) -> Value:
        run: Run = frame[0]
        made: list[Value] = []
        try:
            for item in _items(over(frame)):
                run.step(len(made) + 1)
                frame[slot] = item
                frame[partial] = made[:]
                made.append(closure(frame))
                if len(made) > run.limits.list_length:
                    run.grow(len(made))
        except FeelError as error:
            run.note(f"{site.where(place)}: {error.message}")
            return None
        return made

    return Built(run_through, ListType(result.type))


def boxed_filter(one: box.Filter, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """The items for which the condition is true; a number chooses one (table 62)."""
    source = _source(one.source, scope, site, place, build)
    slot = scope.layout.new()
    inner = scope.child(item=slot)
    inner.variables["item"] = Variable("item", slot, source.type.element)
    value = one.match.value if one.match else None
    made = build(value, inner, site, joined(place, "match"))
    over, match = source.closure, made.closure

    def select(frame: Frame) -> Value:
        run: Run = frame[0]
        value = over(frame)
        if value is None:
            run.note(f"{site.where(place)}: null has no items")
            return None
        items = value if type(value) is list else [value]
        if not items:
            # Of no items a number chooses none, a condition the empty list (table 62).
            frame[slot] = None
            return None if type(match(frame)) is Decimal else []
        chosen = []
        for item in items:
            run.step()
            frame[slot] = item
            answer = match(frame)
            if answer is True:
                chosen.append(item)
            elif type(answer) is Decimal:
                return at_index(run, items, answer)
            elif answer is not None and answer is not False:
                run.note(f"{site.where(place)}: match is a boolean, not {kind(answer)}")
                return None
        return chosen

    of: Type = source.type if isinstance(source.type, ListType) else ListType(source.type)
    return Built(select, of)


def quantified(one: box.Quantified, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """some: one item satisfies; every: all do. Ternary, decided as early as possible."""
    source = _source(one.source, scope, site, place, build)
    inner = scope.child()
    slot = inner.declare(one.variable or "", source.type.element).slot
    value = one.satisfies.value if one.satisfies else None
    made = build(value, inner, site, joined(place, "satisfies"))
    return Built(_decider(source.closure, made.closure, slot, site.where(place), one), BOOLEAN)


def _decider(
    over: Closure, satisfies: Closure, slot: int, where: str, one: box.Quantified
) -> Closure:
    decisive = isinstance(one, box.Some)

    def decide(frame: Frame) -> Value:
        run: Run = frame[0]
        answer: bool | None = not decisive
        try:
            for item in _items(over(frame)):
                run.step()
                frame[slot] = item
                value = satisfies(frame)
                if value is decisive:
                    return decisive
                if type(value) is not bool:
                    answer = None
        except FeelError as error:
            run.note(f"{where}: {error.message}")
            return None
        return answer

    return decide
