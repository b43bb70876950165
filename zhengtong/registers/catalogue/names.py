"""The names of bodies and divisions for lists and guides, kept for a minute in each process.

The cache keeps only a mark that expires; the names themselves stay in memory as they are, because
unpacking two hundred bodies for each page would cost more than the page.
"""

import itertools
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.words import Text

from .parts import BodyName

SECONDS = 60
BODIES, DIVISIONS = "catalogue.bodies", "catalogue.divisions"
T = TypeVar("T")
_marks = itertools.count(1)
_kept: dict[str, tuple[int, Any]] = {}


def bodies() -> dict[str, BodyName]:
    """All bodies by their codes."""
    return _keep(
        BODIES,
        lambda: {
            view.code: BodyName(view.code, view.name, view.short, view.phone, view.address)
            for view in identity.bodies()
        },
    )


def divisions() -> dict[str, Text]:
    """The names of all divisions by their codes."""
    return _keep(DIVISIONS, lambda: {view.code: view.name for view in identity.divisions()})


def forget() -> None:
    """Ask again: bodies or divisions have been entered in this process."""
    _kept.clear()


def _keep(key: str, load: Callable[[], T]) -> T:
    mark, value = _kept.get(key, (0, None))
    if not mark or cache.get(key) != mark:
        mark, value = next(_marks), load()
        _kept[key] = mark, value
        cache.set(key, mark, SECONDS)
    return value
