"""What has to be looked at from time to time: due timers, silent receipts, seals, sweeps.

A room declares `@every(seconds=60, name="cases.silence")` on a function of one argument, the
present moment; the worker's ticker calls it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

Round = Callable[[datetime], object]


@dataclass(frozen=True, slots=True)
class Periodic:
    name: str
    seconds: int
    run: Round


PERIODIC: dict[str, Periodic] = {}


def every(*, seconds: int, name: str) -> Callable[[Round], Round]:
    """Declare a function that the worker calls every so many seconds, from any one worker."""

    def declare(run: Round) -> Round:
        PERIODIC[name] = Periodic(name=name, seconds=seconds, run=run)
        return run

    return declare
