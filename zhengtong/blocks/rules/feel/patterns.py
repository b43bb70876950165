"""Regular expressions with the meaning of XPath (XQuery 1.0 and XPath 2.0 Functions, 7.6).

A pattern is translated by elementpath and run by the regex package, which can be stopped. What
XPath calls an error is a FeelError. A pattern whose compilation would take long is refused
before, for compilation cannot be stopped.
"""

import re
from functools import lru_cache
from typing import TypeAlias

import regex
from elementpath.regex import RegexError, translate_pattern

from zhengtong.blocks.rules.feel.errors import FeelError

Pattern: TypeAlias = "regex.Pattern[str]"

FLAGS = {"s": regex.DOTALL, "m": regex.MULTILINE, "i": regex.IGNORECASE}
LONGEST = 4_000
DEEPEST = 60
HEAVIEST = 20_000
"""Of the weight of a pattern: characters, each as often as a quantifier demands it at least."""
CLASS_WEIGHT = 400
"""Of an escape such as \\w within brackets, which becomes hundreds of ranges."""

# Character classes of XML Schema part 2, appendix F, in words of the regex package.
ESCAPES = {
    "w": r"[^\p{P}\p{Z}\p{C}]",
    "W": r"[\p{P}\p{Z}\p{C}]",
    "s": r"[ \t\n\r]",
    "S": r"[^ \t\n\r]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
}
CATEGORY = re.compile(
    r"\\([pP])\{(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cofn]?)\}"
)
QUANTIFIER = re.compile(r"\{([0-9]+)(?:,[0-9]*)?\}")
PLACEHOLDERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]
"""Noncharacters of Unicode: they stand for a class while the rest is translated."""


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: str = "") -> Pattern:
    """The pattern ready to run. Flags: s m i x, in any order.

    Raises FeelError when XPath has no such pattern or flag, or it is too large.
    """
    options = 0
    for flag in flags:
        if flag not in "smix":
            raise FeelError(f"there is no flag {flag!r}; flags are s, m, i and x")
        options |= FLAGS.get(flag, 0)
    if len(pattern) > LONGEST:
        raise FeelError(f"a pattern is no longer than {LONGEST} characters")
    reading = Reading(pattern, ignore_space="x" in flags)
    try:
        text = translate_pattern(reading.text, flags=int(options))
        for character, native in reading.natives.items():
            # A class keeps to its own case, whatever the flags (7.6.1.1).
            text = text.replace(character, f"(?-i:{native})" if "i" in flags else native)
        return regex.compile(text, options)
    except (RegexError, regex.error, RecursionError, OverflowError, ValueError) as problem:
        raise FeelError(f"{pattern[:80]!r} is no pattern: {problem}") from None


class Reading:
    """One walk over a pattern: spaces taken out, classes replaced, its weight taken.

    `text` goes to the translator; `natives` says what its placeholders stand for.
    """

    def __init__(self, pattern: str, *, ignore_space: bool) -> None:
        if any(placeholder in pattern for placeholder in PLACEHOLDERS):
            raise FeelError("a pattern has characters that are none")
        self.pattern = _without_space(pattern) if ignore_space else pattern
        self.natives: dict[str, str] = {}
        self.parts: list[str] = []
        # The weight of each open group, and of the last atom of the innermost.
        self.weights = [0]
        self.last = 0
        self._walk()
        self.text = "".join(self.parts)

    def _walk(self) -> None:
        at, brackets = 0, 0
        while at < len(self.pattern):
            one = self.pattern[at]
            taken = 1
            if one == "\\":
                taken = self._escape(at, inside=brackets > 0)
            elif one == "[":
                brackets += 1
                self._atom(one, 1)
            elif one == "]" and brackets:
                brackets -= 1
                self.parts.append(one)
            elif brackets:
                self.parts.append(one)
            elif one == "{" and (found := QUANTIFIER.match(self.pattern, at)):
                taken = self._repeat(found)
            elif one == "(":
                self._open()
            elif one == ")" and len(self.weights) > 1:
                self._close()
            else:
                self._atom(one, 1)
            at += taken
        if sum(self.weights) > HEAVIEST:
            raise FeelError("the pattern is too large")

    def _atom(self, text: str, weight: int) -> None:
        self.parts.append(text)
        self.weights[-1] += weight
        self.last = weight

    def _escape(self, at: int, *, inside: bool) -> int:
        """An escape of any kind; says how many characters it took."""
        category = CATEGORY.match(self.pattern, at)
        text = category[0] if category else self.pattern[at : at + 2]
        native = text if category else ESCAPES.get(text[1:])
        if native is None or inside:
            heavy = text[1:] in ESCAPES or text[1:2] in ("p", "P")
            self._atom(text, CLASS_WEIGHT if heavy else 1)
            return len(text)
        character = next((c for c, known in self.natives.items() if known == native), None)
        if character is None and len(self.natives) < len(PLACEHOLDERS):
            character = PLACEHOLDERS[len(self.natives)]
            self.natives[character] = native
        self._atom(character or text, 2 if character else CLASS_WEIGHT)
        return len(text)

    def _repeat(self, found: re.Match[str]) -> int:
        least = int(found[1]) if len(found[1]) < 9 else HEAVIEST + 1
        self.weights[-1] += self.last * max(least - 1, 0)
        self.last *= max(least, 1)
        if self.weights[-1] > HEAVIEST:
            raise FeelError("the pattern is too large")
        self.parts.append(found[0])
        return len(found[0])

    def _open(self) -> None:
        self.parts.append("(")
        self.weights.append(1)
        if len(self.weights) > DEEPEST:
            raise FeelError("the groups of the pattern are nested too deeply")

    def _close(self) -> None:
        self.parts.append(")")
        self.last = self.weights.pop()
        self.weights[-1] += self.last


def _without_space(pattern: str) -> str:
    """Flag x: white space means nothing outside of brackets (7.6.1.1)."""
    kept, depth, escaped = [], 0, False
    for one in pattern:
        if not depth and one in " \t\n\r":
            continue
        if not escaped:
            depth += (one == "[") - (one == "]" and depth > 0)
        escaped = one == "\\" and not escaped
        kept.append(one)
    return "".join(kept)


@lru_cache(maxsize=512)
def replacement_parts(replacement: str, groups: int) -> tuple[str | int, ...]:
    """Literal texts and group numbers of a replacement string (7.6.3): $N, \\$ and \\\\.

    `$12` is group 12 if there are as many, else group 1 and the character 2. A group that does
    not exist is left out. Raises FeelError for a lone $ or \\.
    """
    parts: list[str | int] = []
    at = 0
    while at < len(replacement):
        one = replacement[at]
        following = replacement[at + 1 : at + 2]
        if one == "\\":
            if following not in ("\\", "$"):
                raise FeelError("in a replacement, \\ stands before \\ or $ only")
            parts.append(following)
            at += 2
        elif one == "$":
            if not following or following not in "0123456789":
                raise FeelError("in a replacement, $ stands before a digit or after \\ only")
            at += 1
            end = at + 1
            while (
                replacement[end : end + 1].isdecimal() and int(replacement[at : end + 1]) <= groups
            ):
                end += 1
            group = int(replacement[at:end])
            if group <= groups:
                parts.append(group)
            at = end
        else:
            parts.append(one)
            at += 1
    return tuple(parts)
