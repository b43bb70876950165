"""The product itself, running: demo city, web server and worker, in a folder of its own."""

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

START_SECONDS = 240


@dataclass
class City:
    """A running installation: its address, its data directory, its supervisor."""

    address: str
    home: Path
    process: subprocess.Popen[str]
    log: Path

    def stop(self, number: int = signal.SIGINT) -> int:
        """Stop it as Ctrl-C does; returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(30)

    def ready(self) -> dict[str, object]:
        with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as answer:
            return json.load(answer)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Path, *, database: str = "", now: str = "", extra: dict[str, str] | None = None,
          ) -> City:  # fmt: skip
    """Start `zhengtong run` and wait until it is ready; raises RuntimeError with its output."""
    port = free_port()
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("ZHENGTONG_", "DJANGO_"))
    }
    environment |= {"ZHENGTONG_HOME": str(home), "ZHENGTONG_ENV": "demo", "PYTHONUNBUFFERED": "1"}
    environment |= {"ZHENGTONG_DATABASE_URL": database} if database else {}
    environment |= {"ZHENGTONG_NOW": now} if now else {}
    environment |= extra or {}
    log = home / "run.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "zhengtong.project", "run", "--port", str(port)],
            env=environment, stdout=output, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    city = City(f"http://127.0.0.1:{port}", home, process, log)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if city.ready().get("ready"):
                return city
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    city.stop()
    raise RuntimeError(f"the city did not start:\n{log.read_text()[-6000:]}")


def chromium() -> str:
    """The system's browser; stops the tests with words when there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("no Chromium on this machine; `make test` installs it")
