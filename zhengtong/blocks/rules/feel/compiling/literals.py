"""Literals, names, lists, contexts and ranges (DMN 1.5, 10.3.2.2 to 10.3.2.7)."""

from __future__ import annotations

from operator import itemgetter

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.table import BUILTINS
from zhengtong.blocks.rules.feel.scope import Scope
from zhengtong.blocks.rules.feel.temporal.reading import (
    read_date,
    read_date_time,
    read_duration,
    read_time,
)
from zhengtong.blocks.rules.feel.tree import (
    AtLiteral,
    ContextLiteral,
    FunctionDefinition,
    ListLiteral,
    Literal,
    Name,
    RangeLiteral,
    UnaryRange,
)
from zhengtong.blocks.rules.feel.values import Range, kind

from .base import Build, Closure, Constant, Frame, Value, failing, folded
from .functions import definition


def literal(node: Literal, scope: Scope, build: Build) -> Closure:
    return Constant(node.value)


def at_literal(node: AtLiteral, scope: Scope, build: Build) -> Closure:
    """10.3.4.1: the string says which of the temporal types it is."""
    for reader in (read_date, read_time, read_date_time, read_duration):
        try:
            return Constant(reader(node.text))
        except FeelError:
            continue
    return failing(f'@"{node.text[:60]}" is no date, time, date and time, or duration')


def name(node: Name, scope: Scope, build: Build) -> Closure:
    """10.3.2.11: an entry of the item of a filter, a variable, a built-in function."""
    found = scope.resolve(node.name)
    if found.entry:
        fixed: Closure = Constant(None)
    elif found.variable is not None:
        fixed = itemgetter(found.variable.slot)
    elif node.name in BUILTINS:
        fixed = Constant(BUILTINS[node.name])
    else:
        fixed = failing(f"nothing is called {node.name}")
    return _in_items(node.name, found.items, fixed) if found.items else fixed


def _in_items(key: str, slots: tuple[int, ...], fixed: Closure) -> Closure:
    """Filters around a name: the innermost item that is a context with this entry."""

    def entry(frame: Frame) -> Value:
        for slot in slots:
            item = frame[slot]
            if type(item) is dict and key in item:
                return item[key]
        return fixed(frame)

    return entry


def list_literal(node: ListLiteral, scope: Scope, build: Build) -> Closure:
    items = [build(item, scope) for item in node.items]

    def make(frame: Frame) -> Value:
        return [item(frame) for item in items]

    return folded(make, *items)


def context_literal(node: ContextLiteral, scope: Scope, build: Build) -> Closure:
    """10.3.2.6: an entry sees those before it; no name twice."""
    inner = scope.child()
    names: set[str] = set()
    entries: list[tuple[str, int, Closure]] = []
    for entry in node.entries:
        if entry.name in names:
            return failing(f"the context has two entries {entry.name}")
        names.add(entry.name)
        if isinstance(entry.value, FunctionDefinition) and _is_free(entry.name, inner):
            # A function may call itself by the name of its entry.
            slot = inner.declare(entry.name).slot
            closure = definition(entry.value, inner, build, slot)
        else:
            closure = build(entry.value, inner)
            slot = inner.declare(entry.name).slot
        entries.append((entry.name, slot, closure))

    def make(frame: Frame) -> Value:
        made = {}
        for key, slot, closure in entries:
            made[key] = frame[slot] = closure(frame)
        return made

    closures = [closure for _, _, closure in entries]
    if all(isinstance(closure, Constant) for closure in closures):
        return Constant({key: closure([]) for key, _, closure in entries})
    return make


def _is_free(key: str, scope: Scope) -> bool:
    return scope.resolve(key).variable is None and key not in BUILTINS


def range_literal(node: RangeLiteral, scope: Scope, build: Build) -> Closure:
    """10.3.2.7: an interval; an endpoint that is included must be known."""
    start, end = build(node.start, scope), build(node.end, scope)
    left, right = node.start_included, node.end_included

    def make(frame: Frame) -> Value:
        low, high = start(frame), end(frame)
        if (low is None and left) or (high is None and right):
            frame[0].note("an endpoint that the range includes is null")
            return None
        if low is not None and high is not None and type(low) is not type(high):
            frame[0].note(f"a range from {kind(low)} to {kind(high)} is not defined")
            return None
        return Range(low, high, left, right)

    return folded(make, start, end)


def unary_range(node: UnaryRange, scope: Scope, build: Build) -> Closure:
    """Rule 7 a, as a value: (< 10), (= 3)."""
    endpoint, symbol = build(node.endpoint, scope), node.operator

    def make(frame: Frame) -> Value:
        value = endpoint(frame)
        if value is None and symbol not in ("=", "!="):
            frame[0].note(f"nothing is {symbol} null")
            return None
        return range_from(symbol, value)

    return folded(make, endpoint)


def range_from(symbol: str, value: Value) -> Range:
    """The range that an operator before an endpoint describes."""
    if symbol in ("<", "<="):
        return Range(None, value, False, symbol == "<=", symbol)
    if symbol in (">", ">="):
        return Range(value, None, symbol == ">=", False, symbol)
    return Range(value, value, symbol == "=", symbol == "=", symbol)
