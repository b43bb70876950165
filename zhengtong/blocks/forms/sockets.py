"""What may be plugged into forms: the gazetteer that address fields take their divisions from.

Identity keeps the divisions and is a neighbour, so the project plugs it in (project/wiring.py):

    forms.sockets.PLACES.register("identity", plug)

Without a plug an address is its words alone.
"""

from collections.abc import Sequence
from typing import Protocol

from zhengtong.kernel.sockets import Socket
from zhengtong.kernel.words import Text


class Places(Protocol):
    """The divisions (GB/T 2260) that addresses may lie in."""

    def divisions(self) -> Sequence[tuple[str, Text]]:
        """Code and full name of each division, in the order to show them; cheap to call."""


PLACES: Socket[Places] = Socket("places", "zhengtong.places")


def places() -> dict[str, Text]:
    """The divisions of every gazetteer plugged in, by code."""
    plugs = [PLACES.get(key) for key in sorted(PLACES.keys())]
    return {code: name for plug in plugs for code, name in plug.divisions()}
