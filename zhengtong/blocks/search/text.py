"""Text as the index sees it: one width, one case, runs of Chinese and of Latin characters.

Chinese is not cut into words but into overlapping pairs of characters (bigrams): no dictionary
is needed, and the two-character words of officialese are found exactly.
"""

import re
import unicodedata
from dataclasses import dataclass

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(rf"([{HAN}]+)|((?:(?![{HAN}])[^\W_])+)")
_GAP = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind that stand together."""

    text: str
    han: bool


def plain(text: str) -> str:
    """Half width, lower case, Latin accents taken off, everything else left as it is."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return folded if folded.isascii() else "".join(map(_base, folded))


def _base(character: str) -> str:
    """An accented Latin letter without its accent; in other scripts marks make other letters."""
    if character.isascii() or character > "\u024f":
        return character
    first = unicodedata.normalize("NFD", character)[0]
    return first if first.isascii() else character


def squeeze(text: str) -> str:
    """The plain text with one space in the place of all punctuation."""
    return _GAP.sub(" ", plain(text)).strip()


def runs(text: str) -> list[Run]:
    """Cut a text into runs of Chinese and Latin characters, in order."""
    return [Run(m.group(), bool(m.group(1))) for m in _RUN.finditer(plain(text))]


def bigrams(run: str) -> list[str]:
    """Overlapping pairs; a lone character stays alone."""
    if len(run) < 2:
        return [run] if run else []
    return [run[i : i + 2] for i in range(len(run) - 1)]


def stem(word: str) -> str:
    """An English word without its plural ending; anything shorter than four letters stays."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
