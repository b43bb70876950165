"""Which of the found entries is meant: the same measure on every database.

A part of the question counts fully when the title holds one of its ways, less when only another
name does, least when it is merely somewhere in the entry. A title that says little else is better
than a long one; what is used much is lifted a little.
"""

from dataclasses import dataclass
from difflib import get_close_matches

from . import text
from .asking import Part, Question, Way

IN_ALSO = 0.9
ELSEWHERE = 0.2
BROKEN = 0.75
BLURRED = 0.3
COVERAGE = 0.35
WHOLE = 0.4
EQUAL = 0.5
BEGINS = 0.1
USE = 0.00002
MOST_USE = 0.25
ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry as ranking sees it."""

    id: int
    key: str
    weight: int
    title: str
    face: str
    also: str
    sounds: str
    initials: str


def score(candidate: Candidate, question: Question) -> float:
    """How well an entry answers a question: around 0 not at all, above 1 very well."""
    total = sum(part.weight for part in question.parts) or 1.0
    points = 0.0
    covered = 0
    for part in question.parts:
        worth, length = _answer(candidate, part)
        points += worth * part.weight
        covered += length
    face = candidate.face
    value = points / total + COVERAGE * min(1.0, covered / (len(face) or 1))
    if question.text in face:
        value += WHOLE
        if question.text == face:
            value += EQUAL
        elif face.startswith(question.text):
            value += BEGINS
    return value + min(MOST_USE, candidate.weight * USE)


def _answer(candidate: Candidate, part: Part) -> tuple[float, int]:
    """The worth of the best way, and how much of the title all the ways cover."""
    best, covered = 0.0, 0
    for way in part.ways:
        worth, length = _way(candidate, way)
        best = max(best, worth * way.factor)
        if worth >= 1.0 or not covered:
            covered += length
    return best, covered


def _way(candidate: Candidate, way: Way) -> tuple[float, int]:
    if way.kind == "sounds":
        spoken = f" {candidate.sounds}"
        if f" {way.text}" not in spoken:
            return BLURRED, 0
        begins = spoken.startswith(f" {way.text}")
        return 1.0 + (BEGINS if begins else 0.0), way.text.count(" ") + 1
    if way.kind == "initials":
        if way.text not in candidate.initials:
            return 0.0, 0
        begins = candidate.initials.startswith(way.text)
        return 0.9 + (BEGINS if begins else 0.0), len(way.text)
    if way.kind == "code":
        return (1.0, 0) if candidate.key.lower().startswith(way.text) else (0.5, 0)
    if way.text in candidate.face:
        return 1.0, len(way.text)
    if way.text in candidate.also:
        return IN_ALSO, 0
    return _pieces(candidate, way)


def _pieces(candidate: Candidate, way: Way) -> tuple[float, int]:
    """What the title or the other names hold of a way, when it does not stand there whole."""
    pieces = way.pieces
    if not pieces:
        return 0.0, 0
    titled = sum(piece in candidate.face for piece in pieces)
    named = sum(piece in candidate.also for piece in pieces) if candidate.also else 0
    if named > titled:
        return max(ELSEWHERE, BROKEN * IN_ALSO * named / len(pieces)), 0
    if titled:
        return max(ELSEWHERE, BROKEN * titled / len(pieces)), titled
    return ELSEWHERE, 0


def looks_like(candidate: Candidate, question: Question) -> bool:
    """Whether each typed Latin word is nearly one of the entry's."""
    held = [word for word in f"{candidate.face} {candidate.also}".split() if word.isascii()]
    typed = [word for part in question.demanded for word in part.text.split()]
    return all(get_close_matches(word, held, n=1, cutoff=ALIKE) for word in typed)


def resembling(title: str, typed: str, sound: str, sounds: list[str]) -> str:
    """The stretch of a title that sounds like what was typed; empty when none does."""
    characters = [ch for run in text.runs(title) if run.han for ch in run.text]
    wanted = sound.split()
    for start in range(len(sounds) - len(wanted) + 1):
        if sounds[start : start + len(wanted)] == wanted:
            found = "".join(characters[start : start + len(wanted)])
            return found if found != typed else ""
    return ""
