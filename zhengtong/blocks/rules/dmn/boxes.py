"""Boxed expressions to closures (DMN 1.5, 10.2.1): texts, contexts, lists, relations, if.

`build` is the one way in; tables, functions and loops have files of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhengtong.blocks.rules.feel import Scope
from zhengtong.blocks.rules.feel.types import ANY, AnyType, ContextType, ListType, Type
from zhengtong.blocks.rules.feel.values import kind

from . import expressions as box
from .building import Built, Closure, Frame, Site, Value, conforming, joined, nothing, text_of
from .functions import function_definition, invocation
from .iterating import boxed_filter, boxed_for, quantified
from .tables import decision_table


def build(one: box.Expression | None, scope: Scope, site: Site, place: str = "") -> Built:
    """The closure of a box in `scope`; its value conforms to the type the box declares."""
    if one is None:
        return Built(nothing)
    family = FAMILIES.get(type(one))
    if family is None:
        return site.failed(place, f"a {type(one).__name__} cannot stand here")
    made: Built = family(one, scope, site, place, build)
    declared = site.type(one.type_ref, place)
    if isinstance(declared, AnyType):
        return made
    closure = conforming(made.closure, declared, site.where(place))
    return Built(closure, declared, made.matcher, made.names, tree=made.tree)


def literal(one: box.LiteralExpression, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """7.3.5: a text of FEEL."""
    if one.imported_values is not None:
        return site.failed(place, "imported values are not supported")
    return text_of(one.text, one.expression_language, scope, site, place)


def context(one: box.Context, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """10.2.1.4: each entry sees those before it; the entry without a name is the result."""
    inner = scope.child()
    entries: list[tuple[str, int, Closure]] = []
    types: dict[str, Type] = {}
    result: Built | None = None
    for entry in one.entries:
        name = entry.variable.name if entry.variable is not None else None
        if not name:
            result = build(entry.value, inner, site, joined(place, "result"))
            continue
        where = joined(place, f"entry “{name}”")
        if name in types:
            return site.failed(where, "the context has two entries of this name")
        declared = site.type(entry.variable.type_ref if entry.variable else None, where)
        made = build(entry.value, inner, site, where)
        types[name] = made.type if isinstance(declared, AnyType) else declared
        slot = inner.declare(name, types[name]).slot
        entries.append((name, slot, conforming(made.closure, declared, site.where(where))))
    if result is not None:
        return Built(_with_result(entries, result.closure), result.type)

    def make(frame: Frame) -> Value:
        made = {}
        for name, slot, closure in entries:
            made[name] = frame[slot] = closure(frame)
        return made

    return Built(make, ContextType(types))


def _with_result(entries: list[tuple[str, int, Closure]], result: Closure) -> Closure:
    def make(frame: Frame) -> Value:
        for _name, slot, closure in entries:
            frame[slot] = closure(frame)
        return result(frame)

    return make


def boxed_list(one: box.List, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """10.2.1.6: the list of the values."""
    items = [
        build(item, scope, site, joined(place, f"item {number}")).closure
        for number, item in enumerate(one.items, 1)
    ]
    return Built(lambda frame: [item(frame) for item in items], ListType(ANY))


def relation(one: box.Relation, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """10.2.1.7: a list of contexts, one for each row."""
    columns = [(c.name or "", site.type(c.type_ref, place)) for c in one.columns]
    rows: list[list[tuple[str, Closure]]] = []
    for number, row in enumerate(one.rows, 1):
        where = joined(place, f"row {number}")
        if len(row.items) != len(columns):
            return site.failed(where, f"{len(row.items)} cells for {len(columns)} columns")
        cells = []
        for item, (name, of) in zip(row.items, columns, strict=True):
            made = build(item, scope, site, joined(where, f"column “{name}”"))
            cells.append((name, conforming(made.closure, of, site.where(where))))
        rows.append(cells)

    def make(frame: Frame) -> Value:
        return [{name: cell(frame) for name, cell in cells} for cells in rows]

    return Built(make, ListType(ContextType(dict(columns))))


def conditional(one: box.Conditional, scope: Scope, site: Site, place: str, build: Any) -> Built:
    """10.2.1.9 and 10.5.6: true chooses then, false or null else; anything else is no condition.

    Unlike the if of a text, else is chosen only by what is a boolean or not known.
    """
    parts = []
    for name, part in (("if", one.condition), ("then", one.then), ("else", one.otherwise)):
        value = part.value if part is not None else None
        parts.append(build(value, scope, site, joined(place, name)))
    condition, then, otherwise = (part.closure for part in parts)

    def choose(frame: Frame) -> Value:
        answer = condition(frame)
        if answer is True:
            return then(frame)
        if answer is False or answer is None:
            return otherwise(frame)
        frame[0].note(f"{site.where(place)}: if is a boolean, not {kind(answer)}")
        return None

    same = parts[1].type == parts[2].type
    return Built(choose, parts[1].type if same else ANY)


Family = Callable[[Any, Scope, Site, str, Any], Built]

FAMILIES: dict[type[box.Expression], Family] = {
    box.LiteralExpression: literal,
    box.Context: context,
    box.List: boxed_list,
    box.Relation: relation,
    box.Conditional: conditional,
    box.Invocation: invocation,
    box.FunctionDefinition: function_definition,
    box.For: boxed_for,
    box.Filter: boxed_filter,
    box.Every: quantified,
    box.Some: quantified,
    box.DecisionTable: decision_table,
}
