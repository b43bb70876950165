"""An installation of its own for the length of a measurement: home, database, web and worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from .processes import command, tree

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 300.0


class Failed(Exception):
    """A command of the product has failed; its last words are the message."""


@dataclass
class Installation:
    """Where one database is measured."""

    name: str
    home: Path
    url: str = ""
    port: int = 0
    environment: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("ZHENGTONG_")}
        self.environment = {**kept, "ZHENGTONG_HOME": str(self.home), "ZHENGTONG_ENV": "demo"}
        if self.url:
            self.environment["ZHENGTONG_DATABASE_URL"] = self.url

    def zhengtong(self, *words: str) -> str:
        """Run a command of the product to its end; returns what it printed."""
        return self.run("-m", "zhengtong.project", *words)

    def run(self, *words: str) -> str:
        """Run Python in this installation; raises Failed."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment,
            text=True,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise Failed(f"{' '.join(words)}:\n{done.stdout[-1000:]}{done.stderr[-3000:]}")
        return done.stdout

    def begin(self, *words: str) -> "subprocess.Popen[str]":
        """Begin a command of the product, to be waited for with `finish`."""
        return subprocess.Popen(
            [sys.executable, "-m", "zhengtong.project", *words],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    @contextmanager
    def serving(self, *, workers: int = 2, threads: int = 4) -> Iterator["Serving"]:
        """The product in service: `zhengtong run` with web processes and worker."""
        self.port = free_port()
        log = (self.home / "bench.log").open("w")
        process = subprocess.Popen(
            [sys.executable, "-m", "zhengtong.project", "run", "--port", str(self.port),
             "--workers", str(workers), "--threads", str(threads)],
            cwd=ROOT, env=self.environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            self._wait(process)
            yield Serving(process.pid, self.port)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
            log.close()

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if process.poll() is not None:
                break
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5):
                    return
            except OSError:
                time.sleep(0.2)
        raise Failed(
            f"the product did not come up:\n{(self.home / 'bench.log').read_text()[-3000:]}"
        )


def finish(process: "subprocess.Popen[str]") -> str:
    """Wait for a command that was begun; returns what it printed; raises Failed."""
    out, _nothing = process.communicate()
    if process.returncode:
        raise Failed(out[-3000:])
    return out


@dataclass(frozen=True, slots=True)
class Serving:
    """A product in service."""

    pid: int
    port: int

    @property
    def web(self) -> list[int]:
        """The web server's processes: the one that watches, then those that answer."""
        return [pid for pid in tree(self.pid) if "gunicorn" in command(pid)]

    @property
    def worker(self) -> list[int]:
        """The worker's processes."""
        return [pid for pid in tree(self.pid) if command(pid).rstrip().endswith(" worker")]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
