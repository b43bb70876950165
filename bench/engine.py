"""Run inside an installation: what the process engine takes, without HTTP; prints JSON.

The joint review of the food licence: started, then seven steps completed, each in its transaction
with everything that is written. Everything is undone at the end.
"""

import json
import sys
from time import perf_counter, process_time

from django.db import transaction

from bench import ready as ready
from zhengtong.blocks.process import actions, queries
from zhengtong.blocks.process.models import Instance, Version
from zhengtong.blocks.process.sockets import OPERATIONS
from zhengtong.kernel import clock
from zhengtong.kernel.actors import SYSTEM

PROCESS = "food-business"
STEPS = (
    ("accept", "accepted"),
    ("fire_opinion", "agree"),
    ("market_opinion", "agree"),
    ("urban_opinion", "agree"),
    ("decide", "granted"),
    ("deliver", "pickup"),
)
WHO = {alias: f"body-{alias}" for alias in ("window", "office", "market", "fire", "urban")}
FACTS = {"handling": "promised", "delivery_mode": "pickup", "applicant_kind": "person"}


class Undone(Exception):
    """Ends the measurement and takes everything back."""


def _do_nothing(ref: str, facts: object, *, by: object, at: object) -> dict[str, object]:
    return {}


class Meter:
    """Sums up what calls take."""

    def __init__(self) -> None:
        self.count, self.cpu, self.wall = 0, 0.0, 0.0

    def __enter__(self) -> "Meter":
        self._cpu, self._wall = process_time(), perf_counter()
        return self

    def __exit__(self, *nothing: object) -> None:
        self.count += 1
        self.cpu += process_time() - self._cpu
        self.wall += perf_counter() - self._wall

    def told(self) -> dict[str, float]:
        return {"cpu": self.cpu / self.count * 1000, "wall": self.wall / self.count * 1000}


def walk(version: int, number: int, start: Meter, step: Meter) -> int:
    """One instance from start to end; returns the bytes of its state before the decision."""
    ref, at, size = f"bench:{number}", clock.now(), 0
    with start:
        actions.start(version, ref=ref, participants=WHO, facts=FACTS, by=SYSTEM, at=at)
    for element, outcome in STEPS:
        task = next(t for t in queries.open_tasks(ref) if t.element == element)
        if element == "decide":
            row = Instance.objects.get(ref=ref)
            size = len(json.dumps(row.state, ensure_ascii=False).encode())
        with step:
            actions.complete(task.id, {task.result: outcome}, by=SYSTEM, at=at)
    return size


def main(rounds: int) -> None:
    """Walk so many instances and print what they took."""
    version = Version.objects.filter(key=PROCESS).latest("number").pk
    start, step, size = Meter(), Meter(), 0
    names = OPERATIONS.keys()
    OPERATIONS._plugs.update(dict.fromkeys(names, _do_nothing))
    try:
        with transaction.atomic():
            for number in range(10):
                walk(version, number, Meter(), Meter())
            began = perf_counter()
            for number in range(10, 10 + rounds):
                size = walk(version, number, start, step)
            spent = perf_counter() - began
            raise Undone
    except Undone:
        pass
    steps = rounds * (1 + len(STEPS)) / spent
    json.dump(
        {"start": start.told(), "step": step.told(), "bytes": size, "steps": steps}, sys.stdout
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
