"""What people say and what the forms say: synonyms, weak words, and words that carry nothing.

The lists are data files; an installation adds its own synonyms in the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from .text import squeeze

DATA = Path(__file__).parent / "data"
Kind = Literal["synonym", "weak", "stop"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a question: known by the vocabulary (`kind`), or a gap (`kind` is empty)."""

    text: str
    kind: Kind | Literal[""]
    means: tuple[str, ...] = ()


class Vocabulary:
    """Finds known words in a run of characters, the longest first."""

    def __init__(
        self,
        synonyms: Mapping[str, Sequence[str]],
        weak: Sequence[str] = (),
        stops: Sequence[str] = (),
        hints: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.means: dict[str, tuple[str, ...]] = {}
        self.kinds: dict[str, Kind] = {}
        for word in stops:
            self.kinds[squeeze(word)] = "stop"
        for word in weak:
            self.kinds[squeeze(word)] = "weak"
        for word, means in (hints or {}).items():
            self.kinds[squeeze(word)] = "weak"
            self.means[squeeze(word)] = tuple(means)
        for word, means in synonyms.items():
            self.kinds[squeeze(word)] = "synonym"
            self.means[squeeze(word)] = tuple(means)
        self.longest: dict[str, int] = {}
        for word in self.kinds:
            self.longest[word[0]] = max(self.longest.get(word[0], 0), len(word))
        self._beginnings: dict[str, list[str]] = {}
        for word in self.means:
            for length in range(2, len(word)):
                self._beginnings.setdefault(word[:length], []).append(word)

    def spans(self, run: str) -> list[Span]:
        """Cut a run of Chinese characters into known words and the gaps between them."""
        out: list[Span] = []
        gap = at = 0
        while at < len(run):
            for length in range(min(self.longest.get(run[at], 0), len(run) - at), 0, -1):
                word = run[at : at + length]
                kind = self.kinds.get(word)
                if kind:
                    if gap < at:
                        out.append(Span(run[gap:at], ""))
                    out.append(Span(word, kind, self.means.get(word, ())))
                    at += length
                    gap = at
                    break
            else:
                at += 1
        if gap < len(run):
            out.append(Span(run[gap:], ""))
        return out

    def phrase(self, words: Sequence[str]) -> tuple[str, ...]:
        """What an English phrase means in the forms' words; empty when it is not known."""
        return self.means.get(" ".join(words), ())

    def beginning_with(self, typed: str) -> list[str]:
        """The synonyms that begin with what has been typed so far (two characters or more)."""
        return self._beginnings.get(typed, [])


def _listed(name: str) -> dict[str, Any]:
    return yaml.safe_load((DATA / name).read_text("utf-8"))


@cache
def _lists() -> dict[str, Any]:
    synonyms = _listed("synonyms.yaml") | _listed("english.yaml")
    return {"synonyms": synonyms, **_listed("common.yaml")}


@cache
def packaged() -> Vocabulary:
    """The vocabulary of the data files alone."""
    return Vocabulary(**_lists())


def extended(extra: Mapping[str, Sequence[str]]) -> Vocabulary:
    """The vocabulary of the data files with an installation's own synonyms before them."""
    lists = dict(_lists())
    synonyms = dict(lists["synonyms"])
    for word, means in extra.items():
        synonyms[word] = list(dict.fromkeys((*means, *synonyms.get(word, ()))))
    return Vocabulary(**(lists | {"synonyms": synonyms}))
