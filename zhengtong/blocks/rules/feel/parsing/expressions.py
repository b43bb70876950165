"""Operators and their strength, names, paths, filters, invocations (DMN 1.5, 10.3.1.2).

Rules 2 and 4 give the order, weakest first: or, and, comparison, + and -, * and /, **, the sign,
instance of, and then path, filter and invocation. All operators associate to the left.
"""

from __future__ import annotations

from collections.abc import Callable

from zhengtong.blocks.rules.feel.lexer import Kind
from zhengtong.blocks.rules.feel.names import Names, normalise
from zhengtong.blocks.rules.feel.tree import (
    Argument,
    Arithmetic,
    AtLiteral,
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    Filter,
    In,
    InstanceOf,
    Invocation,
    Literal,
    Name,
    Negation,
    Node,
    Path,
    UnaryRange,
    UnaryTests,
)
from zhengtong.blocks.rules.feel.types import ANY

from .boxed import finish_range, parse_bracket, parse_context, parse_open_range
from .boxed import parse_parenthesis as parse_parenthesis_or_range
from .cursor import KEYWORDS, LONGEST_CHAIN, Cursor
from .loops import parse_for, parse_function, parse_if, parse_quantified
from .types import parse_type

OR, AND, COMPARE, SUM, PRODUCT, POWER, SIGN, INSTANCE = range(1, 9)
STRENGTH = {
    "or": OR,
    "and": AND,
    "=": COMPARE,
    "!=": COMPARE,
    "<": COMPARE,
    "<=": COMPARE,
    ">": COMPARE,
    ">=": COMPARE,
    "between": COMPARE,
    "in": COMPARE,
    "+": SUM,
    "-": SUM,
    "*": PRODUCT,
    "/": PRODUCT,
    "**": POWER,
    "instance": INSTANCE,
}
COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))
# Rule 30: what a name may hold besides letters and digits.
NAME_SYMBOLS = frozenset("+-*/.'")
CONSTANTS = {"true": True, "false": False, "null": None}
# Properties whose names have a space (10.3.2.3 and 10.3.2.7), read as one where no type is known.
SPACED_PROPERTIES = Names(("time offset", "start included", "end included"))

_PREFIXES: dict[str, Callable[[Cursor], Node]] = {
    "[": parse_bracket,
    "]": parse_open_range,
    "(": parse_parenthesis_or_range,
    "{": parse_context,
    "if": parse_if,
    "for": parse_for,
    "some": parse_quantified,
    "every": parse_quantified,
}


