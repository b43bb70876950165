"""String functions without patterns (DMN 1.5, 10.3.4.3). Positions count code points."""

from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.functions.integers import integer
from zhengtong.blocks.rules.feel.values import Value

SECTION = "10.3.4.3"


def substring(string: str, start: Decimal, length: Decimal | None) -> str:
    """Start -1 is the last character; start and length must lie within the string."""
    first = integer(start, "start position")
    if first == 0 or abs(first) > len(string):
        raise FeelError(f"a string of {len(string)} characters has no position {first}")
    begin = first - 1 if first > 0 else len(string) + first
    if length is None:
        return string[begin:]
    wanted = integer(length, "length")
    if not 1 <= wanted <= len(string) - begin:
        raise FeelError(f"from there the string has {len(string) - begin} characters, not {wanted}")
    return string[begin : begin + wanted]


def string_length(string: str) -> Decimal:
    return Decimal(len(string))


def substring_before(string: str, match: str) -> str:
    """Empty when there is no match."""
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


def substring_after(string: str, match: str) -> str:
    """Empty when there is no match; all of it after an empty match."""
    return string.partition(match)[2] if match else string


def upper_case(run: Any, string: str) -> str:
    return _grown(run, string.upper())


def lower_case(run: Any, string: str) -> str:
    return _grown(run, string.lower())


def contains(string: str, match: str) -> bool:
    return match in string


def starts_with(string: str, match: str) -> bool:
    return string.startswith(match)


def ends_with(string: str, match: str) -> bool:
    return string.endswith(match)


def string_join(run: Any, items: list[Value], delimiter: str | None) -> str:
    """Null items are left out; anything else but a string is an error."""
    strings = [item for item in items if item is not None]
    if not all(isinstance(item, str) for item in strings):
        raise FeelError("string join: the list must have strings only")
    between = len(delimiter or "") * max(len(strings) - 1, 0)
    run.grow_string(sum(map(len, strings)) + between)
    return (delimiter or "").join(strings)


def _grown(run: Any, string: str) -> str:
    run.grow_string(len(string))
    return string


FUNCTIONS = (
    Builtin(
        "substring",
        SECTION,
        ("string: string, start position: number, length?: number -> string", substring),
        summary="The characters from a position, which is 1 for the first and -1 for the last.",
    ),
    Builtin(
        "string length",
        SECTION,
        ("string: string -> number", string_length),
        summary="The number of characters.",
    ),
    Builtin(
        "upper case",
        SECTION,
        ("string: string -> string", upper_case),
        needs_run=True,
        summary="The string in upper case.",
    ),
    Builtin(
        "lower case",
        SECTION,
        ("string: string -> string", lower_case),
        needs_run=True,
        summary="The string in lower case.",
    ),
    Builtin(
        "substring before",
        SECTION,
        ("string: string, match: string -> string", substring_before),
        summary="What stands before the first match; empty without a match.",
    ),
    Builtin(
        "substring after",
        SECTION,
        ("string: string, match: string -> string", substring_after),
        summary="What stands after the first match; empty without a match.",
    ),
    Builtin(
        "contains",
        SECTION,
        ("string: string, match: string -> boolean", contains),
        summary="Does the string contain the match?",
    ),
    Builtin(
        "starts with",
        SECTION,
        ("string: string, match: string -> boolean", starts_with),
        summary="Does the string start with the match?",
    ),
    Builtin(
        "ends with",
        SECTION,
        ("string: string, match: string -> boolean", ends_with),
        summary="Does the string end with the match?",
    ),
    Builtin(
        "string join",
        SECTION,
        ("list: list, delimiter?: string -> string", string_join),
        needs_run=True,
        summary="The strings of a list in one, nulls left out, a delimiter between them.",
    ),
)
