"""The office in which the processes of these tests run."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.blocks.process.drawing import process
from zhengtong.blocks.process import actions, queries
from zhengtong.blocks.process.sockets import OPERATIONS
from zhengtong.blocks.process.views import PositionView
from zhengtong.kernel.actors import STRANGER, SYSTEM, Actor

OFFICE, MARKET, FIRE = "11990100MB100001X1", "11990100MB100002X2", "11990100MB100003X3"
WHERE = {"window": OFFICE, "market": MARKET, "fire": FIRE, "urban": "11990100MB100004X4"}


def staff(name: str, body: str, *roles: str) -> Actor:
    return Actor(ref=f"staff:{name}", kind="staff", body=body, roles=frozenset(roles))


CLERK = staff("clerk", OFFICE, "clerk")
COLLEAGUE = staff("colleague", OFFICE, "clerk")
REVIEWER = staff("reviewer", MARKET, "reviewer", "approver")
FIREMAN = staff("fireman", FIRE, "reviewer")
RESIDENT = Actor(ref="person:1", kind="person")
NOBODY = STRANGER

JOINT = (
    "start s -> accept",
    "user accept outcomes=accepted,correction,refused result=acceptance days=5 -> g",
    'choice g -> *refused | fork: acceptance = "accepted" | more: acceptance = "correction"',
    "user more participant=applicant role= result=supplement -> accept",
    "edge late on=more workdays=15 -> refused",
    "all fork -> market | fire",
    "user market participant=market role=reviewer -> join",
    "user fire participant=fire role=reviewer -> join",
    "all join -> decide",
    "user decide participant=market role=approver outcomes=granted,rejected result=decision -> d",
    'choice d -> *deliver | issue: decision = "granted"',
    "service issue op=test.note results=licence -> deliver",
    "user deliver -> done",
    "end refused",
    "end done",
)


class Office:
    """Publishes, starts and walks processes with few words."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at
        self.cases = 0

    def publish(self, *lines: str, key: str = "test", facts: str = "") -> int:
        return actions.deploy(key, process(*lines, facts=facts), by=SYSTEM, at=self.at).id

    def start(self, *lines: str, facts: Mapping[str, Any] | None = None, names: str = "") -> str:
        """Start a new case on these lines; the answer is its ref."""
        self.cases += 1
        ref = f"case:{self.cases}"
        version = self.publish(*lines, key=f"test-{self.cases}", facts=names)
        actions.start(
            version, ref=ref, participants=WHERE, facts=facts or {}, by=RESIDENT, at=self.at
        )
        return ref

    def task(self, ref: str, element: str) -> int:
        return next(one.id for one in queries.open_tasks(ref) if one.element == element)

    def take(self, ref: str, element: str, by: Actor = SYSTEM, **outcome: Any) -> PositionView:
        return actions.complete(self.task(ref, element), outcome, by=by, at=self.at)


@pytest.fixture
def office(at: dt.datetime, db: None, note: list) -> Office:
    return Office(at)


@pytest.fixture
def note() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """The operation ``test.note``: what it was called with, each time."""
    calls: list[tuple[str, dict[str, Any]]] = []

    def operation(ref: str, facts: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> Any:
        calls.append((ref, dict(facts)))
        return {"licence": f"L-{len(calls)}"}

    with OPERATIONS.plugged("test.note", operation):
        yield calls


Plug = Callable[..., Any]


@pytest.fixture
def plug() -> Iterator[Callable[[str, Plug], None]]:
    """Plug an operation in for one test: ``plug("test.fail", function)``."""
    before = dict(OPERATIONS._plugs)
    yield OPERATIONS.register
    OPERATIONS._plugs.clear()
    OPERATIONS._plugs.update(before)
