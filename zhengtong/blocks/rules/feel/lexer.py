"""Text to tokens (DMN 1.5, 10.3.1.2 rules 27–37 and 59–62, 10.3.1.5).

A name of FEEL may hold spaces, operators and keywords, so the lexer cannot know where it ends:
it cuts names into their words and symbols, and `names` puts them together again with the scope.
Characters that FEEL does not know become tokens too, for a name of a model may hold them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from .errors import SyntaxProblem

# Rule 61: white space.
SPACE = "\u0009\u0020\u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\n-\r"
# Rule 28: what a name may begin with. Rule 29 adds what it may go on with.
START = (
    "?A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\ufffd"
    "\U00010000-\U000effff"
)
PART = START + "0-9\u00b7\u0300-\u036f\u203f-\u2040"

_TOKEN = re.compile(
    rf"(?P<space>(?:[{SPACE}]|//[^\n\r]*|/\*.*?\*/)+)"
    rf"|(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    rf"|(?P<word>(?![{SPACE}])[{START}](?:(?![{SPACE}])[{PART}])*)"
    r'|(?P<string>"(?:[^"\\]|\\.)*")'
    r"|(?P<symbol>\*\*|\.\.|<=|>=|!=|->|.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))", re.DOTALL)
_SIMPLE_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}

# A text of a rule is written by a person; a megabyte of it is an attack.
LONGEST_TEXT = 200_000


class Kind(Enum):
    WORD = "word"
    NUMBER = "number"
    STRING = "string"
    SYMBOL = "symbol"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """`text` as written (a string already without quotes and escapes), where it begins and ends."""

    kind: Kind
    text: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """All tokens of `text` and an END; SyntaxProblem for an open string or comment."""
    if len(text) > LONGEST_TEXT:
        raise SyntaxProblem(f"the text is longer than {LONGEST_TEXT} characters")
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:  # pragma: no cover - the pattern ends with "any character"
            raise SyntaxProblem("unreadable character", position, text)
        kind, found = match.lastgroup, match.group()
        if kind == "symbol":
            if found == '"':
                raise SyntaxProblem("a string is not closed", position, text)
            if text.startswith("/*", position):
                raise SyntaxProblem("a comment is not closed", position, text)
        if kind == "string":
            tokens.append(
                Token(Kind.STRING, unescape(found[1:-1], position, text), position, match.end())
            )
        elif kind == "number" and _continues_word(tokens, text, position):
            tokens.append(Token(Kind.SYMBOL, found[0], position, position + 1))
            position += 1
            continue
        elif kind != "space":
            tokens.append(Token(Kind(kind), found, position, match.end()))
        position = match.end()
    tokens.append(Token(Kind.END, "", len(text), len(text)))
    return tokens


def _continues_word(tokens: list[Token], text: str, position: int) -> bool:
    """Is this dot, though a digit follows, a path or part of a name: `a.1`?"""
    if text[position] != "." or not tokens:
        return False
    before = tokens[-1]
    return before.end == position and (before.kind is Kind.WORD or before.text in (")", "]", "}"))


def unescape(raw: str, position: int = 0, text: str = "") -> str:
    """Rule 35: the escapes of a string literal; pairs of surrogates become one character."""
    if "\\" not in raw:
        return raw

    def one(match: re.Match[str]) -> str:
        short, long, other = match.groups()
        if short or long:
            code = int(short or long, 16)
            if code > 0x10FFFF:
                raise SyntaxProblem(f"there is no character {match.group()}", position, text)
            return chr(code)
        # What FEEL does not escape keeps its backslash: "\d" in patterns.
        return _SIMPLE_ESCAPES.get(other, match.group())

    joined = _ESCAPE.sub(one, raw)
    if any("\ud800" <= c <= "\udfff" for c in joined):
        joined = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return joined
