"""How a question is understood: parts, each with the ways in which it may be answered.

`开饭店` is one part with the ways 开饭店, 食品经营许可, 餐饮服务; `下岗补助` is two parts;
`shipin` is one part with the ways "the syllables shi pin", "the word shipin", "the initials".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from . import pinyin, text
from .entry_words import CODE, INITIAL, SOUND, START, TITLE
from .expressions import Expression, Word, either, every
from .vocabulary import Vocabulary

LONGEST = 60
MOST_PARTS = 8
SYNONYM = 0.88
LATER = 0.04
WEAK = 0.3
HINT = 1.0
WayKind = Literal["words", "sounds", "initials", "code"]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer a part: its words must all be there. `text` is compared in ranking."""

    text: str
    words: tuple[Word, ...]
    kind: WayKind = "words"
    factor: float = 1.0
    pieces: tuple[str, ...] = ()

    def within(self, *, title: bool) -> Expression | None:
        """The demand on an entry: the words anywhere, or in its title and other names."""
        if title and self.kind == "words":
            return every(
                w if w.word.startswith(TITLE) else Word(TITLE + w.word, w.prefix)
                for w in self.words
            )
        return every(self.words)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the question and the ways to answer it."""

    text: str
    ways: tuple[Way, ...]
    weight: float
    weak: bool = False

    def within(self, *, title: bool) -> Expression | None:
        return either(way.within(title=title) for way in self.ways)


@dataclass(frozen=True, slots=True)
class Question:
    """A question cut into parts."""

    text: str
    parts: tuple[Part, ...]

    @property
    def demanded(self) -> tuple[Part, ...]:
        """The parts an entry must answer: the strong ones, or all when none is strong."""
        return tuple(p for p in self.parts if not p.weak) or self.parts

    def strict(self, *, title: bool) -> Expression | None:
        """Every demanded part is answered."""
        return every(part.within(title=title) for part in self.demanded)

    def sounded(self) -> Expression | None:
        """It sounds the same: the typed characters are homophones of the right ones."""
        demands = [every(_sounds(part.text)) for part in self.demanded if _is_han(part.text)]
        return every(demands) if len(demands) == len(self.demanded) else None

    def relaxed(self) -> Iterable[Expression]:
        """Weaker and weaker demands, to be tried until one is answered."""
        demanded = self.demanded
        if len(demanded) > 2:
            demands = [part.within(title=False) for part in demanded]
            if pairs := either(every(pair) for pair in combinations(demands, 2)):
                yield pairs
        gaps = [part for part in demanded if _is_han(part.text) and len(part.text) > 2]
        neighbours = [
            every((Word(a), Word(b)))
            for part in gaps
            for a, b in pairwise(text.bigrams(part.text))
            if len(part.text) > 3
        ]
        if closer := either(neighbours):
            yield closer
        one = either(part.within(title=True) for part in demanded)
        if one and len(demanded) > 1:
            yield one
        singles = either(Word(TITLE + pair) for part in gaps for pair in text.bigrams(part.text))
        if singles:
            yield singles

    def repaired(self) -> Expression | None:
        """Latin letters with one slip of the finger, read as pinyin."""
        if not self.latin:
            return None
        return every(
            either(every(_joined(way)) for way in pinyin.repair(part.text.replace(" ", "")))
            for part in self.demanded
        )

    def misspelt(self) -> Expression | None:
        """Words that begin like the typed ones; who asks has to see how much else is alike."""
        if not self.latin:
            return None
        words = [word for part in self.demanded for word in part.text.split()]
        return every(Word(TITLE + word[:3], prefix=True) for word in words)

    @property
    def latin(self) -> bool:
        """Whether only Latin letters were typed, and enough of them to look for slips."""
        letters = [part.text.replace(" ", "") for part in self.demanded]
        return all(w.isascii() and w.isalpha() and len(w) > 3 for w in letters)


def ask(typed: str, vocabulary: Vocabulary, *, typing: bool = False) -> Question:
    """Cut a question into parts; with `typing`, the last word may be unfinished."""
    words = text.squeeze(typed)[:LONGEST]
    parts: list[Part] = []
    latin: list[str] = []
    for run in text.runs(words):
        if run.han:
            parts.extend(_latin(latin, vocabulary))
            latin = []
            parts.extend(_han(run.text, vocabulary, typing=typing))
        else:
            latin.append(run.text)
    parts.extend(_latin(latin, vocabulary))
    if any(len(part.text) > 1 for part in parts):
        # A lone character says too little, unless the vocabulary knows what it means.
        parts = [p for p in parts if len(p.text) > 1 or len(p.ways) > 1 or not _is_han(p.text)]
    return Question(words, tuple(parts[:MOST_PARTS]))


def _han(run: str, vocabulary: Vocabulary, *, typing: bool) -> Iterable[Part]:
    spans = vocabulary.spans(run)
    if all(span.kind == "stop" for span in spans):
        yield Part(run, (_words(run),), len(run))
        return
    for span in spans:
        if span.kind == "stop":
            continue
        ways = [_words(span.text)]
        means = list(span.means)
        if typing and not means and span is spans[-1]:
            for word in vocabulary.beginning_with(span.text):
                means.extend(vocabulary.means[word])
        ways.extend(_meanings(means, span.text))
        weight = len(span.text) * 1.0
        if span.kind == "weak":
            weight = HINT if span.means else weight * WEAK
        yield Part(span.text, tuple(ways), weight, span.kind == "weak")


def _meanings(means: Iterable[str], said: str) -> Iterable[Way]:
    """The words that are meant, the likeliest first: each later one counts a little less."""
    for number, word in enumerate(dict.fromkeys(means)):
        if word != said:
            yield _words(word, max(0.6, SYNONYM - LATER * number))


def _latin(words: list[str], vocabulary: Vocabulary) -> Iterable[Part]:
    at = 0
    while at < len(words):
        for length in range(min(3, len(words) - at), 0, -1):
            phrase = words[at : at + length]
            means = vocabulary.phrase(phrase) or vocabulary.phrase([text.stem(w) for w in phrase])
            if means:
                ways = [_words(" ".join(phrase)), *_meanings(means, " ".join(phrase))]
                yield Part(" ".join(phrase), tuple(ways), 2.0 * length)
                at += length
                break
        else:
            rest = words[at:]
            if len(rest) > 1 and (ways := _letters("".join(rest))):
                yield Part(" ".join(rest), (_words(" ".join(rest)), *ways), 2.0 * len(rest))
                return
            yield Part(words[at], (_words(words[at]), *_letters(words[at])), 2.0)
            at += 1


def _words(phrase: str, factor: float = 1.0) -> Way:
    found: list[Word] = []
    for run in text.runs(phrase):
        if not run.han:
            found.append(Word(text.stem(run.text), prefix=len(run.text) > 2))
        elif len(run.text) == 1:
            found.append(Word(TITLE + run.text))
        else:
            found.extend(Word(pair) for pair in text.bigrams(run.text))
    words = tuple(dict.fromkeys(found))
    pieces = tuple(word.word.removeprefix(TITLE) for word in words)
    return Way(text.squeeze(phrase), words, factor=factor, pieces=pieces)


def _letters(letters: str) -> list[Way]:
    """Latin letters and digits as pinyin, as initials, as a code."""
    ways: list[Way] = []
    if letters.isascii() and letters.isalpha():
        for syllables in pinyin.split(letters):
            ways.append(Way(" ".join(syllables), tuple(_joined(syllables)), "sounds"))
        if pairs := tuple(Word(INITIAL + a + b) for a, b in pairwise(letters)):
            ways.append(Way(letters, pairs, "initials"))
    elif len(letters) > 5 and letters.isascii():
        ways.append(Way(letters, (Word(CODE + letters, prefix=True),), "code"))
    return ways


def _joined(syllables: tuple[str, ...]) -> list[Word]:
    blurred = [pinyin.blur(s) for s in syllables]
    if len(blurred) == 1:
        return [Word(START + blurred[0], prefix=True)]
    *whole, last = [f"{SOUND}{a}_{b}" for a, b in pairwise(blurred)]
    return [*map(Word, whole), Word(last, prefix=True)]


def _sounds(run: str) -> list[Word]:
    blurred = [pinyin.blur(s) for s in pinyin.read(run)]
    return [Word(f"{SOUND}{a}_{b}") for a, b in pairwise(blurred)]


def _is_han(stretch: str) -> bool:
    return bool(stretch) and text.runs(stretch)[0].han
