"""Context functions (DMN 1.5, 10.3.4.10)."""

from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.values import Value

SECTION = "10.3.4.10"

Entries = dict[str, Value]


def get_value(context: Entries, key: str) -> Value:
    """Null for a key that the context has not."""
    return context.get(key)


def get_entries(run: Any, context: Entries) -> list[Value]:
    run.grow(len(context))
    return [{"key": key, "value": value} for key, value in context.items()]


def from_entries(run: Any, entries: list[Value]) -> Entries:
    """Each entry has a string `key` and a `value`; no key comes twice."""
    run.step(len(entries))
    made: Entries = {}
    for entry in entries:
        if not isinstance(entry, dict) or "value" not in entry:
            raise FeelError("context: each entry must have a key and a value")
        key = entry.get("key")
        if not isinstance(key, str):
            raise FeelError("context: the key of an entry must be a string")
        if key in made:
            raise FeelError(f"context: two entries have the key {key!r}")
        made[key] = entry["value"]
    return made


def put(run: Any, context: Entries, key: str, value: Value) -> Entries:
    """An entry that is there keeps its place."""
    run.step(len(context) + 1)
    return {**context, key: value}


def put_deep(run: Any, context: Entries, keys: list[Value], value: Value) -> Entries:
    """`keys` lead through contexts within contexts; all but the last must be there."""
    if not keys or not all(isinstance(key, str) for key in keys):
        raise FeelError("context put: keys must be a list of strings, and not empty")
    levels = [context]
    for key in keys[:-1]:
        inner = levels[-1].get(key)
        if not isinstance(inner, dict):
            raise FeelError(f"context put: the value of {key!r} is no context")
        levels.append(inner)
    for level, key in zip(reversed(levels), reversed(keys), strict=True):
        value = put(run, level, key, value)
    return value


def merge(run: Any, contexts: list[Value]) -> Entries:
    """Entries of later contexts take the place of earlier ones with the same key."""
    merged: Entries = {}
    for context in contexts:
        if not isinstance(context, dict):
            raise FeelError("context merge: the list must have contexts only")
        run.step(len(context) + 1)
        merged |= context
    return merged


FUNCTIONS = (
    Builtin(
        "get value",
        SECTION,
        ("m: context, key: string -> any", get_value),
        summary="The value of the entry with this key; null without one.",
    ),
    Builtin(
        "get entries",
        SECTION,
        ("m: context -> list of contexts", get_entries),
        needs_run=True,
        summary="The entries as a list of contexts with key and value.",
    ),
    Builtin(
        "context",
        SECTION,
        ("entries: list of contexts -> context", from_entries),
        needs_run=True,
        summary="The context of such entries as get entries gives.",
    ),
    Builtin(
        "context put",
        SECTION,
        ("context: context, key: string, value: any -> context", put),
        ("context: context, keys: list of strings, value: any -> context", put_deep),
        needs_run=True,
        summary="The context with one entry more or changed, at the end of a path of keys.",
    ),
    Builtin(
        "context merge",
        SECTION,
        ("contexts: list of contexts -> context", merge),
        needs_run=True,
        summary="One context of many; later entries win.",
    ),
)
