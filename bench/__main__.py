"""`python -m bench`: measure on PostgreSQL and SQLite, print the table, write it when asked."""

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from . import report
from .installation import ROOT, Installation, finish
from .running import Figures, fill, run, to_stderr

sys.path.insert(0, str(ROOT / "scripts"))

from postgres import server

PAGE = ROOT / "docs/reference/benchmarks.md"
POSTGRES, SQLITE = "PostgreSQL", "SQLite"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000, help="cases to generate")
    parser.add_argument("--items", type=int, default=10_000, help="items to import")
    parser.add_argument("--database", choices=["postgresql", "sqlite"], help="only this one")
    parser.add_argument("--only", default="", help="only these rows, by their keys: create,read")
    parser.add_argument("--scale", type=float, default=1.0, help="how long to measure each row")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    return parser.parse_args()


@contextmanager
def places(wanted: str | None) -> Iterator[list[Installation]]:
    """Fresh homes, and a durable PostgreSQL server for one of them."""
    with ExitStack() as stack:
        found = []
        if wanted != "sqlite":
            url = stack.enter_context(server(durable=True))
            found.append(Installation(POSTGRES, _home(stack), url))
        if wanted != "postgresql":
            found.append(Installation(SQLITE, _home(stack)))
        yield found


def _home(stack: ExitStack) -> Path:
    folder = tempfile.TemporaryDirectory(prefix="zt-bench-", ignore_cleanup_errors=True)
    return Path(stack.enter_context(folder))


def main() -> None:
    told = arguments()
    only = {word for word in told.only.split(",") if word}
    all_figures = []
    with places(told.database) as found:
        to_stderr("setting up the demo city")
        for process in [place.begin("setup") for place in found]:
            finish(process)
        for place in found:
            figures = Figures(place.name)
            fill(place, figures, cases=told.cases, items=told.items, say=to_stderr)
            run(place, figures, only=only, scale=told.scale, say=to_stderr)
            all_figures.append(figures)
    table = report.table(all_figures)
    print(table)
    if told.write:
        PAGE.write_text(page(table, told.cases))
        to_stderr(f"written to {PAGE.relative_to(ROOT)}")


def page(table: str, cases: int) -> str:
    """The page of the documentation."""
    command = "make bench" if cases == 20_000 else f"python -m bench --cases {cases}"
    return (
        "# Benchmarks\n\n"
        f"Measured with `{command}` on two shared cores of a virtual machine "
        f"({platform.system()}, Python {platform.python_version()}), everything on that machine: "
        "the database (durable), the web processes, the worker and the client.\n"
        f"{report.NOTES}Bold is what misses its promise.\n\n{table}"
    )


main()
