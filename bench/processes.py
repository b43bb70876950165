"""What processes cost, out of /proc: processor time with all threads, and memory."""

import os
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes: resident, and with shared pages divided among those who share them."""

    rss: float
    pss: float


def children(pid: int) -> list[int]:
    """The processes that this one has started and that are alive."""
    found: list[int] = []
    for path in PROC.glob(f"{pid}/task/*/children"):
        found += [int(word) for word in path.read_text().split()]
    return found


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    return [pid, *(below for child in children(pid) for below in tree(child))]


def command(pid: int) -> str:
    """The command line of a process."""
    return (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()


def cpu_seconds(pids: list[int]) -> float:
    """User and system time that these processes have spent so far."""
    ticks = 0
    for pid in pids:
        # The name of the command stands in brackets and may hold anything.
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


def memory(pid: int) -> Memory:
    """The memory of one process."""
    figures = {}
    for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]:
        name, _colon, rest = line.partition(":")
        figures[name] = int(rest.split()[0]) / 1024
    return Memory(rss=figures["Rss"], pss=figures["Pss"])
