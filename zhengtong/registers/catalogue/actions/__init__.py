"""The verbs of the catalogue: publish items, import lists, note use and missed words."""

from .importing import import_items
from .missing import forget_missed, note_missed
from .publishing import enforce_due, publish, publish_many
from .using import count_use

__all__ = [
    "count_use",
    "enforce_due",
    "forget_missed",
    "import_items",
    "note_missed",
    "publish",
    "publish_many",
]