class Parser(Cursor):
    """The expression parser: precedence climbing over the cursor."""

    def expression(self, power: int = 0) -> Node:
        outer = self.unfiltered
        if power == 0:
            self.unfiltered = False
        with self.nested():
            left = self._prefix()
            for _ in range(LONGEST_CHAIN):
                strength = self._infix_strength()
                if strength <= power:
                    self.unfiltered = outer
                    return left
                left = self._infix(left, strength)
        raise self.problem(f"more than {LONGEST_CHAIN} operators in a row")

    def _infix_strength(self) -> int:
        token = self.token
        if token.kind not in (Kind.WORD, Kind.SYMBOL):
            return 0
        if token.text == "instance" and self.ahead().text != "of":
            return 0
        return STRENGTH.get(token.text, 0)

    def _infix(self, left: Node, strength: int) -> Node:
        operator = self.advance().text
        if operator == "or":
            return Disjunction(self._operands(left, "or", OR))
        if operator == "and":
            return Conjunction(self._operands(left, "and", AND))
        if operator == "between":
            low = self.expression(COMPARE)
            self.expect("and", "between the two bounds")
            return Between(left, low, self.expression(COMPARE))
        if operator == "in":
            return In(left, self._tests_after_in())
        if operator == "instance":
            self.advance()
            first = self.token.start
            of = parse_type(self)
            return InstanceOf(left, of, self.text[first : self.tokens[self.at - 1].end])
        right = self.expression(strength)
        if operator in COMPARISONS:
            return Comparison(operator, left, right)
        return Arithmetic(operator, left, right)

    def _operands(self, first: Node, word: str, strength: int) -> tuple[Node, ...]:
        operands = [first, self.expression(strength)]
        while self.skip(word):
            operands.append(self.expression(strength))
        return tuple(operands)

    # What an expression begins with

    def _prefix(self) -> Node:
        token = self.token
        if token.kind is Kind.NUMBER and self.names.match(self.tokens, self.at) is None:
            return self._postfix(self.number())
        if token.kind is Kind.STRING:
            self.advance()
            return self._postfix(Literal(token.text))
        if token.kind is Kind.SYMBOL:
            if token.text == "-":
                self.advance()
                return Negation(self.expression(POWER))
            if token.text in COMPARISONS:
                self.advance()
                return UnaryRange(token.text, self.expression(COMPARE))
            if token.text == "@" and self.ahead().kind is Kind.STRING:
                self.advance()
                return self._postfix(AtLiteral(self.advance().text))
        return self._postfix(self._bracket_or_name())

    def _bracket_or_name(self) -> Node:
        token = self.token
        if token.kind is Kind.END:
            raise self.problem("an expression is expected")
        found = self.names.match(self.tokens, self.at)
        longer = found is not None and found[1] > self.at + 1
        if not longer:
            if token.text in _PREFIXES:
                return _PREFIXES[token.text](self)
            if token.text in CONSTANTS:
                self.advance()
                return Literal(CONSTANTS[token.text])
            if token.text == "function" and self.ahead().text == "(":
                return parse_function(self)
        if found is not None:
            return self._known_name(found)
        if token.kind is not Kind.WORD or token.text in KEYWORDS:
            raise self.problem("an expression is expected")
        return Name(self._words())

    def _known_name(self, found: tuple[str, int]) -> Node:
        name, self.at = found
        return self.remember(Name(name), self.names.find(name) or ANY)

    def _words(self) -> str:
        """A name that nobody declared: all words up to the next keyword or symbol."""
        first = self.at
        self.at += 1
        while self.token.kind is Kind.WORD and self.token.text not in KEYWORDS:
            self.at += 1
        return normalise(self.tokens[first : self.at])

    # What may follow

    def _postfix(self, node: Node) -> Node:
        for _ in range(LONGEST_CHAIN):
            token = self.token
            if token.kind is not Kind.SYMBOL:
                return node
            if token.text == ".":
                self.advance()
                node = Path(node, self._member(node))
            elif token.text == "(":
                node = Invocation(node, self._arguments())
            elif token.text == "[" and not self.unfiltered:
                node = self._filter(node)
            else:
                return node
        raise self.problem(f"more than {LONGEST_CHAIN} steps in a path")

    def _member(self, of: Node) -> str:
        """The name after a dot: the longest member of the type, else words."""
        if self.token.kind not in (Kind.WORD, Kind.NUMBER, Kind.SYMBOL):
            raise self.problem("a name is expected after the dot")
        members = self.type_of(of).members()
        known = Names(members) if members else None
        found = known.match(self.tokens, self.at) if known is not None else None
        found = found or SPACED_PROPERTIES.match(self.tokens, self.at)
        if found is not None:
            self.at = found[1]
            return found[0]
        if self.token.kind is not Kind.WORD:
            raise self.problem("a name is expected after the dot")
        return self._words()

    def _filter(self, node: Node) -> Node:
        """Inside, `item` and the entries of an item are visible (10.3.2.5)."""
        self.advance()
        element = self.type_of(node).element
        with self.with_names({"item": element} | dict(element.members())):
            condition = self.expression()
        self.expect("]", "after the filter")
        return Filter(node, condition)

    def _arguments(self) -> tuple[Argument, ...]:
        self.advance()
        arguments: list[Argument] = []
        for _ in self.listed(")"):
            name = self._argument_name()
            arguments.append(Argument(name, self.expression()))
        self.expect(")", "after the arguments")
        return tuple(arguments)

    def _argument_name(self) -> str | None:
        """The words before a colon, if that is how the argument begins (rule 41)."""
        end = self.at
        while self.tokens[end].kind in (Kind.WORD, Kind.NUMBER) or self._is_name_symbol(end):
            end += 1
        if self.tokens[end].text != ":" or end == self.at:
            return None
        name = normalise(self.tokens[self.at : end])
        self.at = end + 1
        return name

    def _is_name_symbol(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind is Kind.SYMBOL and token.text in NAME_SYMBOLS

    def _tests_after_in(self) -> tuple[Node, ...]:
        """`in` takes one test, or several in parentheses (rules 49 c and d)."""
        if not self.sees("("):
            return (self.expression(COMPARE),)

        def list_of_tests() -> Node | None:
            self.advance()
            tests = [self.expression()]
            if self.skip(".."):
                return UnaryTests((finish_range(self, tests[0], False),))
            while self.skip(","):
                tests.append(self.expression())
            self.expect(")", "after the tests")
            # (a)[1] or (a).b goes on as an expression.
            if self._infix_strength() > COMPARE or self.sees(".", "[", "("):
                return None
            return UnaryTests(tuple(tests))

        found = self.attempt(list_of_tests)
        if isinstance(found, UnaryTests):
            return found.tests
        return (self.expression(COMPARE),)
