"""List functions that find, take, put and join (DMN 1.5, 10.3.4.4). Positions start at 1."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel.comparing import SIMPLE, equal
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.functions.integers import index, integer
from zhengtong.blocks.rules.feel.values import Function, Value

SECTION = "10.3.4.4"


def list_contains(run: Any, items: list[Value], element: Value) -> bool:
    run.step(len(items))
    return any(equal(item, element, run) is True for item in items)


def sublist(items: list[Value], start: Decimal, length: Decimal | None) -> list[Value]:
    """Start -1 is the last item; start and length must lie within the list."""
    first = index(items, start)
    if length is None:
        return items[first:]
    wanted = integer(length, "length")
    if not 1 <= wanted <= len(items) - first:
        raise FeelError(f"from there the list has {len(items) - first} items, not {wanted}")
    return items[first : first + wanted]


def append(run: Any, items: list[Value], more: list[Value]) -> list[Value]:
    run.grow(len(items) + len(more))
    return [*items, *more]


def concatenate(run: Any, lists: list[list[Value]]) -> list[Value]:
    run.grow(sum(map(len, lists)))
    return [item for items in lists for item in items]


def insert_before(run: Any, items: list[Value], position: Decimal, new_item: Value) -> list[Value]:
    run.grow(len(items) + 1)
    at = index(items, position)
    return [*items[:at], new_item, *items[at:]]


def remove(run: Any, items: list[Value], position: Decimal) -> list[Value]:
    run.grow(len(items))
    at = index(items, position)
    return items[:at] + items[at + 1 :]


def replace_at(run: Any, items: list[Value], position: Decimal, new_item: Value) -> list[Value]:
    run.grow(len(items))
    at = index(items, position)
    return [*items[:at], new_item, *items[at + 1 :]]


def replace_matching(run: Any, items: list[Value], match: Function, new_item: Value) -> list[Value]:
    """The function is asked match(item, newItem) for each item; it must answer a boolean."""
    run.grow(len(items))
    replaced: list[Value] = []
    for item in items:
        answer = run.call(match, [item, new_item])
        if not isinstance(answer, bool):
            raise FeelError("list replace: the match function must answer true or false")
        replaced.append(new_item if answer else item)
    return replaced


def reverse(run: Any, items: list[Value]) -> list[Value]:
    run.grow(len(items))
    return items[::-1]


def index_of(run: Any, items: list[Value], match: Value) -> list[Value]:
    run.step(len(items))
    return [
        Decimal(position)
        for position, item in enumerate(items, start=1)
        if equal(item, match, run) is True
    ]


def union(run: Any, lists: list[list[Value]]) -> list[Value]:
    return distinct_values(run, concatenate(run, lists))


def distinct_values(run: Any, items: list[Value]) -> list[Value]:
    """The first of equal items stays."""
    run.grow(len(items))
    kept: list[Value] = []
    # Simple values are looked up; only lists, contexts and the like are compared one by one.
    seen: set[tuple[type, Value]] = set()
    compound: list[Value] = []
    for item in items:
        if item is None or type(item) in SIMPLE:
            if (type(item), item) in seen:
                continue
            seen.add((type(item), item))
        else:
            run.step(len(compound))
            if any(equal(item, known, run) is True for known in compound):
                continue
            compound.append(item)
        kept.append(item)
    return kept


def flatten(run: Any, items: list[Value]) -> list[Value]:
    """Without recursion, so that no depth of nesting is too much."""
    flat: list[Value] = []
    open_lists: list[Iterator[Value]] = [iter(items)]
    while open_lists:
        for item in open_lists[-1]:
            run.step()
            if isinstance(item, list):
                open_lists.append(iter(item))
                break
            flat.append(item)
        else:
            open_lists.pop()
    run.grow(len(flat))
    return flat


FUNCTIONS = (
    Builtin(
        "list contains",
        SECTION,
        ("list: list, element: any -> boolean", list_contains),
        needs_run=True,
        summary="Does the list contain the element?",
    ),
    Builtin(
        "sublist",
        SECTION,
        ("list: list, start position: number, length?: number -> list", sublist),
        summary="The items from a position, which is 1 for the first and -1 for the last.",
    ),
    Builtin(
        "append",
        SECTION,
        ("list: list, item...: any -> list", append),
        needs_run=True,
        summary="The list with items added at its end.",
    ),
    Builtin(
        "concatenate",
        SECTION,
        ("list...: list -> list", concatenate),
        needs_run=True,
        summary="The items of all lists in one.",
    ),
    Builtin(
        "insert before",
        SECTION,
        ("list: list, position: number, newItem: any -> list", insert_before),
        needs_run=True,
        summary="The list with an item put before the position.",
    ),
    Builtin(
        "remove",
        SECTION,
        ("list: list, position: number -> list", remove),
        needs_run=True,
        summary="The list without the item at the position.",
    ),
    Builtin(
        "list replace",
        SECTION,
        ("list: list, position: number, newItem: any -> list", replace_at),
        ("list: list, match: function, newItem: any -> list", replace_matching),
        needs_run=True,
        summary="The list with a new item at the position, or wherever match(item, newItem).",
    ),
    Builtin(
        "reverse",
        SECTION,
        ("list: list -> list", reverse),
        needs_run=True,
        summary="The items from last to first.",
    ),
    Builtin(
        "index of",
        SECTION,
        ("list: list, match: any -> list of numbers", index_of),
        needs_run=True,
        summary="The positions of the items that equal the match.",
    ),
    Builtin(
        "union",
        SECTION,
        ("list...: list -> list", union),
        needs_run=True,
        summary="The items of all lists in one, without duplicates.",
    ),
    Builtin(
        "distinct values",
        SECTION,
        ("list: list -> list", distinct_values),
        needs_run=True,
        summary="The list without duplicates.",
    ),
    Builtin(
        "flatten",
        SECTION,
        ("list: list -> list", flatten),
        needs_run=True,
        summary="The items of the list and of all lists in it.",
    ),
)
