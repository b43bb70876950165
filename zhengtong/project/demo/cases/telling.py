"""Tells all stories at once, in the order of time.

A story is a generator: it yields the moment of its next act and, when that moment has come,
performs it by the actions of the rooms. So the journal is written as time went by, and whatever
has not happened by now simply has not happened yet.
"""

import gc
import heapq
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

from zhengtong.kernel import clock
from zhengtong.project.demo.cases.hearing import own_ear
from zhengtong.project.demo.cases.planning import plans, shuffled
from zhengtong.project.demo.cases.stories import Story
from zhengtong.project.demo.cases.world import World
from zhengtong.project.demo.progress import Step, silent

SEED = 990100
#: Acts of a simulated day share a transaction: a thousand commits take longer than the acts.
TOGETHER = 60


def tell(*, at: datetime, seed: int = SEED, share: float = 1.0, step: Step = silent) -> list[Story]:
    """Play all stories up to `at`; the same seed and moment give the same city."""
    gc.disable()  # short-lived rows only: the collector would look through all caches in vain
    try:
        with own_ear() as ear, all_or_nothing():
            return _tell(World(seed, ear), at, share, step)
    finally:
        gc.enable()


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Within this no act is undone alone, so that none needs a savepoint of its own: three in ten
    of all questions to the database would be about savepoints. What fails, fails the day."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True


def _tell(world: World, at: datetime, share: float, step: Step) -> list[Story]:
    today = clock.local_date(at)
    planned = plans(world.hours, world.rng, today, share=share)
    told = [Story(world, plan) for plan in shuffled(planned, world.rng)]
    queue: list[tuple[datetime, int, Iterator[datetime]]] = []
    for number, story in enumerate(told):
        _wake(queue, number, story.acts(), at)
        step()
    while queue:
        with transaction.atomic():
            for _n in range(min(TOGETHER, len(queue))):
                _moment, number, acts = heapq.heappop(queue)
                _wake(queue, number, acts, at)
                step()
                if not queue:
                    break
            world.ear.hear()
    return told


def _wake(
    queue: list[tuple[datetime, int, Iterator[datetime]]],
    number: int,
    acts: Iterator[datetime],
    at: datetime,
) -> None:
    """Let a story act, and note when it wants to act next; what lies ahead is left untold."""
    moment = next(acts, None)
    if moment is not None and moment <= at:
        heapq.heappush(queue, (moment, number, acts))
