"""Names with spaces, operators and keywords, matched against what is in scope.

DMN 1.5, 10.3.1.4 and 10.3.1.5: white space inside a name counts as one space, and where several
names in scope begin at the same place the longest is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from .errors import SyntaxProblem
from .lexer import Kind, Token, tokenise
from .types import ANY, Type

Words = tuple[str, ...]


@lru_cache(maxsize=8192)
def words_of(name: str) -> Words:
    """The tokens of a name; empty when no text could ever spell it."""
    try:
        tokens = tokenise(name)
    except SyntaxProblem:
        return ()
    return tuple(token.text for token in tokens[:-1] if token.kind is not Kind.STRING)


def normalise(tokens: Sequence[Token]) -> str:
    """The name that these tokens spell: one space wherever the text has any."""
    parts: list[str] = []
    for index, token in enumerate(tokens):
        if index and tokens[index - 1].end < token.start:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


class Names:
    """The names visible at one place, nested; each with the type it is known to have."""

    __slots__ = ("_index", "_types", "parent")

    def __init__(
        self, entries: Mapping[str, Type] | Iterable[str] = (), parent: Names | None = None
    ) -> None:
        self.parent = parent
        self._types: dict[str, Type] = {}
        self._index: dict[str, list[tuple[Words, str]]] = {}
        pairs = entries.items() if isinstance(entries, Mapping) else ((n, ANY) for n in entries)
        for name, of in pairs:
            self.add(name, of)

    def add(self, name: str, of: Type = ANY) -> None:
        """Make `name` visible here, or give it another type."""
        known = name in self._types
        self._types[name] = of
        words = words_of(name)
        if known or not words:
            return
        candidates = self._index.setdefault(words[0], [])
        candidates.append((words, name))
        candidates.sort(key=lambda pair: -len(pair[0]))

    def find(self, name: str) -> Type | None:
        """The type of the innermost variable of this name, None when there is none."""
        names: Names | None = self
        while names is not None:
            found = names._types.get(name)
            if found is not None:
                return found
            names = names.parent
        return None

    def match(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The longest name that the tokens from `at` spell, and the place after it."""
        best: tuple[str, int] | None = None
        names: Names | None = self
        first = tokens[at].text
        while names is not None:
            for words, name in names._index.get(first, ()):
                end = at + len(words)
                if best is not None and end <= best[1]:
                    break
                if _spells(tokens, at, words):
                    best = name, end
                    break
            names = names.parent
        return best


def _spells(tokens: Sequence[Token], at: int, words: Words) -> bool:
    if at + len(words) > len(tokens):
        return False
    return all(
        tokens[at + offset].text == word and tokens[at + offset].kind is not Kind.STRING
        for offset, word in enumerate(words)
    )
