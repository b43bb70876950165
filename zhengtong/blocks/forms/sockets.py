"""What may be plugged into forms: the gazetteer that address fields take their divisions from.

Identity keeps the divisions and is a neighbour, so the project plugs it in (project/wiring.py):

    forms.sockets.PLACES.register("identity", plug)

Without a plug an address is its words alone.
"""

from collections.abc import Sequence
from typing import Protocol

from django.core.cache import cache

from zhengtong.kernel.sockets import Socket
from zhengtong.kernel.words import Text

KEPT_FOR = 60  # seconds: a page asks several times, and divisions change once a year


class Places(Protocol):
    """The divisions (GB/T 2260) that addresses may lie in."""

    def divisions(self) -> Sequence[tuple[str, Text]]:
        """Code and full name of each division, in the order to show them."""


PLACES: Socket[Places] = Socket("places", "zhengtong.places")


def places() -> dict[str, Text]:
    """The divisions of every gazetteer plugged in, by code."""
    keys = sorted(PLACES.keys())
    if not keys:
        return {}
    return cache.get_or_set(f"forms.places.{'.'.join(keys)}", lambda: _gather(keys), KEPT_FOR) or {}


def _gather(keys: list[str]) -> dict[str, Text]:
    return {code: name for key in keys for code, name in PLACES.get(key).divisions()}
