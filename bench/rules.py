"""`python -m bench.rules`: decisions a second of the rule engine, checked against an oracle.

Rates are counted in processor seconds of one core. With `--peers` an environment of its own is
made under build/ and the engines that pip can install are measured there, in the same run, on the
same table and facts.
"""

import argparse
import json
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from zhengtong.blocks.rules import dmn

from . import ruletable
from .ruletable import DECISION, Table

HERE = Path(__file__).resolve().parent
PLACE = HERE.parent / "build" / "bench-peers"
PEERS = ("zen-engine", "SpiffWorkflow", "pyDMNrules")
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with what was promised (issue 3): at least so many, or at most."""

    title: str
    value: float
    bound: float
    at_most: bool = False

    @property
    def held(self) -> bool:
        return self.value <= self.bound if self.at_most else self.value >= self.bound

    def __str__(self) -> str:
        unit, sign = ("ms", "≤") if self.at_most else ("/s", "≥")
        verdict = "" if self.held else "  MISSED"
        return f"{self.title:<58} {self.value:>12,.0f} {unit}   {sign} {self.bound:,.0f}{verdict}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.rules", description=__doc__)
    parser.add_argument("--peers", action="store_true", help="measure the peers, too")
    told = parser.parse_args()
    rows = own()
    print("\n".join(map(str, rows)))
    if told.peers:
        print("\n".join(peers()))
    sys.exit(not all(row.held for row in rows))


def own() -> list[Row]:
    """Our engine on the tables that were promised."""
    small, middle, large = (ruletable.make(rows) for rows in (20, 200, 3700))
    model = compiled(small)
    plain = rate(small, lambda facts: model.decide(DECISION, facts).value)
    traced = rate(small, lambda facts: explained(model, facts))
    long = compiled(large)
    return [
        Row("20 rows × 6 inputs, Chinese names", plain, 100_000),
        Row("the same with trace, every row's reason read", traced, 30_000),
        Row("3,700 rows, FIRST", rate(large, lambda f: long.decide(DECISION, f).value), 5_000),
        Row("read and compile 200 rows", best(lambda: compiled(middle)) * 1000, 300, at_most=True),
    ]


def compiled(table: Table) -> dmn.Model:
    return dmn.compile(dmn.load(ruletable.dmn(table)), strict=True)


def explained(model: dmn.Model, facts: dict[str, Any]) -> Any:
    """Decide, and read for every row why it matched or not."""
    outcome = model.decide(DECISION, facts, trace=True)
    trace = outcome.trace
    assert trace is not None
    for row in trace.decisions[-1].tables[-1].rows:
        if row.failed is None and not row.matched:
            raise AssertionError("a row that does not match has no reason")
    return outcome.value


def rate(table: Table, decide: Callable[[dict[str, Any]], Any]) -> float:
    """Decisions a second, every answer compared with the oracle's."""
    expected = [ruletable.oracle(table, facts) for facts in table.facts]
    wrong = sum(decide(f) != e for f, e in zip(table.facts, expected, strict=True))
    if wrong:
        raise SystemExit(f"{wrong} of {len(expected)} decisions are wrong")

    def once() -> None:
        for facts in table.facts:
            decide(facts)

    return len(table.facts) / best(once)


def best(deed: Callable[[], object]) -> float:
    """Processor seconds of the best of some rounds."""
    took = []
    for _ in range(ROUNDS):
        began = process_time()
        deed()
        took.append(process_time() - began)
    return min(took)


def peers() -> list[str]:
    """The peers on the 20-row table, with Chinese names and with Latin ones."""
    python = PLACE / "bin" / "python"
    if not python.exists():
        venv.create(PLACE, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True)
    table = ruletable.make(20)
    lines = []
    for script, one, names in (
        ("Chinese", table, ruletable.NAMES),
        ("Latin", ruletable.latin(table), ruletable.LATIN),
    ):
        file = PLACE / "table.json"
        file.write_text(json.dumps(_told(table, one, names), ensure_ascii=False), encoding="utf-8")
        command = [python, HERE / "rulepeers.py", file]
        found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        lines += [_peer(json.loads(line), script) for line in found.splitlines()]
    return lines


def _told(table: Table, one: Table, names: tuple[str, ...]) -> dict[str, Any]:
    xml = ruletable.dmn(table, annotated=False).decode()
    for ours, theirs in zip(ruletable.NAMES, names, strict=True):
        xml = xml.replace(ours, theirs)
    return {
        "names": names,
        "rows": table.rows,
        "outputs": table.outputs,
        "facts": one.facts,
        "expected": [ruletable.oracle(table, facts) for facts in table.facts],
        "dmn": xml,
        "decision": DECISION,
    }


def _peer(found: dict[str, Any], script: str) -> str:
    title = f"{found['name']} {found.get('version', '')}, {script} names"
    if "fault" in found:
        return f"{title:<58} {found['fault']}"
    right = f"{found['right']} of {found['of']} right"
    return f"{title:<58} {found['rate']:>12,.0f} /s   {right}"


if __name__ == "__main__":
    main()
