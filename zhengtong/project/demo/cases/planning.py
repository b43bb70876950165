"""How many stories of which kind: read from `content/stories.yaml`, drawn with the seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from zhengtong.project.demo import places
from zhengtong.project.demo.cases.hours import Hours
from zhengtong.project.demo.reading import document, documents

DRAFT = "draft"
IN_TIME = frozenset({"accepted", "reviewing"})
UNDER_WAY = IN_TIME | {"special", "extended", "overdue"}
_ITEMS = documents("items")
DIVISIONS = {"990100": 20, "990102": 45, "990103": 35}
#: Ends of cases that go on after the window: these may have been corrected on the way.
GO_ON = frozenset({"accepted", "reviewing", "decided", "delivered", "rejected", "special"})


@dataclass(frozen=True, slots=True)
class Plan:
    """One story: who asks for what, when, and how far it gets."""

    service: str
    body: str
    end: str
    day: date
    companies: float = 0.0
    trade: str = ""
    ages: tuple[int, int] = (19, 66)
    who: str = ""
    counter: bool = False
    corrected: bool = False
    late: bool = False
    delivery: str = "electronic"
    rated: int = 0

    @property
    def at_once(self) -> bool:
        """Whether nothing stands in the way of an approval by rule: no detour, no delay."""
        return self.end == "delivered" and not (self.corrected or self.late)

    @property
    def division(self) -> str:
        return places.body(self.body).division


def plans(hours: Hours, rng: Random, today: date, *, share: float = 1.0) -> list[Plan]:
    """All stories; `share` below one makes a smaller city (for tests)."""
    told = document("stories")
    made = [_of_cast(row, hours, today) for row in told["cast"]]
    taken: dict[str, int] = {}
    for plan in made:
        taken[plan.end] = taken.get(plan.end, 0) + 1
    ends = dict(told["ends"]) | {DRAFT: told["drafts"]}
    for end, row in ends.items():
        wanted = max(1, round(row["count"] * share)) - taken.get(end, 0)
        made += [_invented(end, row["ago"], hours, rng, today) for _n in range(wanted)]
    return made


def _of_cast(row: dict[str, Any], hours: Hours, today: date) -> Plan:
    return Plan(
        service=row["service"],
        body=_body(row["service"], row["division"]),
        end=row["end"],
        day=hours.workdays_before(today, row["ago"]),
        who=row["who"],
        counter=row.get("counter", False),
        rated=row.get("rated", 0),
        delivery="pickup" if row["end"] == "decided" else "electronic",
    )


def _invented(end: str, ago: list[int], hours: Hours, rng: Random, today: date) -> Plan:
    told = document("stories")
    service = _service(end, rng)
    row = told["services"][service]
    division = rng.choices(list(DIVISIONS), list(DIVISIONS.values()))[0]
    return Plan(
        service=service,
        body=_body(service, division),
        end=end,
        day=hours.workdays_before(today, _ago(service, end, ago, rng)),
        companies=row.get("companies", 0.0),
        trade=row.get("trade", ""),
        ages=tuple(row.get("ages", (19, 66))),
        counter=end != DRAFT and rng.random() < told["counter"],
        corrected=end in GO_ON and rng.random() < told["corrected"],
        late=end == "delivered" and rng.random() < told["late"],
        delivery=_delivery(end, rng),
        rated=_rating(rng) if end == "delivered" else 0,
    )


def _ago(service: str, end: str, ago: list[int], rng: Random) -> int:
    """How many working days ago it began; what is under way in time began within its limit."""
    least, most = ago
    if end in IN_TIME:
        most = min(most, _ITEMS[service]["limits"]["promised"] - 1)
    return rng.randint(min(least, most), most)


def _service(end: str, rng: Random) -> str:
    """A service that can come to this end: what is done on the spot is neither late nor paused."""
    rows = document("stories")["services"]
    names = [name for name in rows if _can(name, end)]
    return rng.choices(names, [rows[name]["weight"] for name in names])[0]


def _can(service: str, end: str) -> bool:
    item = _ITEMS[service]
    if end in UNDER_WAY:
        return item["handling"] == "promised" and 3 <= item["limits"]["promised"] <= 10
    return True


def _body(service: str, division: str) -> str:
    """The body of this division that offers the service, else the first that does."""
    offering = [places.body(key) for key in _ITEMS[service]["at"]]
    here = [body for body in offering if body.division == division]
    return (here or offering)[0].key


def _delivery(end: str, rng: Random) -> str:
    told = document("stories")
    if end == "decided":  # what waits at the window has been decided and is not delivered yet
        return "pickup" if rng.random() < 0.7 else "courier"
    drawn = rng.random()
    if drawn < told["courier"]:
        return "courier"
    return "pickup" if drawn < told["courier"] + told["pickup"] else "electronic"


def _rating(rng: Random) -> int:
    told = document("stories")["ratings"]
    if rng.random() > told["share"]:
        return 0
    levels = told["levels"]
    return int(rng.choices(list(levels), list(levels.values()))[0])


def shuffled(values: list[Plan], rng: Random) -> Iterator[Plan]:
    """The plans in an order of their own, so that ends and services mix."""
    order = list(values)
    rng.shuffle(order)
    return iter(order)
