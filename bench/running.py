"""One database from the empty home to its figures."""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import lists
from .installation import Installation, Serving
from .measuring import Measure, measure
from .processes import Memory, memory
from .scenarios import Scenario, scenarios
from .wire import Line, request

IMPORTED = re.compile(r"([\d,]+) rows in ([\d.]+) s")
GENERATED = re.compile(r"([\d,]+) cases, .* in ([\d.]+) s")
DRAFTS = 900
ROUNDS = 150
WARM_CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One scenario with one user and with four; `worker_cpu` is what the worker spent on each."""

    scenario: Scenario
    one: Measure
    four: Measure


@dataclass
class Figures:
    """Everything measured on one database."""

    name: str
    cases: int = 0
    items: int = 0
    seats: int = 0
    rows: list[Row] = field(default_factory=list)
    web: list[Memory] = field(default_factory=list)
    web_whole: float = 0.0
    worker: list[Memory] = field(default_factory=list)
    generated: float = 0.0
    imported: float = 0.0
    engine: dict[str, Any] = field(default_factory=dict)


Say = Callable[[str], None]


def fill(place: Installation, figures: Figures, *, cases: int, items: int, say: Say) -> None:
    """Import the list and generate the cases, with the rate of both."""
    path = place.home / "list.jsonl"
    lists.write(path, items)
    told = place.zhengtong("items", "import", str(path), "--mapping", "guangdong")
    figures.imported = _rate(IMPORTED, told)
    say(f"{place.name}: {items:,} items imported, {figures.imported:,.0f}/s")
    told = place.zhengtong("demo", "generate", "--cases", str(cases))
    figures.generated = _rate(GENERATED, told)
    say(f"{place.name}: {cases:,} cases generated, {figures.generated:,.0f}/s")


def _rate(pattern: re.Pattern[str], told: str) -> float:
    found = pattern.search(told)
    if found is None:
        raise RuntimeError(f"no figures in: {told[-500:]}")
    return int(found.group(1).replace(",", "")) / max(float(found.group(2)), 0.05)


def run(place: Installation, figures: Figures, *, only: set[str], scale: float, say: Say) -> None:
    """Prepare, serve and measure."""
    prepared = json.loads(place.run("-m", "bench.preparing", str(DRAFTS)))
    figures.cases, figures.items = prepared["rows"]["cases"], prepared["rows"]["items"]
    figures.seats = prepared["desk"]["count"]
    if not only:
        figures.engine = json.loads(place.run("-m", "bench.engine", str(ROUNDS)))
    with place.serving() as serving:
        warm_up(serving, prepared)
        for scenario in scenarios(prepared):
            if only and scenario.key not in only:
                continue
            figures.rows.append(measured(scenario, serving, scale))
            say(f"{place.name}: {told(figures.rows[-1])}")
        web = serving.web
        figures.web = [memory(pid) for pid in web[1:]]
        figures.web_whole = sum(memory(pid).pss for pid in web)
        figures.worker = [memory(pid) for pid in serving.worker]


def warm_up(serving: Serving, prepared: dict[str, Any]) -> None:
    """Let each web process draw every page once: what is measured is the second hour, not the
    first second. Drafts are left alone."""
    lines = [Line(serving.port) for _connection in range(WARM_CONNECTIONS)]
    for scenario in scenarios({**prepared, "drafts": prepared["drafts"][-WARM_CONNECTIONS:]}):
        for line in lines:
            for _time in range(scenario.warm):
                scenario.deed(line)
    for line in lines:
        line.send(request("GET", "/healthz"))
        line.close()


def measured(scenario: Scenario, serving: Serving, scale: float) -> Row:
    """A scenario with one user, then with four."""
    pids = serving.web
    seconds = scenario.seconds * scale
    one, four = (
        measure(scenario.deed, port=serving.port, pids=pids, users=users, seconds=seconds)
        for users in (1, 4)
    )
    return Row(scenario, one, four)


def told(row: Row) -> str:
    """A row in one line, while it is measured."""
    one, four = row.one, row.four
    return (
        f"{row.scenario.title:<42} {one.cpu:6.1f} ms CPU, p50 {one.p50:6.1f}, p99 {one.p99:6.1f}, "
        f"{one.rate:6.1f}/s; 4 users: {four.cpu:6.1f} ms CPU, p50 {four.p50:6.1f}, "
        f"p99 {four.p99:6.1f}, {four.rate:6.1f}/s ({one.count}+{four.count})"
    )


def to_stderr(words: str) -> None:
    """Progress goes beside the table, not into it."""
    print(f"· {words}", file=sys.stderr, flush=True)
