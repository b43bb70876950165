"""Paths and filters (DMN 1.5, 10.3.2.5, 10.3.2.13 tables 62–66)."""

from __future__ import annotations

from decimal import Decimal

from zhengtong.blocks.rules.feel.inferring import infer_among
from zhengtong.blocks.rules.feel.properties import PROPERTIES
from zhengtong.blocks.rules.feel.run import Run
from zhengtong.blocks.rules.feel.scope import Scope, Variable
from zhengtong.blocks.rules.feel.tree import Filter, Path
from zhengtong.blocks.rules.feel.types import ContextType
from zhengtong.blocks.rules.feel.values import kind

from .base import Build, Closure, Constant, Frame, Value, folded


def path(node: Path, scope: Scope, build: Build) -> Closure:
    """An entry of a context, a property of a date, time, duration or range, or of each item."""
    source, name = build(node.value, scope), node.name

    def member(frame: Frame) -> Value:
        value = source(frame)
        if type(value) is dict and name in value:
            return value[name]
        return _member(frame[0], value, name)

    return folded(member, source)


def _member(run: Run, value: Value, name: str) -> Value:
    if type(value) is dict:
        if name in value:
            return value[name]
        run.note(f"the context has no entry {name}")
        return None
    if type(value) is list:
        run.grow(len(value))
        return [_member(run, item, name) for item in value]
    getter = PROPERTIES.get(type(value), {}).get(name)
    if getter is not None:
        return getter(value)
    run.note(f"{kind(value)} has no property {name}")
    return None


def filtered(node: Filter, scope: Scope, build: Build) -> Closure:
    """list[number] is an item, list[condition] the items for which it is true (table 62)."""
    source = build(node.value, scope)
    slot = scope.layout.new()
    element = infer_among(node.value, scope.type_of).element
    inner = scope.child(slot, element.members() if isinstance(element, ContextType) else ())
    inner.variables["item"] = Variable("item", slot)
    condition = build(node.condition, inner)
    if isinstance(condition, Constant):
        return folded(_by_constant(source, condition.value), source)

    def select(frame: Frame) -> Value:
        value = source(frame)
        run: Run = frame[0]
        if value is None:
            run.note("null has no items")
            return None
        items = value if type(value) is list else [value]
        run.step(len(items) + 1)
        if not items:
            frame[slot] = None
            return None if _is_index(condition, frame) else []
        chosen = []
        for item in items:
            frame[slot] = item
            answer = condition(frame)
            if answer is True:
                chosen.append(item)
            elif type(answer) is Decimal:
                return at_index(run, items, answer)
            elif answer is not None and answer is not False:
                run.note(f"a filter is a number or a boolean, not {kind(answer)}")
                return None
        return chosen

    return select


def _is_index(condition: Closure, frame: Frame) -> bool:
    """Of an empty list a filter is empty and an item null. There is no item to report about."""
    messages = frame[0].messages
    reported = len(messages)
    answer = condition(frame)
    del messages[reported:]
    return type(answer) is Decimal


def _by_constant(source: Closure, by: Value) -> Closure:
    def select(frame: Frame) -> Value:
        value = source(frame)
        run: Run = frame[0]
        if value is None:
            run.note("null has no items")
            return None
        items = value if type(value) is list else [value]
        if type(by) is Decimal:
            return at_index(run, items, by)
        if by is True:
            return items
        if by is None or by is False or not items:
            return []
        run.note(f"a filter is a number or a boolean, not {kind(by)}")
        return None

    return select


def at_index(run: Run, items: list[Value], index: Decimal) -> Value:
    """From 1 at the beginning, from -1 at the end."""
    position = int(index) if abs(index) <= len(items) else 0
    if position and position == index:
        return items[position - 1 if position > 0 else position]
    run.note(f"there is no item {index} in a list of {len(items)}")
    return None
