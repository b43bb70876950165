"""The words by which an entry is found.

Each kind of word carries a mark, so that all of them live in one list, one column, one index:

| mark | what | example for 食品经营许可 |
|---|---|---|
| (none) | pairs of characters and Latin words, from anywhere in the entry | 食品 品经 经营 |
| `^` | the same, from the title and the other names; there also lone characters | ^食品 ^食 |
| `~` | neighbouring syllables, blurred | ~si_pin ~pin_jin |
| `$` | how the title begins, blurred | $si_pin_jin_yin |
| `!` | neighbouring initials | !sp !pj |
| `=` | the key and other codes | =11440000mb2… |
| `#` | a filter and its value | #audience=person |
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from . import pinyin, text

TITLE, SOUND, START, INITIAL, CODE, FILTER = "^", "~", "$", "!", "=", "#"
START_SYLLABLES = 4
MOST_WORDS = 900
_UNSAFE = re.compile(r"[^0-9A-Za-z_.\-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is put into an index.

    `title` is what people see, `also` other names that count nearly as much, `body` words that
    help to find but not to rank, `codes` are found as a whole or by their beginning, `filters`
    narrow a search (audience=person), `weight` lifts what is used much.
    """

    key: str
    title: str
    also: Sequence[str] = ()
    body: Sequence[str] = ()
    codes: Sequence[str] = ()
    filters: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """An entry as it is stored: the faces that ranking compares, and its words."""

    face: str
    also: str
    sounds: str
    initials: str
    words: str


def filter_word(name: str, value: str) -> str:
    """The word of one filter value, in characters that every engine keeps."""
    return f"{FILTER}{_UNSAFE.sub('-', name)}={_UNSAFE.sub('-', value.strip()).lower()}"


def shape(entry: Entry) -> Shape:
    """Tokenise an entry. More words than an entry may have are cut off, the least useful first."""
    names = [entry.title, *entry.also]
    words: dict[str, None] = {}
    for name, values in entry.filters.items():
        for value in [values] if isinstance(values, str) else values:
            words.setdefault(filter_word(name, value))
    for code in entry.codes:
        words.setdefault(CODE + "".join(run.text for run in text.runs(code)))
    for number, name in enumerate(names):
        for word in name_words(name):
            words.setdefault(word)
            words.setdefault(TITLE + word)
        for word in sound_words(name, beginning=number == 0):
            words.setdefault(word)
    for part in entry.body:
        for word in name_words(part):
            words.setdefault(word)
    syllables = [s for run in text.runs(entry.title) if run.han for s in pinyin.read(run.text)]
    return Shape(
        face=text.squeeze(entry.title),
        also=text.squeeze(" ".join(entry.also)),
        sounds=" ".join(syllables),
        initials="".join(s[0] for s in syllables),
        words=" ".join(list(words)[:MOST_WORDS]),
    )


def name_words(name: str) -> list[str]:
    """Pairs of characters and stems of Latin words."""
    out: list[str] = []
    for run in text.runs(name):
        out.extend(text.bigrams(run.text) if run.han else [text.stem(run.text)])
    return out


def sound_words(name: str, *, beginning: bool) -> list[str]:
    """The words of a name as it sounds; its lone characters are added as title words."""
    out: list[str] = []
    opened: list[str] = []
    for run in text.runs(name):
        if not run.han:
            continue
        out.extend(TITLE + character for character in run.text)
        syllables = pinyin.read(run.text)
        blurred = [pinyin.blur(s) for s in syllables]
        out.extend(f"{SOUND}{a}_{b}" for a, b in pairwise(blurred))
        out.extend(f"{INITIAL}{a[0]}{b[0]}" for a, b in pairwise(syllables))
        opened.extend(blurred)
    if beginning and opened:
        out.append(START + "_".join(opened[:START_SYLLABLES]))
    return out
