"""Conditions of pages and fields: comparisons of answers in FEEL syntax (DMN 1.5, chapter 10).

What may be written: names of answers, strings in double quotes, numbers, true, false, null,
date("2026-01-31"), the comparisons = != < <= > >=, `x between 1 and 5`, `x in ("a", "b")`,
`x in [1..5]`, `"a" in answers_of_many`, joined by and, or, not(..) and parentheses. Nothing is
called, nothing is computed: an author can run no code. Logic is three-valued as in FEEL: a
comparison with something not answered is null, and only true makes a condition hold.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

LONGEST = 2000
DEEPEST = 40

Value = Any
Node = Callable[[Mapping[str, Value]], Value]

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<number>-?\d+(?:\.\d+)?)
  | (?P<name>[^\W\d]\w*)
  | (?P<mark><=|>=|!=|\.\.|[=<>()\[\],])
  )""",
    re.VERBOSE,
)
_CONSTANTS: dict[str, Value] = {"true": True, "false": False, "null": None}
_WORDS = frozenset({"and", "or", "not", "in", "between", "date", *_CONSTANTS})


class BadCondition(ValueError):
    """A condition that cannot be read; the argument says what and where."""


class Comparison(NamedTuple):
    """A name that is compared with a literal: what a reader can check against the field."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition read once; `holds` may be asked any number of times."""

    source: str
    names: frozenset[str]
    comparisons: tuple[Comparison, ...]
    node: Node = field(repr=False, compare=False)

    def holds(self, answers: Mapping[str, Value]) -> bool:
        """Whether the condition is true of these answers (null and false are not)."""
        return self.node(answers) is True


def read(source: str) -> Condition:
    """Read a condition; raises BadCondition."""
    if len(source) > LONGEST:
        raise BadCondition(_("a condition has at most %(most)s characters") % {"most": LONGEST})
    parser = _Parser(source)
    node = parser.disjunction(0)
    if parser.kind != "end":
        raise parser.unexpected()
    return Condition(source, frozenset(parser.names), tuple(parser.comparisons), node)


