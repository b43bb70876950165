"""String functions with patterns (DMN 1.5, 10.3.4.3), timed so that none can hang."""

from collections.abc import Callable
from time import perf_counter
from typing import Any, TypeVar

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.patterns import Pattern, compiled, replacement_parts

SECTION = "10.3.4.3"
STEPS_A_SECOND = 1_000_000
"""What a second of matching costs of the steps of a run."""

T = TypeVar("T")


def matches(run: Any, string: str, pattern: str, flags: str | None) -> bool:
    def search(ready: Pattern, seconds: float) -> bool:
        return ready.search(string, timeout=seconds) is not None

    return _timed(run, pattern, flags, search)


def replace(run: Any, string: str, pattern: str, replacement: str, flags: str | None) -> str:
    """A pattern that matches the empty string is an error (FORX0003 of XPath)."""

    def substitute(ready: Pattern, seconds: float) -> str:
        _refuse_empty(ready, seconds)
        parts = replacement_parts(replacement, ready.groups)
        written: list[str] = []
        end = length = 0
        for found in ready.finditer(string, timeout=seconds):
            piece = string[end : found.start()] + "".join(
                part if isinstance(part, str) else found[part] or "" for part in parts
            )
            end = found.end()
            length += len(piece)
            run.grow_string(length)
            written.append(piece)
        run.grow_string(length + len(string) - end)
        return "".join(written) + string[end:]

    return _timed(run, pattern, flags, substitute)


def split(run: Any, string: str, delimiter: str) -> list[str]:
    """As tokenize of XPath: a delimiter that matches the empty string is an error."""

    def cut(ready: Pattern, seconds: float) -> list[str]:
        _refuse_empty(ready, seconds)
        tokens: list[str] = []
        end = 0
        for found in ready.finditer(string, timeout=seconds):
            tokens.append(string[end : found.start()])
            end = found.end()
        tokens.append(string[end:])
        run.grow(len(tokens))
        return tokens

    return _timed(run, delimiter, None, cut)


def _timed(run: Any, pattern: str, flags: str | None, work: Callable[[Pattern, float], T]) -> T:
    """Do the work on the compiled pattern; the time it takes counts as steps."""
    began = perf_counter()
    try:
        return work(compiled(pattern, flags or ""), run.limits.regex_seconds)
    except TimeoutError:
        raise FeelError(f"the pattern {pattern[:80]!r} takes too long on this string") from None
    except MemoryError:
        raise FeelError(f"the pattern {pattern[:80]!r} takes too much room") from None
    finally:
        run.step(1 + int((perf_counter() - began) * STEPS_A_SECOND))


def _refuse_empty(ready: Pattern, seconds: float) -> None:
    if ready.search("", timeout=seconds) is not None:
        raise FeelError("the pattern matches the empty string")


FUNCTIONS = (
    Builtin(
        "matches",
        SECTION,
        ("input: string, pattern: string, flags?: string -> boolean", matches),
        needs_run=True,
        summary="Does a part of the input match the pattern of XPath? Flags: s m i x.",
    ),
    Builtin(
        "replace",
        SECTION,
        ("input: string, pattern: string, replacement: string, flags?: string -> string", replace),
        needs_run=True,
        summary="The input with every match replaced; $1 in the replacement is the first group.",
    ),
    Builtin(
        "split",
        SECTION,
        ("string: string, delimiter: string -> list of strings", split),
        needs_run=True,
        summary="The parts of the string between the matches of the delimiter, a pattern.",
    ),
)
