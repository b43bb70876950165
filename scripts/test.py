"""The whole test-suite: rooms on both databases, then the journeys in a browser."""

import os
import subprocess
import sys
import time
from pathlib import Path

from postgres import server

ROOT = Path(__file__).resolve().parents[1]


def pytest(title: str, *arguments: str, database: str = "") -> int:
    print(f"\n== {title}", flush=True)
    started = time.monotonic()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ZHENGTONG_")}
    if database:
        environment["ZHENGTONG_DATABASE_URL"] = database
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *arguments], cwd=ROOT, env=environment, check=False
    )
    print(f"== {title}: {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode


def main() -> None:
    results = [pytest("rooms on SQLite", "-n", "2", "-m", "not journey")]
    with server() as url:
        results.append(pytest("rooms on PostgreSQL", "-n", "2", "-m", "not journey", database=url))
        results.append(pytest("journeys on PostgreSQL", "-m", "journey", database=url))
    results.append(pytest("journeys on SQLite", "-m", "journey"))
    if any(results):
        sys.exit("Some tests failed.")


main()
