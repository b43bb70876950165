"""The bodies of the demo city and the service halls where their items are taken in."""

from dataclasses import dataclass
from functools import cache

from zhengtong.kernel.words import Text
from zhengtong.project.demo.reading import document


@dataclass(frozen=True, slots=True)
class DemoBody:
    """One body of `city.yaml`."""

    key: str
    kind: str
    code: str
    division: str
    level: str
    name: Text
    short: Text
    phone: str
    complain: str
    address: Text


@cache
def bodies() -> dict[str, DemoBody]:
    """All bodies by key."""
    return {row["key"]: DemoBody(**row) for row in document("city")["bodies"]}


def body(key: str) -> DemoBody:
    return bodies()[key]


@cache
def body_of_kind(kind: str, division: str) -> DemoBody:
    """The body of a kind in a division; the city's where the district has none.

    Raises KeyError when neither exists.
    """
    for wanted in (division, "990100"):
        for row in bodies().values():
            if (row.kind, row.division) == (kind, wanted):
                return row
    raise KeyError(kind)


@cache
def body_by_code(code: str) -> DemoBody:
    return next(row for row in bodies().values() if row.code == code)


@cache
def hall_place(division: str, window: str) -> dict[str, object]:
    """The place of a guide: the hall of the division, its hours, its phone and a window or zone."""
    city = document("city")
    hall = body_of_kind("hall", division)
    zone: Text | str = city["windows"].get(window, window)
    return {
        "name": hall.name,
        "address": hall.address,
        "hours": city["hours"],
        "phone": hall.phone,
        "window": zone,
        "transport": city["transport"][division],
    }