class _Operand(NamedTuple):
    node: Node
    name: str = ""
    is_literal: bool = False
    value: Value = None


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.names: set[str] = set()
        self.comparisons: list[Comparison] = []
        self.at = self.next_at = 0
        self.kind = self.text = ""
        self.advance()

    # -- tokens --------------------------------------------------------------------------------

    def advance(self) -> str:
        taken, self.at = self.text, self.next_at
        rest = self.source[self.at :]
        if not rest.strip():
            self.kind, self.text = "end", ""
            return taken
        found = _TOKEN.match(self.source, self.at)
        if found is None:
            raise BadCondition(
                _("%(what)s at position %(position)s is not understood")
                % {"what": repr(rest.strip()[0]), "position": self.at + 1}
            )
        self.kind, self.text = found.lastgroup or "", found.group(found.lastgroup or 0)
        self.next_at = found.end()
        return taken

    def unexpected(self) -> BadCondition:
        what = repr(self.text) if self.kind != "end" else pgettext("of a condition", "the end")
        return BadCondition(
            _("%(what)s at position %(position)s is not expected")
            % {"what": what, "position": self.at + 1}
        )

    def expect(self, text: str) -> None:
        if self.text != text or self.kind == "string":
            raise self.unexpected()
        self.advance()

    def takes(self, text: str) -> bool:
        if self.text == text and self.kind in ("name", "mark"):
            self.advance()
            return True
        return False

    # -- grammar, from weak to strong ------------------------------------------------------------

    def disjunction(self, depth: int) -> Node:
        parts = [self.conjunction(depth)]
        while self.takes("or"):
            parts.append(self.conjunction(depth))
        return parts[0] if len(parts) == 1 else lambda answers: _any(p(answers) for p in parts)

    def conjunction(self, depth: int) -> Node:
        parts = [self.comparison(depth)]
        while self.takes("and"):
            parts.append(self.comparison(depth))
        return parts[0] if len(parts) == 1 else lambda answers: _all(p(answers) for p in parts)

    def comparison(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise BadCondition(_("the condition is nested too deeply"))
        if self.takes("not"):
            self.expect("(")
            inner = self.disjunction(depth + 1)
            self.expect(")")
            return lambda answers: _not(inner(answers))
        if self.takes("("):
            inner = self.disjunction(depth + 1)
            self.expect(")")
            return inner
        left = self.operand()
        if self.kind == "mark" and self.text in _COMPARE:
            compare = _COMPARE[self.advance()]
            right = self.operand()
            self.note(left, right)
            return lambda answers: compare(left.node(answers), right.node(answers))
        if self.takes("between"):
            low = self.operand()
            self.expect("and")
            high = self.operand()
            self.note(left, low)
            self.note(left, high)
            return lambda answers: _within(
                left.node(answers), low.node(answers), high.node(answers), True, True
            )
        if self.takes("in"):
            return self.membership(left)
        return left.node

    def membership(self, left: _Operand) -> Node:
        if self.kind != "mark":
            whole = self.operand()
            self.note(whole, left)
            return lambda answers: _among(left.node(answers), whole.node(answers))
        opening = self.text
        if opening not in ("(", "["):
            raise self.unexpected()
        self.advance()
        first = self.operand()
        self.note(left, first)
        if self.takes(".."):
            last = self.operand()
            self.note(left, last)
            closing = self.text
            if closing not in (")", "]"):
                raise self.unexpected()
            self.advance()
            return lambda answers: _within(
                left.node(answers),
                first.node(answers),
                last.node(answers),
                opening == "[",
                closing == "]",
            )
        members = [first]
        while self.takes(","):
            members.append(self.operand())
            self.note(left, members[-1])
        self.expect("]" if opening == "[" else ")")
        return lambda answers: _among(left.node(answers), [m.node(answers) for m in members])

    def operand(self) -> _Operand:
        if self.kind == "string":
            return _literal(re.sub(r"\\(.)", r"\1", self.advance()[1:-1]))
        if self.kind == "number":
            text = self.advance()
            return _literal(float(text) if "." in text else int(text))
        if self.kind != "name":
            raise self.unexpected()
        if self.text in _CONSTANTS:
            return _literal(_CONSTANTS[self.advance()])
        if self.text == "date":
            self.advance()
            self.expect("(")
            if self.kind != "string":
                raise self.unexpected()
            day = self.advance()[1:-1]
            self.expect(")")
            return _literal(day)
        if self.text in _WORDS:
            raise self.unexpected()
        name = self.advance()
        self.names.add(name)
        return _Operand(lambda answers: _answer(answers, name), name=name)

    def note(self, left: _Operand, right: _Operand) -> None:
        """Remember a name met by a literal, on whichever side it stands."""
        if left.name and right.is_literal:
            self.comparisons.append(Comparison(left.name, right.value))
        elif right.name and left.is_literal:
            self.comparisons.append(Comparison(right.name, left.value))


def _literal(value: Value) -> _Operand:
    return _Operand(lambda _answers: value, is_literal=True, value=value)


def _answer(answers: Mapping[str, Value], name: str) -> Value:
    value = answers.get(name)
    return None if value == "" else value


def _kind(value: Value) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return type(value).__name__


def _equal(left: Value, right: Value) -> bool | None:
    if left is None or right is None:
        return left is right
    return left == right if _kind(left) == _kind(right) else None


def _not(value: Value) -> bool | None:
    return (not value) if isinstance(value, bool) else None


def _ordered(left: Value, right: Value, holds: Callable[[Any, Any], bool]) -> bool | None:
    if _kind(left) != _kind(right) or _kind(left) not in ("number", "str"):
        return None
    return holds(left, right)


def _within(value: Value, low: Value, high: Value, from_low: bool, to_high: bool) -> bool | None:
    above = _COMPARE[">=" if from_low else ">"](value, low)
    below = _COMPARE["<=" if to_high else "<"](value, high)
    return _all(iter((above, below)))


def _among(value: Value, whole: Value) -> bool | None:
    members = whole if isinstance(whole, list | tuple) else [whole]
    return _any(_equal(value, member) for member in members)


def _all(values: Any) -> bool | None:
    found = list(values)
    if any(value is False for value in found):
        return False
    return True if all(value is True for value in found) else None


def _any(values: Any) -> bool | None:
    found = list(values)
    if any(value is True for value in found):
        return True
    return False if all(value is False for value in found) else None


_COMPARE: dict[str, Callable[[Value, Value], bool | None]] = {
    "=": _equal,
    "!=": lambda left, right: _not(_equal(left, right)),
    "<": lambda left, right: _ordered(left, right, lambda a, b: a < b),
    "<=": lambda left, right: _ordered(left, right, lambda a, b: a <= b),
    ">": lambda left, right: _ordered(left, right, lambda a, b: a > b),
    ">=": lambda left, right: _ordered(left, right, lambda a, b: a >= b),
}
