"""The text of a range (DMN 1.5, 10.3.4.1 range(from); 10.3.1.2, grammar rules 66 to 68)."""

import re
from collections.abc import Callable
from decimal import Decimal

from zhengtong.blocks.rules.feel.comparing import at_most
from zhengtong.blocks.rules.feel.errors import FeelError, SyntaxProblem
from zhengtong.blocks.rules.feel.lexer import unescape
from zhengtong.blocks.rules.feel.temporal import reading
from zhengtong.blocks.rules.feel.values import ARITHMETIC, Range, Value

STRING = r'"(?:[^"\\]|\\.)*"'
NUMBER = r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
READER = r"date and time|date|time|duration"
ENDPOINT = rf"{NUMBER}|{STRING}|@\s*{STRING}|(?:{READER})\s*\(\s*{STRING}\s*\)"
RANGE = re.compile(
    rf"\s*(?P<open>[\[\](])\s*(?P<start>{ENDPOINT})?\s*\.\.\s*(?P<end>{ENDPOINT})?\s*"
    r"(?P<close>[\[\])])\s*",
    re.ASCII,
)
LONGEST = 2_000

READERS: dict[str, Callable[[str], Value]] = {
    "date": reading.read_date,
    "time": reading.read_time,
    "date and time": reading.read_date_time,
    "duration": reading.read_duration,
}


def read_range(text: str) -> Range:
    """`[18..21)`, `]1..2[`, `["a".."c"]`, `[@"2024-01-01"..)`; one end may be left out.

    Raises FeelError where the ends are no literals, of two kinds or in the wrong order, and
    where an end that is left out has a bracket that includes it.
    """
    found = RANGE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise FeelError(f"{text[:80]!r} is no range")
    start, end = _endpoint(found["start"]), _endpoint(found["end"])
    from_start, to_end = found["open"] == "[", found["close"] == "]"
    if (start is None and (from_start or end is None)) or (end is None and to_end):
        raise FeelError(f"in {text[:80]!r} an end is included that is not there")
    if end is None:
        return Range.of_operator(">=" if from_start else ">", start)
    if start is None:
        return Range.of_operator("<=" if to_end else "<", end)
    if not at_most(start, end):
        raise FeelError(f"the ends of {text[:80]!r} are not in order")
    return Range(start, end, from_start, to_end)


def _endpoint(text: str | None) -> Value:
    if text is None:
        return None
    if text[-1] not in '")':
        return _number(text)
    name, _, quoted = text.partition('"')
    content = _unescaped(quoted[: quoted.rindex('"')])
    reader = name.rstrip().removesuffix("(").rstrip()
    if not reader:
        return content
    return READERS[reader](content) if reader in READERS else read_at_literal(content)


def _number(text: str) -> Decimal:
    number = ARITHMETIC.create_decimal(text)
    if not number.is_finite():
        raise FeelError("the number is out of range")
    return number


def _unescaped(raw: str) -> str:
    try:
        return unescape(raw)
    except SyntaxProblem as problem:
        raise FeelError(problem.message) from None


def read_at_literal(text: str) -> Value:
    """The value of `@"…"` (rule 65): whichever date, time or duration the text is."""
    for reader in READERS.values():
        try:
            value = reader(text)
        except FeelError:
            continue
        return value
    raise FeelError(f"{text[:80]!r} is neither a date nor a time nor a duration")
