"""Reads a condition from left to right; each method eats what it names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process.feel import comparing, words
from zhengtong.blocks.process.feel.comparing import Closure, Value
from zhengtong.blocks.process.feel.words import FeelError, Token

LONGEST = 2000
DEEPEST = 40
CONSTANTS = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was read: its text, the names it asks for, and what it compares.

    ``compared`` lists each (name, value) that the condition holds a name against, so that a
    check can find a value which the named outcome never takes.
    """

    text: str
    names: frozenset[str]
    compared: tuple[tuple[str, Value], ...]
    evaluate: Closure

    def holds(self, facts: Mapping[str, Any]) -> bool:
        """Whether the condition is true of these facts (null and false are both "no")."""
        return self.evaluate(facts) is True


@lru_cache(maxsize=4096)
def parse(text: str) -> Condition:
    """Read a condition, or raise FeelError with the place where it went wrong."""
    return _Reader(text).condition()


@dataclass(frozen=True, slots=True)
class _Operand:
    """A closure, and what is known of it: the name it looks up or the constant it gives."""

    closure: Closure
    name: str | None = None
    constant: bool = False
    value: Value = None


class _Reader:
    """Reads one text from left to right; each method eats what it names."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            reason = format_lazy(_("The condition is longer than {n} characters."), n=LONGEST)
            raise FeelError(reason, LONGEST)
        self.text = text
        self.tokens = words.tokens_of(text)
        self.index = 0
        self.depth = 0
        self.names: set[str] = set()
        self.compared: list[tuple[str, Value]] = []

    def condition(self) -> Condition:
        closure = self.any_of()
        if self.ahead.kind != "end":
            raise self.unexpected()
        return Condition(self.text, frozenset(self.names), tuple(self.compared), closure)

    @property
    def ahead(self) -> Token:
        return self.tokens[self.index]

    def take(self, *texts: str) -> str | None:
        """Eat the next token if it is one of these signs or keywords, and say which."""
        token = self.ahead
        if token.kind in ("sign", "keyword") and token.text in texts:
            self.index += 1
            return token.text
        return None

    def need(self, text: str) -> None:
        if not self.take(text):
            raise self.unexpected(text)

    def unexpected(self, wanted: str = "") -> FeelError:
        token = self.ahead
        if token.kind == "end":
            found: str | Promise = _("the end of the condition")
        else:
            found = f"“{token.text}”"
        if wanted:
            reason = format_lazy(
                _("Expected “{wanted}” but found {found}."), wanted=wanted, found=found
            )
        else:
            reason = format_lazy(_("Did not expect {found} here."), found=found)
        return FeelError(reason, token.position)

    def any_of(self) -> Closure:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FeelError(_("The brackets are nested too deeply."), self.ahead.position)
        parts = [self.all_of()]
        while self.take("or"):
            parts.append(self.all_of())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else comparing.either(parts)

    def all_of(self) -> Closure:
        parts = [self.comparison()]
        while self.take("and"):
            parts.append(self.comparison())
        return parts[0] if len(parts) == 1 else comparing.both(parts)

    def comparison(self) -> Closure:
        left = self.operand()
        if sign := self.take("=", "!=", "<", "<=", ">", ">="):
            right = self.operand()
            self.note(left, right)
            return comparing.compare(sign, left.closure, right.closure)
        if self.take("in"):
            return self.membership(left)
        if self.take("between"):
            low = self.operand()
            self.need("and")
            high = self.operand()
            above = comparing.compare("<=", low.closure, left.closure)
            return comparing.both([above, comparing.compare("<=", left.closure, high.closure)])
        return left.closure

    def membership(self, left: _Operand) -> Closure:
        closing = "]" if self.take("[") else ")"
        if closing == ")":
            self.need("(")
        members = [self.operand()]
        while self.take(","):
            members.append(self.operand())
        self.need(closing)
        for member in members:
            self.note(left, member)
        return comparing.either(
            [comparing.compare("=", left.closure, member.closure) for member in members]
        )

    def operand(self) -> _Operand:
        token = self.ahead
        if self.take("not"):
            self.need("(")
            inside = self.any_of()
            self.need(")")
            return _Operand(comparing.negate(inside))
        if self.take("("):
            inside = self.any_of()
            self.need(")")
            return _Operand(inside)
        if self.take("-"):
            number = self.ahead
            if number.kind != "number":
                raise self.unexpected()
            self.index += 1
            return _constant(-words.number(number.text))
        self.index += 1
        if token.kind == "string":
            return _constant(words.string(token))
        if token.kind == "number":
            return _constant(words.number(token.text))
        if token.kind == "keyword" and token.text in CONSTANTS:
            return _constant(CONSTANTS[token.text])
        if token.kind == "name":
            self.names.add(token.text)
            return _Operand(comparing.lookup(token.text), name=token.text)
        self.index -= 1
        raise self.unexpected()

    def note(self, left: _Operand, right: _Operand) -> None:
        for one, other in ((left, right), (right, left)):
            if one.name is not None and other.constant:
                self.compared.append((one.name, other.value))


def _constant(value: Value) -> _Operand:
    return _Operand(lambda facts: value, constant=True, value=value)
