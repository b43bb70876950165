"""The product itself, running: demo city, web server and worker, on an installation of its own."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.databases import Installation

START_SECONDS = 300


@dataclass
class City:
    """A running installation: its address, its data, its supervisor."""

    address: str
    installation: Installation
    process: subprocess.Popen[str]
    log: Path

    def stop(self, number: int = signal.SIGINT) -> int:
        """Stop it as Ctrl-C does; returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(40)

    def end(self) -> None:
        """Stop it, by force when it does not stop by itself; for tests that have failed."""
        try:
            self.stop()
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for pid in self.processes():
            kill(pid)

    def ready(self) -> dict[str, object]:
        """What `/readyz` says."""
        with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as answer:
            return json.load(answer)

    def said(self) -> str:
        """Everything it has written to the terminal."""
        return self.log.read_text(errors="replace")

    def failures(self) -> list[str]:
        """Lines of the log that tell of an error of ours."""
        return [line for line in self.said().splitlines() if '"level": "error"' in line]

    def processes(self) -> dict[int, str]:
        """Process ids of everything that runs, with what each one is for: the supervisor, below
        it the worker and the web server, and below that the web processes that answer."""
        found: dict[int, str] = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                words = (entry / "environ").read_bytes().split(b"\0")
                if f"ZHENGTONG_PORTAL={self.address}".encode() not in words:
                    continue
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            own, first = int(entry.name) == self.process.pid, parent == self.process.pid
            found[int(entry.name)] = kind_of(line, own=own, first=first)
        return found


def kind_of(line: str, *, own: bool, first: bool) -> str:
    """What a process of a city is for, by its command line and its place."""
    if own:
        return "supervisor"
    if "gunicorn" in line:
        return "server" if first else "web"
    return "worker" if first else "other"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    on: Installation, *, now: str = "", port: int = 0, extra: dict[str, str] | None = None
) -> City:
    """Start `zhengtong run` and wait until it is ready; raises RuntimeError with its output."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    environment = on.environment() | {"ZHENGTONG_PORTAL": address} | (extra or {})
    environment |= {"ZHENGTONG_NOW": now} if now else {}
    log = on.home / "run.log"
    with log.open("a") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "zhengtong.project", "run", "--port", str(port)],
            env=environment, stdout=output, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    city = City(address, on, process, log)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if city.ready().get("ready"):
                return city
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    city.end()
    raise RuntimeError(f"the city did not start:\n{city.said()[-6000:]}")


def kill(pid: int) -> None:
    """End one process without a word (it may be gone already)."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def chromium() -> str:
    """The system's browser; stops the tests with words when there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("no Chromium on this machine; `make test` installs it")
