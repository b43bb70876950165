"""The table, as Markdown."""

from collections.abc import Iterable

from .processes import Memory
from .running import Figures, Row
from .targets import CASES_A_SECOND, TARGETS, WEB_MB, WORKER_MB, Target

HEAD = (
    "| | CPU | p50 | p99 | 1 user | 4 users: p50 | p99 | rate | promised | peers |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|---|---|"
)
NOTES = """\
CPU is user and system time of all web processes together, in milliseconds for each deed, whatever
they did meanwhile; p50 and p99 are milliseconds at the client, which shares the two cores with
everything else. Peers were measured on the same kind of machine with PostgreSQL 15.
"""


def table(all_figures: Iterable[Figures]) -> str:
    """Everything measured, database after database."""
    return "\n".join(part for figures in all_figures for part in _database(figures))


def _database(figures: Figures) -> list[str]:
    lines = [
        f"## {figures.name}",
        "",
        f"{figures.cases:,} cases (the official who lists has a seat at {figures.seats:,}), "
        f"{figures.items:,} items, two web processes of four threads, one worker.",
        "",
        HEAD,
        *(_row(row) for row in figures.rows),
        "",
    ]
    if figures.web:
        lines += [*_memory(figures), ""]
    if figures.generated:
        lines += [*_bulk(figures), ""]
    return lines


def _row(row: Row) -> str:
    one, four, target = row.one, row.four, TARGETS.get(row.scenario.key, Target())
    return (
        f"| {row.scenario.title} | {_held(one.cpu, target.cpu)} | {_held(one.p50, target.p50)} | "
        f"{one.p99:.1f} | {one.rate:.0f}/s | {four.p50:.1f} | {four.p99:.1f} | "
        f"{_reached(four.rate, target.rate)} | {_promised(target)} | {target.peer} |"
    )


def _held(value: float, bound: float) -> str:
    """A value, in bold when it is over what was promised."""
    return f"**{value:.1f}**" if bound and value > bound else f"{value:.1f}"


def _reached(rate: float, bound: float) -> str:
    return f"**{rate:.0f}/s**" if bound and rate < bound else f"{rate:.0f}/s"


def _promised(target: Target) -> str:
    words = [f"≤ {target.cpu:g} ms CPU"] if target.cpu else []
    words += [f"p50 ≤ {target.p50:g} ms"] if target.p50 else []
    words += [f"≥ {target.rate:g}/s at 4 users"] if target.rate else []
    return ", ".join(words)


def _memory(figures: Figures) -> list[str]:
    return [
        "| memory after all this | resident | with shared pages divided | promised |",
        "|---|---:|---:|---|",
        f"| web process | {_worst(figures.web, WEB_MB)} MB | "
        f"{max(m.pss for m in figures.web):.0f} MB | ≤ {WEB_MB:.0f} MB |",
        f"| all web processes | | {figures.web_whole:.0f} MB | |",
        f"| worker | {_worst(figures.worker, WORKER_MB)} MB | "
        f"{max(m.pss for m in figures.worker):.0f} MB | ≤ {WORKER_MB:.0f} MB |",
    ]


def _worst(all_memory: list[Memory], bound: float) -> str:
    worst = max(m.rss for m in all_memory)
    return f"**{worst:.0f}**" if worst > bound else f"{worst:.0f}"


def _bulk(figures: Figures) -> list[str]:
    lines = [
        "| in bulk | | promised |",
        "|---|---:|---|",
        f"| cases generated | {figures.generated:,.0f}/s | "
        f"≥ {CASES_A_SECOND:,.0f}/s on PostgreSQL |",
        f"| items imported | {figures.imported:,.0f}/s | ≥ 76/s |",
    ]
    if engine := figures.engine:
        lines += [
            f"| process engine: start an instance | {engine['start']['cpu']:.1f} ms CPU | ≤ 3 ms |",
            f"| process engine: complete a step | {engine['step']['cpu']:.1f} ms CPU | ≤ 3 ms |",
            f"| process engine: state of an instance in mid-course | {engine['bytes']:,} bytes | "
            "≤ 2,048 bytes |",
        ]
    return lines
