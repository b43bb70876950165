"""How Chinese sounds in Latin letters: readings, syllables, initials, and their usual confusions.

The readings of single characters come from pypinyin's table, read as data: importing the package
would load 60 MB of phrases. Words in which a character is read otherwise stand in
`data/readings.yaml`.
"""

import json
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"
LONGEST = 6
MOST_READINGS = 4
MOST_REPAIRS = 24

# The pairs that speakers of many dialects do not tell apart, and input methods let pass.
_BLURRED_HEADS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_BLURRED_TAILS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def _without_tone(reading: str) -> str:
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(ch for ch in marked if not unicodedata.combining(ch))


@cache
def _characters() -> dict[str, str]:
    spec = find_spec("pypinyin")
    places = (spec.submodule_search_locations if spec else None) or []
    table = json.loads((Path(next(iter(places))) / "pinyin_dict.json").read_text("utf-8"))
    known: dict[str, str] = {}
    made: dict[str, str] = {}
    for point, readings in table.items():
        first = readings.split(",", 1)[0]
        if first not in made:
            made[first] = _without_tone(first)
        known[chr(int(point))] = made[first]
    return known


@cache
def _words() -> dict[str, tuple[str, ...]]:
    listed = yaml.safe_load((DATA / "readings.yaml").read_text("utf-8"))
    return {word: tuple(reading.split()) for word, reading in listed.items()}


@cache
def _syllables() -> frozenset[str]:
    return frozenset(
        s for s in _characters().values() if s.isascii() and any(v in s for v in "aeiouv")
    )


@cache
def _heads() -> frozenset[str]:
    """Everything a syllable can begin with: what somebody has typed of one so far."""
    return frozenset(s[:n] for s in _syllables() for n in range(1, len(s) + 1))


def read(run: str) -> list[str]:
    """The syllables of a run of Chinese characters; an unknown character reads as itself."""
    words, characters = _words(), _characters()
    out: list[str] = []
    at = 0
    while at < len(run):
        for length in (4, 3, 2):
            reading = words.get(run[at : at + length])
            if reading and len(run) - at >= length:
                out.extend(reading)
                at += length
                break
        else:
            out.append(characters.get(run[at], run[at]))
            at += 1
    return out


def blur(syllable: str) -> str:
    """The syllable with its usual confusions taken away: zhang, zang and zan are one."""
    for head, short in _BLURRED_HEADS:
        if syllable.startswith(head):
            syllable = short + syllable[len(head) :]
            break
    for tail, short in _BLURRED_TAILS:
        if syllable.endswith(tail):
            return syllable[: -len(tail)] + short
    return syllable


@lru_cache(maxsize=2048)
def split(letters: str) -> tuple[tuple[str, ...], ...]:
    """The ways to read letters as syllables; the last syllable may be unfinished.

    `split("xian")` gives (("xian",), ("xi", "an")); `split("xk")` gives nothing. Fewest
    syllables first, at most four ways.
    """
    if not letters.isalpha() or not letters.isascii():
        return ()
    known, heads = _syllables(), _heads()
    ways: list[list[tuple[str, ...]]] = [[] for _ in range(len(letters) + 1)]
    ways[0].append(())
    for end in range(1, len(letters) + 1):
        found: list[tuple[str, ...]] = []
        for start in range(max(0, end - LONGEST), end):
            piece = letters[start:end]
            if piece in known or (end == len(letters) and piece in heads):
                found.extend((*before, piece) for before in ways[start])
        found.sort(key=lambda way: (len(way), way[-1] not in known))
        ways[end] = found[:MOST_READINGS]
    return tuple(ways[-1])


@lru_cache(maxsize=512)
def repair(letters: str) -> tuple[tuple[str, ...], ...]:
    """Readings of letters with one slip of the finger: one too many, two swapped, one missing."""
    tries: list[str] = []
    for i in range(len(letters)):
        tries.append(letters[:i] + letters[i + 1 :])
        tries.append(letters[:i] + letters[i + 1 : i + 2] + letters[i : i + 1] + letters[i + 2 :])
        tries.extend(letters[:i] + vowel + letters[i:] for vowel in "aeioughn")
        tries.extend(letters[:i] + vowel + letters[i + 1 :] for vowel in "aeioughn")
    known = _syllables()
    ways: dict[tuple[str, ...], None] = {}
    for attempt in dict.fromkeys(tries):
        for way in split(attempt)[:1]:
            if attempt != letters and way[-1] in known:
                ways.setdefault(way)
    return tuple(sorted(ways, key=len))[:MOST_REPAIRS]
