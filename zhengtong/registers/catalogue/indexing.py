"""What the search knows of an item."""

import math

from zhengtong.blocks.search.actions import Entry
from zhengtong.kernel.words import Text

from .definition import Data
from .general import WINDOW
from .topics import LIFE_EVENT, THEME, resolve

INDEX = "items"
PER_DOUBLING = 1000
SHORT = 100
FILTERS = ("body", "division", "level", "kind", "handling")


def weight(popularity: int, name: Text) -> int:
    """How high an item stands by itself: by use, doubling by doubling, then by a short name."""
    used = int(PER_DOUBLING * math.log2(1 + popularity))
    return used + max(0, SHORT - len(name.get("zh", "")))


def window_of(data: Data) -> str:
    """The body at whose windows applications for the item are taken in: its own, unless said."""
    return str(data.get("participants", {}).get(WINDOW) or data["body"])


def entry(data: Data, *, popularity: int, body: tuple[Text, ...], basic: Text) -> Entry:
    """The search entry of a definition; `body` are the names of its body."""
    topics = [
        *resolve(THEME, data.get("themes", [])),
        *resolve(LIFE_EVENT, data.get("life_events", [])),
    ]
    name = data["name"]
    texts = [data.get("summary", {}), basic, *body, *(topic.name for topic in topics)]
    return Entry(
        key=data["code"],
        title=name.get("zh") or name.get("en", ""),
        also=[*filter(None, [name.get("en", "")]), *data.get("keywords", [])],
        body=[words for text in texts for words in text.values()],
        codes=[data["code"]],
        filters={
            "audience": data["audience"],
            "theme": data.get("themes", []),
            "life_event": data.get("life_events", []),
            "digital": "yes" if data.get("digital") else "no",
            "window": sorted({data["body"], window_of(data)}),
            **{name: data.get(name, "promised") for name in FILTERS},
        },
        weight=weight(popularity, name),
    )
