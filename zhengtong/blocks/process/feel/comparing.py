"""How values are looked up and compared: closures over the facts, in FEEL's three-valued logic."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

Value = str | bool | int | float | Decimal | None
Closure = Callable[[Mapping[str, Any]], Any]


def lookup(name: str) -> Closure:
    """The value of a name; ``a.b`` is looked up whole first, then step by step."""

    def look(facts: Mapping[str, Any]) -> Any:
        if name in facts or "." not in name:
            return facts.get(name)
        found: Any = facts
        for step in name.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
        return found

    return look


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float | Decimal):
        return "number"
    return "string" if isinstance(value, str) else "other"


def _plain(value: Any) -> Any:
    """Facts come from JSON: 0.1 there means the decimal number, not the nearest float."""
    return Decimal(repr(value)) if isinstance(value, float) else value


def compare(sign: str, left: Closure, right: Closure) -> Closure:
    def equal(facts: Mapping[str, Any]) -> bool | None:
        a, b = left(facts), right(facts)
        if a is None or b is None:
            return a is b
        if _kind(a) != _kind(b):
            return None
        return bool(_plain(a) == _plain(b))

    def unequal(facts: Mapping[str, Any]) -> bool | None:
        same = equal(facts)
        return None if same is None else not same

    def ordered(facts: Mapping[str, Any]) -> bool | None:
        a, b = left(facts), right(facts)
        kind = _kind(a)
        if kind not in ("number", "string") or kind != _kind(b):
            return None
        a, b = _plain(a), _plain(b)
        if sign == "<":
            return bool(a < b)
        if sign == "<=":
            return bool(a <= b)
        return bool(a > b) if sign == ">" else bool(a >= b)

    return {"=": equal, "!=": unequal}.get(sign, ordered)


def both(parts: list[Closure]) -> Closure:
    def all_true(facts: Mapping[str, Any]) -> bool | None:
        answers = [part(facts) for part in parts]
        if any(answer is False for answer in answers):
            return False
        return True if all(answer is True for answer in answers) else None

    return all_true


def either(parts: list[Closure]) -> Closure:
    def any_true(facts: Mapping[str, Any]) -> bool | None:
        answers = [part(facts) for part in parts]
        if any(answer is True for answer in answers):
            return True
        return False if all(answer is False for answer in answers) else None

    return any_true


def negate(part: Closure) -> Closure:
    def negated(facts: Mapping[str, Any]) -> bool | None:
        answer = part(facts)
        return not answer if isinstance(answer, bool) else None

    return negated
