"""Themes and life events by which people browse, read from `data/themes.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from zhengtong.kernel.words import Text

DATA = Path(__file__).parent / "data"
THEME, LIFE_EVENT = "themes", "life_events"


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme or a life event: `audience` says in whose list it stands, `icon` how it is drawn."""

    key: str
    name: Text
    icon: str
    audience: tuple[str, ...]


@cache
def topics(kind: str) -> dict[str, Topic]:
    """All topics of a kind (`themes` or `life_events`) by key, in the order of the file."""
    listed = yaml.safe_load((DATA / "themes.yaml").read_text("utf-8"))[kind]
    return {
        key: Topic(
            key=key,
            name={"zh": row["zh"], "en": row["en"]},
            icon=row["icon"],
            audience=tuple(row["audience"]),
        )
        for key, row in listed.items()
    }


def resolve(kind: str, keys: list[str] | tuple[str, ...]) -> tuple[Topic, ...]:
    """The topics of these keys; a key that is no longer in the file is left out."""
    known = topics(kind)
    return tuple(known[key] for key in keys if key in known)
