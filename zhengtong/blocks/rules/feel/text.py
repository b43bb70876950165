"""How a value reads as a string (DMN 1.5, 10.3.4.1, string(from)).

The specification gives examples only for simple values; lists, contexts and ranges are written
as the FEEL literals they could be read back from.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.values import Function, Range, Value

NAME = re.compile(r"[^\W\d]\w*(?: \w+)*")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Step = Callable[[], None]
DEEPEST = 64


def text_of(value: Value, step: Step | None = None) -> str:
    """The string of a value that is not null: a string is itself, a number has no exponent.

    `step` is called for each member of lists and contexts, so that it can stop the work.
    Raises FeelError for lists and contexts that are nested too deeply to be read.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, list | dict | Range):
        parts: list[str] = []
        _write(value, parts, step, 0)
        return "".join(parts)
    return _function(value) if isinstance(value, Function) else str(value)


def number_text(value: Decimal) -> str:
    """All digits, no exponent, no minus before zero."""
    if not value:
        value = abs(value)
    return format(value, "f")


def literal(value: Value) -> str:
    """A simple value as the FEEL literal that stands for it."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return '"' + "".join(ESCAPES.get(one, one) for one in value) + '"'
    if isinstance(value, bool | Decimal):
        return text_of(value)
    return _function(value) if isinstance(value, Function) else f'@"{value}"'


def _write(value: Value, parts: list[str], step: Step | None, depth: int) -> None:
    if step is not None:
        step()
    if depth > DEEPEST:
        raise FeelError("the value is nested too deeply to be a string")
    if isinstance(value, list):
        _enclose("[]", [("", item) for item in value], parts, step, depth)
    elif isinstance(value, dict):
        _enclose("{}", [(_key(key), entry) for key, entry in value.items()], parts, step, depth)
    elif isinstance(value, Range):
        parts.append(_range(value))
    else:
        parts.append(literal(value))


def _enclose(
    brackets: str,
    members: list[tuple[str, Value]],
    parts: list[str],
    step: Step | None,
    depth: int,
) -> None:
    parts.append(brackets[0])
    for number, (prefix, member) in enumerate(members):
        parts.append((", " if number else "") + prefix)
        _write(member, parts, step, depth + 1)
    parts.append(brackets[1])


def _key(key: str) -> str:
    return (key if NAME.fullmatch(key) else literal(key)) + ": "


def _range(value: Range) -> str:
    if value.operator:
        return value.operator + literal(value.start if value.end is None else value.end)
    left, right = "[" if value.start_included else "(", "]" if value.end_included else ")"
    return f"{left}{literal(value.start)}..{literal(value.end)}{right}"


def _function(value: Function) -> str:
    return f"function({', '.join(parameter.name for parameter in value.parameters)})"
