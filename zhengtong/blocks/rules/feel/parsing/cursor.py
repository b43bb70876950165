"""Where the parser stands: the tokens, the names visible here, how deep it is.

Every part of the grammar works on a cursor; the way back to a whole expression is the method
`expression`, which the parser supplies.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from zhengtong.blocks.rules.feel.errors import SyntaxProblem
from zhengtong.blocks.rules.feel.inferring import infer
from zhengtong.blocks.rules.feel.lexer import Kind, Token, tokenise
from zhengtong.blocks.rules.feel.names import Names, normalise
from zhengtong.blocks.rules.feel.tree import Literal, Name, Node
from zhengtong.blocks.rules.feel.types import ANY, Type
from zhengtong.blocks.rules.feel.values import ARITHMETIC, number

# A person nests a dozen levels; the limit keeps parser, compiler and closures off the end of
# Python's own stack.
DEEPEST = 100
LONGEST_CHAIN = 200
# How often the parser may go back where FEEL is ambiguous, before the text is called hostile.
MOST_RETRIES = 500

KEYWORDS = frozenset(
    (
        "and",
        "between",
        "else",
        "every",
        "false",
        "for",
        "function",
        "if",
        "in",
        "instance",
        "null",
        "or",
        "return",
        "satisfies",
        "some",
        "then",
        "true",
    )
)

FindType = Callable[[str], Type | None]


class Cursor(ABC):
    """The state of one parse."""

    def __init__(self, text: str, names: Names, find_type: FindType) -> None:
        self.text = text
        self.tokens = tokenise(text)
        self.at = 0
        self.names = names
        self.find_type = find_type
        self.depth = 0
        self.retries = 0
        # True in the second endpoint of a range that `[` closes; reset inside brackets.
        self.unfiltered = False
        self._types: dict[int, tuple[Node, Type]] = {}

    @abstractmethod
    def expression(self, power: int = 0) -> Node:
        """Parse an expression whose operators bind tighter than `power`."""

    # Tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def ahead(self, by: int = 1) -> Token:
        """The token `by` places on; the END again after the end."""
        return self.tokens[min(self.at + by, len(self.tokens) - 1)]

    def advance(self) -> Token:
        token = self.tokens[self.at]
        if token.kind is not Kind.END:
            self.at += 1
        return token

    def sees(self, *texts: str) -> bool:
        """Is the next token one of these words or symbols (a string never is)?"""
        token = self.tokens[self.at]
        return token.text in texts and token.kind in (Kind.WORD, Kind.SYMBOL)

    def skip(self, text: str) -> bool:
        """Go past `text` if it is next."""
        if self.sees(text):
            self.at += 1
            return True
        return False

    def expect(self, text: str, where: str) -> Token:
        if not self.sees(text):
            raise self.problem(f"{text!r} is expected {where}")
        return self.advance()

    def problem(self, message: str) -> SyntaxProblem:
        """A syntax problem at the next token."""
        token = self.token
        if token.kind is Kind.END:
            found = "the text ends here"
        else:
            written = self.text[token.start : token.end]
            found = f"found {written[:40]!r}"
        return SyntaxProblem(f"{message}, {found}", token.start, self.text)

    def number(self) -> Literal:
        """The number literal that is next (rule 37), rounded to 34 digits (10.3.2.3.1)."""
        token = self.token
        value = number(ARITHMETIC.create_decimal(token.text))
        if value is None:
            raise self.problem("the number is too large")
        self.advance()
        return Literal(value)

    def listed(self, closing: str) -> Iterator[None]:
        """Once for each part of a list with commas, up to `closing`, which may come at once."""
        if self.sees(closing):
            return
        yield
        while self.skip(","):
            yield

    # Going back

    def attempt(self, part: Callable[[], Node | None]) -> Node | None:
        """What `part` parses, or None and the cursor where it was."""
        self.retries += 1
        if self.retries > MOST_RETRIES:
            raise SyntaxProblem("the text is too ambiguous", self.token.start, self.text)
        at, names, depth = self.at, self.names, self.depth
        try:
            found = part()
        except SyntaxProblem:
            if self.retries > MOST_RETRIES:
                raise
            found = None
        if found is None:
            self.at, self.names, self.depth = at, names, depth
        return found

    # Depth

    @contextmanager
    def nested(self) -> Iterator[None]:
        """One level deeper in the text."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise SyntaxProblem(
                f"the text is nested deeper than {DEEPEST} levels", self.token.start, self.text
            )
        try:
            yield
        finally:
            self.depth -= 1

    # Names and types

    @contextmanager
    def with_names(self, entries: Mapping[str, Type]) -> Iterator[Names]:
        """More names while a part of the text is parsed."""
        outer = self.names
        self.names = Names(entries, outer)
        try:
            yield self.names
        finally:
            self.names = outer

    def remember(self, node: Node, of: Type) -> Node:
        """Keep what is known of the type of `node` where the tree alone does not tell."""
        self._types[id(node)] = (node, of)
        return node

    def type_of(self, node: Node) -> Type:
        """What is known of the type of `node`."""
        known = self._types.get(id(node))
        if known is not None:
            return known[1]
        found = ANY if isinstance(node, Name) else infer(node, self.type_of)
        self._types[id(node)] = (node, found)
        return found

    def name_until(self, *ends: str) -> str:
        """A new name (rule 25): everything up to one of `ends`."""
        first = self.at
        while not self.sees(*ends):
            token = self.token
            if token.kind in (Kind.END, Kind.STRING) or token.text in "()[]{},:":
                raise self.problem("a name is expected")
            self.at += 1
        if first == self.at or self.tokens[first].kind is Kind.NUMBER:
            self.at = first
            raise self.problem("a name is expected")
        return normalise(self.tokens[first : self.at])
