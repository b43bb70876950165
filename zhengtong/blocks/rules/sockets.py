"""What may be plugged into rules: what is known of facts by the names they have elsewhere.

The dictionary of data elements belongs to forms, a neighbour, so the project plugs it in
(project/wiring.py):

    rules.sockets.FACTS.register("forms", plug)

An input of a model that names an element (`zt:element="person.birth"`, or whose name is the
element's key or Chinese label) takes its label from there and must be of its type.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from zhengtong.kernel.sockets import Socket
from zhengtong.kernel.words import Text


@dataclass(frozen=True, slots=True)
class FactType:
    """One data element: its key, its type as FEEL knows it ("" where any will do), its label.

    `choices` are the values it may have, where it has a list; `whole` says that a number is whole.
    A fact that lies in another, as the day of birth in a resident number, is `derived_from` its key
    by `derive` (ValueError where it does not), whatever else was given for it.
    """

    key: str
    type: str
    label: Text
    choices: tuple[tuple[str, Text], ...] = ()
    whole: bool = False
    personal: bool = False
    derived_from: str = ""
    derive: Callable[[Any], Any] | None = None


class Facts(Protocol):
    """A dictionary of data elements."""

    def facts(self) -> Mapping[str, FactType]:
        """Every element by its key."""


FACTS: Socket[Facts] = Socket("facts", "zhengtong.facts")


def known_facts() -> dict[str, FactType]:
    """The elements of every dictionary plugged in."""
    found: dict[str, FactType] = {}
    for key in sorted(FACTS.keys()):
        found |= FACTS.get(key).facts()
    return found
