"""The five levels and their reasons, read from `data/levels.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from zhengtong.kernel.words import Text

FILE = Path(__file__).parent / "data" / "levels.yaml"
#: Levels from this one down are bad ratings (差评: 国办发〔2019〕51号).
FIRST_BAD = 4
#: The best level and the worst.
BEST, WORST = 1, 5


@dataclass(frozen=True, slots=True)
class ReasonView:
    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level of satisfaction with the reasons one may tick for it."""

    level: int
    key: str
    name: Text
    reasons: tuple[ReasonView, ...]

    @property
    def is_bad(self) -> bool:
        return is_bad(self.level)


@dataclass(frozen=True, slots=True)
class Scale:
    open_days: int
    longest_words: int
    levels: tuple[LevelView, ...]


def is_bad(level: int) -> bool:
    """Whether a level is a bad rating, which somebody has to follow up."""
    return level >= FIRST_BAD


@cache
def scale() -> Scale:
    """The scale in use; read once in each process."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Scale(
        open_days=data["open_days"],
        longest_words=data["longest_words"],
        levels=tuple(
            LevelView(
                level=entry["level"],
                key=entry["key"],
                name=entry["name"],
                reasons=tuple(ReasonView(key=r["key"], text=r["text"]) for r in entry["reasons"]),
            )
            for entry in data["levels"]
        ),
    )


def level(number: int) -> LevelView:
    """One level; raises LookupError for a number that is none."""
    for known in scale().levels:
        if known.level == number:
            return known
    raise LookupError(f"no level {number}")
