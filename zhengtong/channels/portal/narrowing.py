"""The filters beside a list: what is chosen, what more can be chosen, as links."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import queries as catalogue

NAMES = ("audience", "theme", "life_event", "body", "division", "level", "kind")
LONGEST = 80
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that sets or lifts one filter."""

    href: str
    words: str
    count: int | None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The choices of one filter."""

    title: str
    choices: list[Choice]


def chosen(request: HttpRequest) -> dict[str, str]:
    """The filters in the address; what is not one of ours is passed over."""
    given = {name: request.GET.get(name, "")[:LONGEST] for name in NAMES}
    return {name: value for name, value in given.items() if value}


def groups(found: catalogue.Facets, picked: dict[str, str], q: str = "") -> list[Group]:
    """The panel: for each filter its values; a chosen one can be lifted again."""
    titles: list[tuple[str, str, tuple[catalogue.Facet, ...]]] = [
        ("audience", _("For whom"), found.audience),
        ("theme", _("Theme"), found.themes),
        ("life_event", _("Life event"), found.life_events),
        ("body", _("Department"), found.bodies),
        ("division", _("City or district"), found.divisions),
        ("kind", _("Kind of matter"), found.kinds),
    ]
    drawn = [
        Group(title, _choices(name, facets[:SHOWN], picked, q))
        for name, title, facets in titles
        if facets
    ]
    return [group for group in drawn if group.choices]


def _choices(
    name: str, facets: tuple[catalogue.Facet, ...], picked: dict[str, str], q: str
) -> list[Choice]:
    now = picked.get(name, "")
    rest = {key: value for key, value in picked.items() if key != name}
    first = Choice(_href(rest, q), _("All"), None, not now)
    listed = [
        # The counts are those of the whole catalogue: beside found items they would mislead.
        Choice(
            _href({**rest, name: facet.value}, q),
            say(facet.name),
            None if q else facet.count,
            facet.value == now,
        )
        for facet in facets
    ]
    return [first, *listed]


def _href(parameters: dict[str, Any], q: str) -> str:
    return f"?{urlencode({'q': q, **parameters} if q else parameters)}"
