"""Run something over HTTP for a while, by one user or several, and see what it took."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from .processes import cpu_seconds
from .wire import Line

#: Does one thing over a connection; False when there is nothing left to do.
Deed = Callable[[Line], bool]


@dataclass(frozen=True, slots=True)
class Measure:
    """What so many deeds took: milliseconds and deeds a second."""

    count: int
    p50: float
    p99: float
    rate: float
    cpu: float


def measure(deed: Deed, *, port: int, pids: list[int], users: int, seconds: float) -> Measure:
    """Let `users` do the deed over and over; what goes wrong in one of them is raised here."""
    took: list[float] = []
    failures: list[BaseException] = []
    until = perf_counter() + seconds

    def one_user() -> None:
        line, own = Line(port), []
        try:
            while perf_counter() < until:
                began = perf_counter()
                if not deed(line):
                    break
                own.append(perf_counter() - began)
        except BaseException as error:
            failures.append(error)
        finally:
            line.close()
            took.extend(own)

    threads = [threading.Thread(target=one_user) for _user in range(users)]
    before, began = cpu_seconds(pids), perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent, cpu = perf_counter() - began, cpu_seconds(pids) - before
    if failures:
        raise failures[0]
    return summary(took, spent, cpu)


def summary(took: list[float], spent: float, cpu: float) -> Measure:
    """Figures of deeds that took so long each."""
    if not took:
        raise RuntimeError("nothing was measured")
    ranked = sorted(took)
    return Measure(
        count=len(ranked),
        p50=ranked[len(ranked) // 2] * 1000,
        p99=ranked[min(len(ranked) - 1, len(ranked) * 99 // 100)] * 1000,
        rate=len(ranked) / spent,
        cpu=cpu / len(ranked) * 1000,
    )
