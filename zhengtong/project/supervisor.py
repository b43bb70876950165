"""Run web and worker side by side, start again what dies, stop everything at once.

For one machine; an installation with many uses its own service manager. It imports nothing but the
standard library, so that it stays small.
"""

import argparse
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

GRACE_SECONDS = 15.0
FRESH_SECONDS = 3.0
LONGEST_WAIT = 30.0
SIGNAL_AT_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of prctl(2)
#: Each thread would otherwise keep a heap of its own, and what one gives back no other could use.
SHARED_HEAPS = {"MALLOC_ARENA_MAX": "2"}
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """In a child, before its program begins: nobody lives on when the supervisor is killed."""
    if LIBC is not None:
        LIBC.prctl(SIGNAL_AT_PARENTS_DEATH, signal.SIGTERM)


@dataclass
class Child:
    """A process that has to be alive. `command` is started afresh whenever it ends."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = 0.5
    due: float = field(default=0.0)


class Supervisor:
    """Keeps its children alive until SIGINT or SIGTERM."""

    def __init__(self, children: Sequence[Child], *, say: Callable[[str], object]) -> None:
        self.children = list(children)
        self.say = say
        self.stopping = False

    def run(self, environment: Mapping[str, str] | None = None) -> None:
        """Start the children and stay until told to stop."""
        self.environment = {**SHARED_HEAPS, **os.environ, **(environment or {})}
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        for child in self.children:
            self._start(child)
        while not self.stopping:
            time.sleep(0.2)
            for child in self.children:
                self._look_after(child)
        self._end()

    def _start(self, child: Child) -> None:
        # A session of its own keeps the terminal's Ctrl-C from reaching the child before us.
        child.process = subprocess.Popen(
            list(child.command),
            env=self.environment,
            start_new_session=True,
            preexec_fn=die_with_parent,  # safe: this process has one thread
        )
        child.started = time.monotonic()

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is not None and child.process.poll() is not None:
            lived = now - child.started
            child.wait = 0.5 if lived > FRESH_SECONDS else min(child.wait * 2, LONGEST_WAIT)
            child.due = now + child.wait
            self.say(f"{child.name} ended with {child.process.returncode}; starting it again")
            child.process = None
        if child.process is None and now >= child.due and not self.stopping:
            self._start(child)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _end(self) -> None:
        alive = [c.process for c in self.children if c.process and c.process.poll() is None]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for process in alive:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def web(port: int, *, host: str, workers: int, threads: int) -> Child:
    """The web server on a port."""
    return Child(
        "web",
        [
            sys.executable, "-m", "gunicorn", "zhengtong.project.wsgi:application",
            "--bind", f"{host}:{port}", "--worker-class", "gthread",
            "--workers", str(workers), "--threads", str(threads), "--preload",
            "--max-requests", "20000", "--max-requests-jitter", "2000",
            "--graceful-timeout", "10", "--timeout", "60", "--log-level", "warning",
            "--limit-request-line", "8190",
        ],
    )  # fmt: skip


def worker() -> Child:
    """A worker for tasks and timers."""
    return Child("worker", [sys.executable, "-m", "zhengtong.project", "worker"])


def main() -> None:
    """Run web and worker until Ctrl-C: `python -m zhengtong.project.supervisor --port 8000`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    wish = parser.parse_args()
    children = [
        web(wish.port, host=wish.host, workers=wish.workers, threads=wish.threads),
        worker(),
    ]
    Supervisor(children, say=lambda words: print(words, file=sys.stderr, flush=True)).run()
    print("Stopped.", flush=True)


if __name__ == "__main__":
    main()
